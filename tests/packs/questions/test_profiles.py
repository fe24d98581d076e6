"""Region, prominence and neighbours: what the file says, and what follows from its facts."""

from bot.packs.questions.profiles import Profile, Profiles
from tests.support.fact_files import resolved_file

LANDS = """
[pools.countries]
type = "place"
kind = "country"
members = [
  { name = "Nepal", region = "South Asia", prominence = 4, near = ["india"] },
  { name = "India", region = "South Asia", prominence = 5 },
  { name = "China", region = "East Asia", prominence = 5 },
  { name = "Atlantis" },
]
[pools.cities]
type = "place"
kind = "city"
members = [{ name = "Kathmandu" }, { name = "New Delhi", prominence = 3 }, { name = "Pokhara" },
  { name = "Beijing", region = "the north" }, { name = "Mumbai" }, { name = "Poseidonis" }]
[entities.tower]
name = "Tower"
type = "place"
kind = "tower"
[[facts]]
id = "nepal"
relation = "capital_of"
slots = { capital = "kathmandu", country = "nepal" }
distractors = { capital = ["pokhara"] }
[[facts]]
id = "india"
relation = "capital_of"
slots = { capital = "new-delhi", country = "india" }
[[facts]]
id = "tower"
relation = "located_in"
slots = { thing = "tower", place = "kathmandu" }
[[known]]
relation = "capital_of"
slots = { capital = "beijing", country = "china" }
[[known]]
relation = "capital_of"
slots = { capital = "poseidonis", country = "atlantis" }
"""


def profiles(more: str = "") -> dict[str, Profile]:
    file = resolved_file(LANDS + more)
    found = Profiles(file)
    return {name: found.of(entity) for name, entity in file.entities.items()}


def test_near_counts_both_ways() -> None:
    found = profiles()
    assert found["nepal"] == Profile("South Asia", 4, frozenset({"india"}))
    assert found["india"].near == {"nepal"}
    assert found["china"].near == frozenset()


def test_a_capital_has_the_region_of_its_country_and_is_a_little_less_known() -> None:
    found = profiles()
    assert found["kathmandu"] == Profile("South Asia", 3, frozenset({"new-delhi"}))


def test_what_a_file_says_of_a_part_goes_before() -> None:
    found = profiles()
    assert (found["new-delhi"].region, found["new-delhi"].prominence) == ("South Asia", 3)
    assert (found["beijing"].region, found["beijing"].prominence) == ("the north", 4)


def test_a_part_of_a_part_is_less_known_still() -> None:
    assert profiles()["tower"] == Profile("South Asia", 2)


def test_what_a_writer_offers_beside_an_answer_has_its_region() -> None:
    found = profiles()
    assert found["pokhara"] == Profile("South Asia")
    assert found["mumbai"] == Profile()


def test_where_nothing_is_said_nothing_follows() -> None:
    assert profiles()["poseidonis"] == Profile()


def test_countries_that_border_each_other_are_near() -> None:
    borders = """
    [relations.borders]
    slots = { country = "place", neighbour = "place" }
    statement = "{country} borders {neighbour}."
    [[known]]
    relation = "borders"
    slots = { country = "nepal", neighbour = "china" }
    """
    found = profiles(borders)
    assert found["china"].near == {"nepal"}
    assert found["beijing"].near == {"kathmandu"}


def test_things_that_are_parts_of_each_other_come_to_an_end() -> None:
    circle = """
    [[known]]
    relation = "located_in"
    slots = { thing = "atlantis", place = "poseidonis" }
    """
    assert profiles(circle)["poseidonis"] == Profile()
