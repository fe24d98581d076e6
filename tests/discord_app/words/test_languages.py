from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from bot.discord_app.words import languages
from bot.discord_app.words.languages import words_for


@pytest.fixture(autouse=True)
def _three_languages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(languages, "languages", lambda: ("en", "de", "pt-BR"))
    monkeypatch.setattr(languages, "translations", lambda _language: NullTranslations())
    forget()
    yield
    forget()


def forget() -> None:
    words_for.cache_clear()
    languages._words_of.cache_clear()


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("pt-BR", "pt-BR"),
        ("pt-PT", "en"),
        ("en-US", "en"),
        ("en-GB", "en"),
        ("tlh", "en"),
        ("", "en"),
    ],
)
def test_a_language_without_words_is_read_in_the_nearest_that_has_some(
    tag: str, language: str
) -> None:
    assert words_for(tag).language == language


def test_words_are_made_once() -> None:
    assert words_for("en-US") is words_for("en-GB")
