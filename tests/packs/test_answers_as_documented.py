"""What docs/writing-packs.md promises of typed answers, tried on the marker that a round has."""

import pytest

from bot.game.given import Reckoned, Wrote
from bot.game.judging import AnswerType
from bot.game.kinds import Question
from bot.game.kinds.listing import Listing
from bot.game.kinds.number import Number
from bot.game.kinds.typed import Typed
from tests.support.fact_files import drafts_of

BODY = """
[entities.snowdon]
name = "Snowdon"
type = "place"
kind = "mountain"
aliases = ["Yr Wyddfa", "the Peak"]
ambiguous = ["the Peak"]
refused = ["Snowdonia"]
[entities.ada]
name = "Ada Lovelace"
type = "person"
kind = "writer"
[entities.william]
name = "William Herschel"
type = "person"
kind = "astronomer"
refused = ["Wilhelm Hershel"]
[entities.caroline]
name = "Caroline Herschel"
type = "person"
kind = "astronomer"
strictness = "strict"
[entities.galle]
name = "Johann Galle"
type = "person"
kind = "astronomer"
[entities.crew]
name = "Royal Observers"
type = "group"
kind = "society"
wider = "astronomer"
[entities.notes]
name = "The Notes on the Engine"
type = "book"
kind = "book"
[relations.height]
unique = ["height", "what"]
statement = "{what} is {height} high."
[relations.height.slots]
what = "place"
height = { type = "number", unit = "metres", unit_synonyms = ["m"], tolerance = 10 }
[[relations.height.questions]]
asks = "height"
stem = "How high above the level of the sea is {what}?"
kinds = ["typed", "number"]
[[relations.height.questions]]
asks = "what"
stem = "Which {what.kind} is {height} high, as we are told?"
[relations.episodes]
unique = ["count"]
statement = "{what} is told in {count}."
[relations.episodes.slots]
what = "book"
count = { type = "number", unit = "episodes", unit_synonyms = ["parts"] }
[[relations.episodes.questions]]
asks = "count"
stem = "In how many episodes is {what} told, all in all?"
kinds = ["typed", "number"]
[relations.wrote]
slots = { who = "person", what = "book", year = "year" }
unique = ["who", "what", "year"]
statement = "{who} wrote {what} in {year}."
[[relations.wrote.questions]]
asks = "who"
stem = "Which {who.kind} wrote {what}, and what a book it is?"
[[relations.wrote.questions]]
asks = "what"
stem = "Which {what.kind} did {who} write, as we are told?"
[[relations.wrote.questions]]
asks = "year"
stem = "In which year did {who} write {what}, as we are told?"
kinds = ["typed"]
[relations.watched]
slots = { who = "person|group", place = "place" }
statement = "{who} watched the sky from {place}."
[[relations.watched.questions]]
asks = "who"
stem = "Which {count} watched the sky from {place}?"
kinds = ["list"]
[[facts]]
id = "high"
relation = "height"
slots = { what = "snowdon", height = 1085 }
refused = ["Everest"]
[[facts]]
id = "told"
relation = "episodes"
slots = { what = "notes", count = 12 }
[[facts]]
id = "wrote"
relation = "wrote"
slots = { who = "ada", what = "notes", year = 1843 }
[[sets]]
id = "watchers"
relation = "watched"
asks = "who"
slots = { place = "snowdon" }
members = ["william", "caroline", "galle"]
complete = true
refused = ["Old Galle"]
statement = "{members} watched the sky from Snowdon."
[[sets]]
id = "all"
relation = "watched"
asks = "who"
kind = "astronomer"
slots = { place = "snowdon" }
members = ["galle", "ada", "crew"]
complete = true
statement = "{members} watched the sky from Snowdon."
"""
DRAFTS = drafts_of(BODY.replace('kind = "writer"', 'kind = "writer"\nwider = "astronomer"'))


def question(name: str) -> Question:
    return DRAFTS[name].question


def share(name: str, given: str) -> float:
    return question(name).marker().mark([Wrote(given)]).share


