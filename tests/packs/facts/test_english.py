"""English as sentences need it."""

import pytest

from bot.packs.facts.english import (
    capitalised,
    head_noun,
    ordinal,
    plural,
    possessive,
    with_indefinite,
    with_unit,
)

PLURALS = """
song songs; city cities; boy boys; actress actresses; church churches; monarch monarchs; box boxes
photo photos; hero heroes; volcano volcanoes; quiz quizzes; wolf wolves; werewolf werewolves
chief chiefs; knife knives; midwife midwives; person people; child children; stepchild stepchildren
human humans; Roman Romans; businesswoman businesswomen; spacecraft spacecraft; species species
fish fish; goose geese; mongoose mongooses; dormouse dormice; runner-up runners-up; crisis crises
"""


@pytest.mark.parametrize("pair", PLURALS.replace("\n", ";").split(";"))
def test_a_noun_has_its_plural(pair: str) -> None:
    if pair.strip():
        one, many = pair.split()
        assert plural(one) == many


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("television series", "television series"),
        ("Italian city", "Italian cities"),
        ("country in the Americas", "countries in the Americas"),
        ("way to talk", "ways to talk"),
        ("head of state", "heads of state"),
        ("boy band of the 1990s", "boy bands of the 1990s"),
        ("singer and songwriter", "singers and songwriters"),
    ],
)
def test_the_head_of_a_kind_takes_the_plural(one: str, many: str) -> None:
    assert plural(one) == many
    assert head_noun("boy band of the 1990s") == "band"


@pytest.mark.parametrize(
    "said",
    [
        *(
            "a singer",
            "an album",
            "an hour",
            "a university",
            "an umbrella",
            "a European",
            "an heir",
        ),
        *(
            "a one-man band",
            "an MTV award",
            "a NASA mission",
            "an FBI agent",
            "a US state",
            "a UFO",
        ),
        *("an 8-bit game", "an 11th hour", "an 1800s novel", "a 110-metre race", "an X-ray"),
        *(
            "an unimportant town",
            "a unicorn",
            "a UNESCO site",
            "an “Emmy”",
            "an ’N Sync song",
            "an h",
        ),
    ],
)
def test_the_indefinite_article_goes_by_the_sound(said: str) -> None:
    assert with_indefinite(said.partition(" ")[2]) == said


@pytest.mark.parametrize(
    ("name", "of_it"),
    [
        ("Jackson", "Jackson’s"),
        ("Mars", "Mars’s"),
        ("the Kinks", "the Kinks’"),
        ("McDonald’s", "McDonald’s"),
    ],
)
def test_possessives_follow_the_name(name: str, of_it: str) -> None:
    assert possessive(name) == of_it
    assert possessive("Angel Falls", is_plural=True) == "Angel Falls’"


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        ("1", "metres", "1 metre"),
        ("2", "metres", "2 metres"),
        ("1", "square kilometres", "1 square kilometre"),
        ("1", "kilometres per hour", "1 kilometre per hour"),
        ("1", "people", "1 person"),
        ("1", "million years", "1 million years"),
        ("1", "km", "1 km"),
        ("1", "series", "1 series"),
        ("45", "%", "45%"),
        ("20", "°C", "20 °C"),
        ("7", "", "7"),
    ],
)
def test_a_unit_agrees_with_its_number(number: str, unit: str, said: str) -> None:
    assert with_unit(number, unit) == said


@pytest.mark.parametrize(
    ("number", "said"), [(1, "first"), (8, "eighth"), (13, "13th"), (21, "21st"), (112, "112th")]
)
def test_a_place_in_a_row_is_said(number: int, said: str) -> None:
    assert ordinal(number) == said


def test_a_sentence_begins_with_a_large_letter_but_for_names_that_never_do() -> None:
    names = ("the sea", "iPhone", "eBay", "“gone”", "7 rings")
    assert [capitalised(each) for each in names] == ["The sea", *names[1:]]
