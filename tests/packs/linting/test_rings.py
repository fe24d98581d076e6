"""A region too small for a choice is told, once."""

from bot.packs.facts.problems import Severity
from bot.packs.linting.context import LintContext
from bot.packs.linting.rings import rings_are_large_enough
from bot.packs.questions.generator import generate
from tests.support.fact_files import resolved_file


def told(*regions: str, ask: str = 'ask = ["choice"]') -> list[str]:
    """Return what is said of countries of these regions, each with its capital."""
    body = ""
    for n, region in enumerate(regions):
        body += f'[entities.l{n}]\nname = "Land {n}"\ntype = "place"\nkind = "country"\n'
        body += f'region = "{region}"\n'
        body += f'[entities.c{n}]\nname = "City {n}"\ntype = "place"\nkind = "city"\n'
        body += f'[[facts]]\nid = "f{n}"\nrelation = "capital_of"\n{ask}\n'
        body += f'slots = {{ capital = "c{n}", country = "l{n}" }}\n'
    file = resolved_file(body)
    problems = [*rings_are_large_enough(generate(file), LintContext(file))]
    assert {each.severity for each in problems} <= {Severity.WARNING}
    return [each.wrong for each in problems]


def test_a_region_of_two_is_told_once_for_each_kind() -> None:
    first, second = told("North", "North", "South", "South", "South")
    assert "No question asks for City 0, City 1 (city, North):" in first + second
    assert "No question asks for Land 0, Land 1 (country, North):" in first + second


def test_regions_of_three_and_files_without_regions_pass() -> None:
    assert told("North", "North", "North", "South", "South", "South") == []
    assert told("", "", "") == []


def test_what_may_be_typed_is_not_lost() -> None:
    assert told("North", "North", ask="") == []
