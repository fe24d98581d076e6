import pytest

from bot.packs.facts.english import plural, possessive, with_indefinite
from bot.packs.facts.resolved import Entity, Moment, Value
from bot.packs.facts.tables import Slot
from bot.packs.facts.templates import (
    Wording,
    count_text,
    listed,
    moment_text,
    value_text,
)

BAND = Entity("bsb", "Backstreet Boys", "group", "boy band", article="the")
SONG = Entity("gone", "Gone", "song", "song", quoted=True)


def fill(template: str) -> str:
    slots = {"band": Slot(type="group"), "song": Slot(type="song"), "year": Slot(type="year")}
    values: dict[str, Value] = {"band": BAND, "song": SONG, "year": 2001}
    return Wording(slots, values, Moment((2014, 5)), Moment((2001, 8))).fill(template)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{song} was a hit.", "“Gone” was a hit."),
        ("“{song}” was a hit.", "“Gone” was a hit."),
        ("Who sang {song.name}?", "Who sang Gone?"),
        ("{band} sang.", "The Backstreet Boys sang."),
        ("Did the {band} sing?", "Did the Backstreet Boys sing?"),
        ("The {band} sang.", "The Backstreet Boys sang."),
        ("Did the {band.kind} {band} sing?", "Did the boy band Backstreet Boys sing?"),
        ("{band.possessive} song", "The Backstreet Boys’ song"),
        ("{band.a_kind} of {band.kinds}", "A boy band of boy bands"),
        ("In {year}, as of {as_of}, in {when}", "In 2001, as of May 2014, in August 2001"),
        ("{song}  and   {song}", "“Gone” and “Gone”"),
        ("{nobody} sang", "{nobody} sang"),
    ],
)
def test_a_template_becomes_a_tidy_sentence(template: str, expected: str) -> None:
    assert fill(template) == expected


def test_a_date_reads_as_precisely_as_it_is_known() -> None:
    dates = [Moment((2009,)), Moment((2009, 6)), Moment((2009, 6, 25))]
    assert [moment_text(each) for each in dates] == ["2009", "June 2009", "25 June 2009"]


def test_numbers_carry_their_unit_and_years_do_not_get_commas() -> None:
    kilometres = Slot(type="number", unit="km")
    assert value_text(142_984, kilometres) == "142,984 km"
    assert value_text(9.5, kilometres) == "9.5 km"
    assert value_text(12_000, Slot(type="year")) == "12000"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("song", "songs"),
        ("city", "cities"),
        ("actress", "actresses"),
        ("television series", "television series"),
        ("businesswoman", "businesswomen"),
        ("boy", "boys"),
        ("country in the Americas", "countries in the Americas"),
        ("way to talk", "ways to talk"),
    ],
)
def test_kinds_have_plurals(kind: str, expected: str) -> None:
    assert plural(kind) == expected


def test_kinds_have_an_indefinite_article() -> None:
    assert [with_indefinite(kind) for kind in ("singer", "album")] == ["a singer", "an album"]


def test_possessives_follow_the_name() -> None:
    assert [possessive(each) for each in ("Jackson", "Mars", "the Kinks")] == [
        "Jackson’s",
        "Mars’s",
        "the Kinks’",
    ]


def test_entities_are_enumerated_as_a_sentence_does() -> None:
    beatles = Entity(id="b", name="Beatles", type="group", kind="band", article="the")
    song = Entity(id="s", name="Help!", type="song", kind="song", quoted=True)
    assert listed([beatles]) == "the Beatles"
    assert listed([beatles, song]) == "the Beatles and “Help!”"
    assert listed([song, song, beatles]) == "“Help!”, “Help!” and the Beatles"


@pytest.mark.parametrize(("count", "text"), [(3, "three"), (12, "twelve"), (27, "27")])
def test_small_counts_are_words(count: int, text: str) -> None:
    assert count_text(count) == text
