import pytest

from bot.packs.facts.resolved import Entity, Moment, Value
from bot.packs.facts.tables import Slot
from bot.packs.facts.templates import (
    Wording,
    count_text,
    listed,
    moment_text,
    value_text,
)

BAND = Entity("bsb", "Backstreet Boys", "group", "boy band", article="the", plural=True)
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
        ("The new {band} sang.", "The new Backstreet Boys sang."),
        ("Paris’s {band} sang.", "Paris’s Backstreet Boys sang."),
        ("That’s {band}.", "That’s the Backstreet Boys."),
        ("In the 1990s {band} sang.", "In the 1990s the Backstreet Boys sang."),
        ("Since the war, {band} sang.", "Since the war, the Backstreet Boys sang."),
        ("They sang. {band} did.", "They sang. The Backstreet Boys did."),
        ("With St. {band}", "With St. the Backstreet Boys"),
        ("Did {band.full} sing {song.full}?", "Did the Backstreet Boys sing the song “Gone”?"),
        ("{band.bare} {band.is} and {band.does}", "Backstreet Boys are and do"),
        ("{song} {song.was} long and end{song.s}", "“Gone” was long and ends"),
        ("At the 2001 awards in {year}, again", "At the 2001 awards, again"),
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
    assert value_text(2_500_000.0, Slot(type="number")) == "2,500,000"
    assert value_text(-39, Slot(type="number", unit="°C")) == "−39 °C"
    assert value_text(1, Slot(type="number", unit="metres")) == "1 metre"


def test_early_years_say_which_they_are() -> None:
    years = [value_text(year, Slot(type="year")) for year in (-44, 79, 1066)]
    assert years == ["44 BC", "AD 79", "1066"]


def test_entities_are_enumerated_as_a_sentence_does() -> None:
    beatles = Entity(id="b", name="Beatles", type="group", kind="band", article="the")
    song = Entity(id="s", name="Help!", type="song", kind="song", quoted=True)
    assert listed([beatles]) == "the Beatles"
    assert listed([beatles, song]) == "the Beatles and “Help!”"
    assert listed([song, song, beatles]) == "“Help!”, “Help!” and the Beatles"


@pytest.mark.parametrize(("count", "text"), [(3, "three"), (12, "twelve"), (27, "27")])
def test_small_counts_are_words(count: int, text: str) -> None:
    assert count_text(count) == text
