import pytest

from bot.discord_app.cards.writing import (
    count,
    date_words,
    in_a_row,
    letter,
    listed,
    number_word,
    ordinal,
    relative,
    seconds,
)


@pytest.mark.parametrize(
    ("place", "words"),
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
def test_places_are_words_to_ten_and_figures_after(place: int, words: str) -> None:
    assert ordinal(place) == words


def test_one_of_a_thing_is_not_a_plural() -> None:
    counts = (count(1, "point"), count(0, "point"), count(2300, "point"))
    assert counts == ("1 point", "0 points", "2,300 points")


def test_small_numbers_are_words() -> None:
    assert (number_word(2), number_word(10), number_word(11)) == ("two", "ten", "11")
    assert in_a_row(3) == "three in a row"


def test_times_have_one_decimal() -> None:
    assert (seconds(3_249), seconds(119_999)) == ("3.2 s", "120.0 s")


def test_a_deadline_counts_down_in_each_readers_language() -> None:
    assert relative(1_763_800_020_000) == "<t:1763800020:R>"


def test_options_have_letters() -> None:
    assert [letter(position) for position in range(4)] == ["A", "B", "C", "D"]


def test_lists_end_in_and() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2014", "2014"),
        ("2014-05", "May 2014"),
        ("2014-05-03", "3 May 2014"),
        ("spring 2014", "spring 2014"),
        ("2014-13", "2014-13"),
        ("2014-x", "2014-x"),
        ("", ""),
    ],
)
def test_dates_are_written_out(date: str, words: str) -> None:
    assert date_words(date) == words
