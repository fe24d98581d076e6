from dataclasses import replace

import pytest

from bot.game.question import Kind
from bot.packs.facts.tables import FalseTable
from bot.packs.linting import truth
from bot.packs.questions.drafts import Offer, Standing
from tests.support.drafts import (
    TITAN,
    context,
    draft,
    found,
    true_or_false,
    with_offers,
)

PERSON = draft(Kind.CHOICE, "person")
YEAR = draft(Kind.CHOICE, "year")
CENTRE = draft(Kind.CHOICE, "centre")
BODY = (
    TITAN
    + """
[pools.moons]
type = "body"
kind = "moon"
members = [{ name = "Io" }, { name = "Rhea" }]

[[known]]
relation = "orbits"
slots = { body = "io", centre = "jupiter" }

[[known]]
relation = "orbits"
slots = { body = "rhea", centre = "saturn" }
"""
)


def offer(name: str, standing: Standing) -> Offer:
    return Offer(name, context(BODY).file.entities[name.lower()], standing)


def year(number: int) -> Offer:
    return Offer(str(number), number, Standing.UNIQUE)


@pytest.mark.parametrize("one", [PERSON, YEAR, CENTRE, true_or_false(answer=False)])
def test_what_is_unique_or_curated_may_be_offered_as_wrong(one: object) -> None:
    assert not found(truth.certainly_wrong, one)  # type: ignore[arg-type]


def test_a_distractor_is_not_wrong_because_the_source_does_not_say_it() -> None:
    several = replace(PERSON, fact=replace(PERSON.fact, unique=frozenset(), distractors={}))
    assert len(found(truth.certainly_wrong, several)) == 3


def test_a_claim_of_uniqueness_that_the_fact_does_not_make_is_an_error() -> None:
    loose = replace(CENTRE, fact=replace(CENTRE.fact, unique=frozenset()))
    assert found(truth.certainly_wrong, loose)


def test_a_known_truth_is_never_offered_as_wrong() -> None:
    asked = replace(CENTRE, asked="body", answer=CENTRE.fact.slots["body"])
    for standing in Standing:
        bad = replace(asked, offers=(*asked.offers[:1], offer("Rhea", standing)))
        problems = found(truth.certainly_wrong, bad, context(BODY))
        assert any("Rhea is offered as wrong and known" in each.wrong for each in problems) is (
            standing is not Standing.RIGHT
        )


def test_what_a_known_truth_contradicts_may_be_offered_as_wrong() -> None:
    asked = replace(CENTRE, asked="body", answer=CENTRE.fact.slots["body"])
    good = replace(asked, offers=(offer("Io", Standing.CONTRADICTED),))
    assert not found(truth.certainly_wrong, good, context(BODY))
    nothing_known = replace(asked, offers=(offer("Saturn", Standing.CONTRADICTED),))
    assert found(truth.certainly_wrong, nothing_known, context(BODY))


def test_a_false_sentence_must_be_the_writers_own() -> None:
    made = Offer("Titan is made of cheese.", None, Standing.CURATED)
    bad = replace(true_or_false(answer=False), false_offer=made)
    assert found(truth.certainly_wrong, bad)
    said = replace(bad, fact=replace(bad.fact, false_statements=(FalseTable(statement=made.text),)))
    assert not found(truth.certainly_wrong, said)


def test_a_distractor_that_was_dead_at_the_time_is_an_error() -> None:
    galileo = context().file.entities["galileo-galilei"]
    assert not found(truth.active_at_the_time, PERSON)
    bad = with_offers(PERSON, *PERSON.offers[:3], Offer("Galileo", galileo, Standing.CURATED))
    (problem,) = found(truth.active_at_the_time, bad)
    assert "not active in 1655" in problem.wrong


def test_an_undated_fact_excludes_nobody() -> None:
    galileo = Offer("Galileo", context().file.entities["galileo-galilei"], Standing.CURATED)
    undated = replace(PERSON, fact=replace(PERSON.fact, time=None), offers=(galileo,))
    assert not found(truth.active_at_the_time, undated)


@pytest.mark.parametrize(
    ("number", "wrong"), [(1653, 0), (1654, 1), (1656, 1), (1657, 0), (2014, 0), (2015, 1)]
)
def test_wrong_years_are_two_away_and_not_after_the_source_spoke(number: int, wrong: int) -> None:
    bad = replace(YEAR, offers=(YEAR.offers[0], year(number)))
    ours = replace(bad, offers=(Offer("1655", 1655, Standing.RIGHT), year(number)))
    assert len(found(truth.wrong_years_far_enough, ours)) == wrong


def test_a_false_statement_may_not_be_one_year_off() -> None:
    bad = replace(true_or_false(answer=False), fact=YEAR.fact, asked="year", false_offer=year(1656))
    assert found(truth.wrong_years_far_enough, bad)


def test_distances_and_other_numbers_may_be_one_apart() -> None:
    assert not found(truth.wrong_years_far_enough, CENTRE)
