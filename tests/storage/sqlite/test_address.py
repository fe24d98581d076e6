from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.storage.sqlite import address
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


@pytest.mark.parametrize("url", ["sqlite:///~/bot/trivia.db", "sqlite:////~/bot/trivia.db"])
def test_an_address_may_begin_at_home(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert path_of(url) == tmp_path / "bot" / "trivia.db"


@pytest.mark.parametrize("url", ["sqlite:///C:/bot/trivia.db", "sqlite:////C:/bot/trivia.db"])
def test_a_drive_of_windows_begins_a_full_path(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "ON_WINDOWS", True)
    assert str(path_of(url)) == "C:/bot/trivia.db"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite:///~nobody-of-that-name/trivia.db", "write the path out"),
        ("sqlite:///$HOME/trivia.db", "Variables are not filled in"),
        ("sqlite:///C:\temp\new.db", "control character"),
        ("sqlite:///a\0b.db", "control character"),
    ],
)
def test_a_path_that_cannot_be_meant_is_told(url: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        path_of(url)


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
