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
        ("sqlite:////srv/me@home/trivia.db", Path("/srv/me@home/trivia.db")),
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
        "",
    ],
)
def test_an_error_names_the_value_and_an_example(url: str) -> None:
    with pytest.raises(ConfigError) as caught:
        path_of(url)
    assert repr(url) in caught.value.message
    assert "sqlite:///data/trivia.db" in caught.value.remedy


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://footnote:geheim@db/trivia", "'postgresql://…'"),
        ("postgres:u:geheim@h/db", "'h/db'"),
        ("user:geheim@host/db", "'host/db'"),
        ("user:geheim", "'user:…'"),
        ("host=h password=geheim", "'host…'"),
        ("host=h password=gehe@im", "'…'"),
        ("sqlite://user:p@geheim@h/db", "'sqlite://h/db'"),
        ("sqlite:///u:geheim@h/db", "'sqlite://h/db'"),
        ("sqlite:///trivia.db?mode=ro", "'sqlite:///trivia.db…'"),
        ("sqlite:///trivia.db?key=geheim", "'sqlite:///trivia.db…'"),
        ("sqlite:///trivia.db?key=gehe@im", "'sqlite://…'"),
    ],
)
def test_what_may_be_a_password_is_not_shown(url: str, shown: str) -> None:
    with pytest.raises(ConfigError, match=r"sqlite:///data/trivia\.db") as caught:
        path_of(url)
    assert f"DATABASE_URL is {shown}, " in caught.value.message
    assert "heim" not in str(caught.value)
