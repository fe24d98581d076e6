import pytest
from babel.messages.catalog import Catalog

from bot.discord_app.words.catalogue import compiled
from bot.discord_app.words.languages import words_for
from bot.discord_app.words.markdown import Markdown, said
from bot.discord_app.words.words import Words, begun

ENGLISH = words_for("en-US")


def german(*messages: tuple[str | tuple[str, str], str | tuple[str, str]]) -> Words:
    """Return German words for a few messages."""
    catalogue = Catalog(locale="de")
    for message, translation in messages:
        catalogue.add(message, translation)
    return Words("de", compiled(catalogue))


def test_english_says_what_stands_in_the_code() -> None:
    assert ENGLISH.say("The game goes on.") == "The game goes on."
    assert ENGLISH.say("Locked in: {answer}", answer=said("*B*")) == r"Locked in: \*B\*"


def test_another_language_says_its_translation_with_the_same_fields() -> None:
    words = german(("Locked in: {answer}", "Festgelegt: {answer}"))
    assert words.say("Locked in: {answer}", answer=Markdown("B")) == "Festgelegt: B"


def test_what_has_no_translation_is_said_in_english() -> None:
    assert german().say("The game goes on.") == "The game goes on."


def test_braces_from_people_are_left_alone() -> None:
    assert ENGLISH.say("Locked in: {answer}", answer=said("{x}{0}")) == "Locked in: {x}{0}"


def test_each_number_gets_the_form_that_its_language_has_for_it() -> None:
    def points(words: Words, n: int) -> str:
        return words.count("{n} point", "{n} points", n)

    words = german((("{n} point", "{n} points"), ("{n} Punkt", "{n} Punkte")))
    assert [points(ENGLISH, n) for n in (0, 1, 2300)] == ["0 points", "1 point", "2,300 points"]
    assert [points(words, n) for n in (0, 1, 2300)] == ["0 Punkte", "1 Punkt", "2.300 Punkte"]


def test_the_formatted_text_of_a_button_is_plain() -> None:
    assert ENGLISH.plain("Page {page} of {pages}", page=3, pages=1200) == "Page 3 of 1,200"


@pytest.mark.parametrize(
    ("place", "word"),
    [
        (1, "first"),
        (3, "third"),
        (10, "tenth"),
        (11, "11th"),
        (12, "12th"),
        (21, "21st"),
        (22, "22nd"),
        (103, "103rd"),
        (111, "111th"),
        (1213, "1,213th"),
    ],
)
def test_places_are_words_to_ten_and_figures_after(place: int, word: str) -> None:
    assert ENGLISH.ordinal(place) == word


def test_small_numbers_are_words() -> None:
    assert [ENGLISH.number_word(n) for n in (2, 10, 11, 2000)] == ["two", "ten", "11", "2,000"]
    assert ENGLISH.number_word(3, begins=True) == "Three"
    assert begun(ENGLISH.ordinal(2)) == "Second"


def test_times_have_one_decimal() -> None:
    assert (ENGLISH.seconds(3_249), ENGLISH.seconds(119_999)) == ("3.2 s", "120.0 s")
    assert german().seconds(3_249) == "3,2 s"


def test_what_stands_side_by_side_is_told_apart_from_decimals() -> None:
    for words, said_so in ((ENGLISH, "3 of 5, 3.2 s"), (german(), "3 of 5; 3,2 s")):
        assert words.side_by_side([Markdown("3 of 5"), words.seconds(3_249)]) == said_so


def test_lists_end_in_and_or_or() -> None:
    items = [Markdown(letter) for letter in "abc"]
    assert [ENGLISH.listed(items[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert ENGLISH.alternatives(items) == "a, b or c"
    assert german().listed(items) == "a, b und c"


@pytest.mark.parametrize(
    ("written", "read", "in_german"),
    [
        ("2014", "2014", "2014"),
        ("2014-05", "May 2014", "Mai 2014"),
        ("2014-05-03", "3 May 2014", "3. Mai 2014"),
        ("spring 2014", "spring 2014", "spring 2014"),
        ("2014-13", "2014-13", "2014-13"),
        ("2014-x", "2014-x", "2014-x"),
        ("", "", ""),
    ],
)
def test_dates_are_written_out(written: str, read: str, in_german: str) -> None:
    assert (ENGLISH.date(written), german().date(written)) == (read, in_german)


def test_a_command_is_written_as_it_is_typed() -> None:
    assert ENGLISH.command("trivia-packs list") == "/trivia-packs list"
    words = german(("trivia-packs", "trivia-pakete"), ("list", "liste"))
    assert words.command("trivia-packs list") == "/trivia-pakete liste"
    assert words.say("See {/trivia-packs list}.") == "See /trivia-pakete liste."


def test_a_name_of_which_nothing_is_seen_gets_a_word() -> None:
    assert ENGLISH.name_of("\u3164\u200b") == "someone"
    assert ENGLISH.name_of("") == "A former member"
    assert ENGLISH.name_of("*Ann*") == r"\*Ann\*"
