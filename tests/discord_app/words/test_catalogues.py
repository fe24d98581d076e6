"""Every catalogue has words for all that the code says, and they can be filled."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from click.testing import CliRunner
from discord import Locale

from bot.discord_app.words import __main__ as upkeep
from bot.discord_app.words.catalogue import SOURCE, languages, read_catalogue
from bot.discord_app.words.extraction import messages_in, template, updated, written
from bot.discord_app.words.soundness import problems

TRANSLATED = [language for language in languages() if language != SOURCE]
MESSAGE = "Locked in: {answer}"
POINTS = ("{n} point", "{n} points")


def messages() -> Catalog:
    catalogue = Catalog()
    catalogue.add(MESSAGE)
    catalogue.add(POINTS)
    return catalogue


def german(
    said: str | None, points: tuple[str, ...] | None = ("{n} Punkt", "{n} Punkte")
) -> Catalog:
    catalogue = Catalog(locale="de")
    if said is not None:
        catalogue.add(MESSAGE, said)
    if points is not None:
        catalogue.add(POINTS, points)
    return catalogue


def test_german_is_spoken() -> None:
    assert "de" in TRANSLATED


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_complete_and_can_be_filled(language: str) -> None:
    assert list(problems(read_catalogue(language), template())) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_discord_knows_every_language_that_has_words(language: str) -> None:
    assert language in {locale.value for locale in Locale}


def test_what_is_in_the_repository_is_what_the_code_says() -> None:
    assert upkeep.outdated() == []


def test_the_check_by_itself_is_content() -> None:
    result = CliRunner().invoke(upkeep.main, ["--check"])
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize(
    ("catalogue", "found"),
    [
        (german("Gespeichert: {answer}"), None),
        (german("Gespeichert: {antwort}"), "other fields"),
        (german("Gespeichert"), "other fields"),
        (german("Gespeichert: {answer"), "cannot be filled"),
        (german("Gespeichert: {answer:d}"), "cannot be filled"),
        (german("Gespeichert: {answer!r}"), "cannot be filled"),
        (german("**Gespeichert:** {answer}"), "not as many"),
        (german(""), "0 of 1 forms"),
        (german(None), "not in the catalogue"),
        (german("Gespeichert: {answer}", None), "not in the catalogue"),
        (german("Gespeichert: {answer}", ("{n} Punkt", "")), "1 of 2 forms"),
        (german("Gespeichert: {answer}", ("ein Punkt", "{n} Punkte")), "other fields"),
        (german("Gespeichert: {answer}", ("{n} Punkt", "{m} Punkte")), "other fields"),
    ],
)
def test_what_is_wrong_with_a_catalogue_is_told(catalogue: Catalog, found: str | None) -> None:
    told = list(problems(catalogue, messages()))
    assert told == [] if found is None else [found in one for one in told] == [True]


def test_a_fuzzy_message_and_one_that_nothing_says_are_told() -> None:
    catalogue = german("Gespeichert: {answer}")
    catalogue.add(MESSAGE, "Gespeichert: {answer}", flags=["fuzzy"])
    catalogue.add("Goodbye.", "Tschüss.")
    assert [one.split(": ")[-1] for one in problems(catalogue, messages())] == [
        "marked as fuzzy",
        "nothing says this any more",
    ]


def test_messages_are_found_wherever_they_are_said() -> None:
    code = """
def lines(words):
    return words.count("{n} point, {more}", "{n} points, "
        "{more}", 3, more=words.say("Within."))

command = Command(name=locale_str("trivia"), label=words.plain("Next"))
words.say(text)
"""
    assert list(messages_in(code)) == [
        ("{n} point, {more}", "{n} points, {more}"),
        "Within.",
        "trivia",
        "Next",
    ]


def test_a_new_message_comes_to_the_catalogue_without_words_and_an_old_one_goes() -> None:
    catalogue = german("Gespeichert: {answer}")
    fresh = Catalog()
    fresh.add(MESSAGE)
    fresh.add("Saved: {answer}")
    text = written(updated(catalogue, fresh))
    assert 'msgid "Saved: {answer}"\nmsgstr ""' in text
    assert "Punkt" not in text
    assert "fuzzy" not in text


def test_the_same_words_make_the_same_file(tmp_path: Path) -> None:
    assert written(template()) == written(template())
    assert not re.search(r"\d{4}-\d\d-\d\d", written(template()))


def test_making_words_writes_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "messages.pot"
    monkeypatch.setattr(upkeep, "TEMPLATE", target)
    assert upkeep.outdated() == [target]
    assert CliRunner().invoke(upkeep.main).exit_code == 0
    assert upkeep.outdated() == []
    assert target.read_text(encoding="utf-8") == written(template())
