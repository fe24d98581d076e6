from tests.storage.sqlite.conftest import child, house

__all__ = ["child", "house"]
