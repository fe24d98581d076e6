"""Two true values where a file claims that there is one, and facts from after their source."""

import pytest

from bot.packs.facts.problems import Severity
from bot.packs.questions.generator import generate
from tests.support.fact_files import read_and_resolve, resolved_file

PLACES = "".join(
    f'[entities.{name.lower()}]\nname = "{name}"\ntype = "place"\nkind = "{kind}"\n'
    for name, kind in (
        ("Lima", "city"),
        ("Cusco", "city"),
        ("Oslo", "city"),
        ("Paris", "city"),
        ("Peru", "country"),
        ("Chile", "country"),
        ("France", "country"),
    )
)


def capital(name: str, capital: str, country: str, more: str = "") -> str:
    return (
        f'[[facts]]\nid = "{name}"\nrelation = "capital_of"\n'
        f'slots = {{ capital = "{capital}", country = "{country}" }}\n{more}\n'
    )


def own(name: str, statement: str, city: str, more: str = 'unique = ["city"]') -> str:
    return (
        f'[[facts]]\nid = "{name}"\nslots = {{ city = "{city}" }}\n'
        f'statement = "{statement}"\n{more}\n'
    )


def located(name: str, thing: str, place: str) -> str:
    return (
        f'[[facts]]\nid = "{name}"\nrelation = "located_in"\n'
        f'slots = {{ thing = "{thing}", place = "{place}" }}\n'
    )


def problems_of(body: str) -> list[str]:
    _, problems = read_and_resolve(PLACES + body)
    assert all(each.severity is Severity.ERROR for each in problems)
    return [f"{each.place}: {each.wrong} {each.fix}" for each in problems]


def test_two_values_of_what_a_relation_calls_unique_name_both_places() -> None:
    (told,) = problems_of(capital("a", "lima", "peru") + capital("b", "cusco", "peru"))
    assert told.startswith("facts.b: The slot 'capital' has one true value")
    assert "it is Lima in facts.a, and Cusco in facts.b." in told
    assert told.endswith('where both are true, write several = ["capital"] in both.')


def test_both_told_as_several_are_none() -> None:
    several = 'several = ["capital"]'
    two = capital("a", "lima", "peru", several) + capital("b", "cusco", "peru", several)
    assert problems_of(two) == []


def test_one_that_still_claims_to_be_alone_is_one() -> None:
    two = capital("a", "lima", "peru", 'several = ["capital"]') + capital("b", "cusco", "peru")
    assert len(problems_of(two)) == 1


def test_the_same_said_twice_is_none() -> None:
    assert problems_of(capital("a", "lima", "peru") + capital("b", "lima", "peru")) == []


def test_values_of_different_kinds_are_none() -> None:
    assert problems_of(located("a", "lima", "peru") + located("b", "lima", "paris")) == []
    assert len(problems_of(located("a", "lima", "peru") + located("b", "lima", "france"))) == 1


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("{city} was the first to have trams.", 1),
        ("{city} was the first to have buses.", 0),
    ],
)
def test_two_sentences_that_each_claim_one_thing_alone(other: str, found: int) -> None:
    one = own("a", "{city} was the first to have trams.", "lima")
    assert len(problems_of(one + own("b", other, "oslo"))) == found


def test_two_sentences_of_which_none_claims_to_be_alone_are_none() -> None:
    told = "{city} has trams."
    assert problems_of(own("a", told, "lima", "") + own("b", told, "oslo", "")) == []


def test_a_known_truth_contradicts_nothing_but_then_nobody_is_asked_to_type_one_of_two() -> None:
    fact = capital("a", "lima", "peru")
    known = '[[known]]\nrelation = "capital_of"\nslots = { capital = "cusco", country = "peru" }\n'
    alone, beside = (
        {draft.question.id for draft in generate(resolved_file(PLACES + body))}
        for body in (fact, fact + known)
    )
    assert "tiny/a/capital/typed" in alone
    assert "tiny/a/capital/typed" not in beside


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ('relation = "born_in"\nslots = { person = "ada", year = 2030 }', "facts.f.slots.year"),
        ('statement = "Ada sang."\nwhen = "2030-05"', "facts.f.when"),
        ('relation = "born_in"\nslots = { person = "ada", year = 2010 }', ""),
        ('statement = "Ada sang."\nwhen = "2014-12"', ""),
    ],
)
def test_a_source_does_not_tell_what_came_after_it(body: str, place: str) -> None:
    ada = '[entities.ada]\nname = "Ada"\ntype = "person"\nkind = "singer"\n'
    _, problems = read_and_resolve(f'{ada}[[facts]]\nid = "f"\n{body}\n')
    assert [each.place for each in problems] == ([place] if place else [])
    assert all("2030 is after 2014, when the source spoke" in each.wrong for each in problems)