@pytest.mark.parametrize(
    "given",
    [
        "1085",
        "1,085 metres",
        "1085 m",
        "1080",
        "1,085 m",
        "1085m",
        "1090 metres",
        "1095",
        "1.085 km",
    ],
)
def test_a_typed_number_may_carry_its_unit_and_be_off_by_the_tolerance(given: str) -> None:
    assert share("high/height/typed", given) == 1


@pytest.mark.parametrize("given", ["1096", "1074 m", "1085 kg", "1085 feet", "metres", "1085 ms"])
def test_beyond_the_tolerance_or_in_another_unit_it_is_wrong(given: str) -> None:
    assert share("high/height/typed", given) == 0


@pytest.mark.parametrize("given", ["12", "12 episodes", "twelve parts", "12 Episodes", "12 part"])
def test_a_unit_that_is_a_word_of_the_writers_own_counts_too(given: str) -> None:
    assert share("told/count/typed", given) == 1


def test_without_a_tolerance_a_typed_number_has_to_be_exact() -> None:
    assert share("told/count/typed", "13 episodes") == 0


@pytest.mark.parametrize(("given", "value"), [("13 parts", 13), ("12 episodes", 12), ("9", 9)])
def test_a_number_question_takes_the_unit_and_its_synonyms(given: str, value: float) -> None:
    assert isinstance(question("told/count/number"), Number)
    assert question("told/count/number").marker().read(Wrote(given)) == Reckoned(value)


def test_a_unit_of_another_kind_is_no_number_here() -> None:
    marker = question("high/height/number").marker()
    assert marker.read(Wrote("1085 kg")) is None
    assert marker.read(Wrote("1085 m")) == marker.read(Wrote("1.085 km")) == Reckoned(1085)


def test_the_unit_is_shown_wherever_the_number_is() -> None:
    typed = question("high/height/typed")
    assert isinstance(typed, Typed)
    assert typed.answer == "1,085 metres"
    assert typed.statement == "Snowdon is 1,085 metres high."


@pytest.mark.parametrize(("given", "right"), [("1843", 1), ("in 1843", 1), ("1844", 0)])
def test_a_year_is_judged_by_its_value(given: str, right: float) -> None:
    assert share("wrote/year/typed", given) == right


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("Snowdon", 1),
        ("yr wyddfa", 1),
        ("the peak", 0),
        ("Snowdonia", 0),
        ("Everest", 0),
        ("Snowden", 1),
    ],
)
def test_the_name_and_each_alias_are_right_what_is_ambiguous_or_refused_is_not(
    given: str, right: float
) -> None:
    assert share("high/what/typed", given) == right


@pytest.mark.parametrize(
    ("name", "given", "right"),
    [
        ("wrote/who", "Lovelace", 1),
        ("wrote/who", "Ada", 0),
        ("wrote/what", "notes on the engine", 1),
    ],
)
def test_of_a_person_the_surname_is_enough_and_works_are_titles(
    name: str, given: str, right: float
) -> None:
    assert share(f"{name}/typed", given) == right


def names_found(name: str, given: str) -> float:
    listing = question(name)
    assert isinstance(listing, Listing)
    return round(share(name, given) * listing.wanted)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("Galle", 1),  # a person's surname is enough
        ("Old Galle", 0),  # refused by the set
        ("Wilhelm Hershel", 0),  # refused of the entity
        ("Herschel", 0),  # two of them bear it
        ("William Hershel", 0),  # as strict as the strictest member
        ("William Herschel, Caroline Herschel", 2),
    ],
)
def test_a_list_is_judged_by_the_same_promises(given: str, found: int) -> None:
    assert names_found("watchers/who/list", given) == found


@pytest.mark.parametrize(
    ("given", "found"), [("Lovelace", 1), ("Royal Observers", 1), ("Observers", 0), ("Galle", 1)]
)
def test_a_list_of_people_and_groups_takes_surnames_of_people_only(given: str, found: int) -> None:
    listing = question("all/who/list")
    assert isinstance(listing, Listing)
    assert listing.type is AnswerType.TEXT
    assert names_found("all/who/list", given) == found
