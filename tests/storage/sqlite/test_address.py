from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.storage.sqlite.address import path_of


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///data/trivia.db", Path("data/trivia.db")),
        ("sqlite:////srv/foot note/trivia.db", Path("/srv/foot note/trivia.db")),
        ("sqlite:///trivia.db", Path("trivia.db")),
    ],
)
def test_an_address_names_a_file(url: str, path: Path) -> None:
    assert path_of(url) == path


@pytest.mark.parametrize(
    "url",
    [
        "data/trivia.db",
        "sqlite://data/trivia.db",
        "sqlite:trivia.db",
        "sqlite:///",
        "sqlite:///data/",
        "sqlite:///:memory:",
        "sqlite:///trivia.db?mode=ro",
        "",
    ],
)
def test_an_error_names_the_value_and_an_example(url: str) -> None:
    with pytest.raises(ConfigError) as caught:
        path_of(url)
    assert repr(url) in caught.value.message
    assert "sqlite:///data/trivia.db" in caught.value.remedy


def test_an_address_of_another_engine_does_not_show_its_password() -> None:
    with pytest.raises(ConfigError, match="postgresql://…") as caught:
        path_of("postgresql://footnote:secret@db/trivia")
    assert "secret" not in str(caught.value)
