"""The chemical elements as they are asked, against the data of the package molmass.

It knows the elements up to number 109. Where it differs, the difference stands here with a reason.
"""

import csv
import operator

import pytest

from bot.packs.facts.resolved import Entity, ResolvedFile
from tests.support.shipped import FOLDER, resolved

data = pytest.importorskip("molmass.elements", reason="a development dependency")
elements = data.ELEMENTS

ROOM_TEMPERATURE = 293.15
NOT_METALS = {"Nonmetals", "Noble gases", "Metalloids", "Halogens"}
CALLED_METALS = {"polonium": "most references call it a metal; it is asked only as radioactive"}
NOT_ALIKE = {
    ("alkali-metals", "hydrogen"): "stands above the alkali metals and is no metal",
    ("halogens", "astatine"): "the set is of those that are not radioactive",
}


def file() -> ResolvedFile:
    return resolved("chemical-elements")


def members(set_id: str) -> set[str]:
    (found,) = (each for each in file().sets if each.table.id == set_id)
    return {member.name for member in found.members}


def rows() -> list[dict[str, str]]:
    with (FOLDER / "tables" / "chemical-elements.csv").open(encoding="utf-8") as table:
        return list(csv.DictReader(table))


def test_every_element_stands_in_the_table_once_under_its_number() -> None:
    assert [int(row["number"]) for row in rows()] == [*range(1, 119)]
    assert len({row["symbol"] for row in rows()}) == 118


def test_names_and_symbols_are_those_of_the_data_set() -> None:
    ours = {row["number"]: (row["name"], row["symbol"]) for row in rows()}
    theirs = {str(each.number): (each.name.lower(), each.symbol) for each in elements}
    assert theirs.items() <= ours.items()


def test_the_facts_on_symbols_and_numbers_are_those_of_the_data_set() -> None:
    symbols, numbers = {}, {}
    for fact in file().facts:
        element = fact.slots.get("element")
        if isinstance(element, Entity):
            symbol, number = fact.slots.get("symbol"), fact.slots.get("number")
            if isinstance(symbol, Entity):
                symbols[element.name] = symbol.name
            if isinstance(number, int):
                numbers[element.name] = number
    known = {each.name.lower(): each for each in elements}
    assert len(symbols) > 20
    assert symbols == {name: known[name].symbol for name in symbols}
    newest = {name: numbers.pop(name) for name in tuple(numbers) if name not in known}
    assert newest == {"oganesson": 118}
    assert len(numbers) > 10
    assert numbers == {name: known[name].number for name in numbers}


@pytest.mark.parametrize(
    ("set_id", "group"),
    [("alkali-metals", 1), ("alkaline-earth-metals", 2), ("halogens", 17), ("noble-gases", 18)],
)
def test_families_are_the_groups_of_the_data_set(set_id: str, group: int) -> None:
    theirs = {each.name.lower() for each in elements if each.group == group}
    assert members(set_id) == {name for name in theirs if (set_id, name) not in NOT_ALIKE}


def test_gases_and_liquids_are_those_of_the_data_set() -> None:
    gases = {each.name.lower() for each in elements if 0 < each.tboil < ROOM_TEMPERATURE}
    liquids = {
        each.name.lower() for each in elements if 0 < each.tmelt < ROOM_TEMPERATURE < each.tboil
    }
    assert members("gases") == gases
    assert members("liquids") == liquids


def test_metals_are_those_of_the_data_set() -> None:
    ours = {row["name"] for row in rows() if "metal" in row["traits"].split(";")}
    theirs = {each.name.lower() for each in elements if series(each.series) not in NOT_METALS}
    assert ours - theirs == CALLED_METALS.keys()


def series(number: int) -> str:
    return str(data.SERIES[number])


def test_sets_of_symbols_follow_from_the_table() -> None:
    one_letter = {row["name"] for row in rows() if len(row["symbol"]) == 1}
    assert members("one-letter-symbols") == one_letter
    other = {row["name"] for row in rows() if row["symbol"][0] != row["name"][0].upper()}
    assert members("other-initial") == other
    used = {letter for row in rows() for letter in row["symbol"].upper()}
    assert members("missing-letters") == set("ABCDEFGHIJKLMNOPQRSTUVWXYZ") - used


@pytest.mark.parametrize(
    ("fact_id", "measure", "first"),
    [
        ("lowest-boiling", "tboil", min),
        ("highest-melting", "tmelt", max),
        ("lightest-metal", "density", min),
        ("most-reactive", "eleneg", max),
    ],
)
def test_records_are_those_of_the_data_set(fact_id: str, measure: str, first: object) -> None:
    metal_only = fact_id in {"highest-melting", "lightest-metal"}
    known = [
        each
        for each in elements
        if getattr(each, measure) and not (metal_only and series(each.series) in NOT_METALS)
    ]
    assert callable(first)
    (fact,) = (each for each in file().facts if each.id == fact_id)
    answer = fact.slots["element"]
    assert isinstance(answer, Entity)
    assert answer.name == first(known, key=operator.attrgetter(measure)).name.lower()
