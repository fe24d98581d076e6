"""What is told after a question adds something, and belongs to that question."""

from dataclasses import replace

import pytest

from bot.game.question import Kind
from bot.packs.facts.problems import Severity
from bot.packs.linting import explanations
from bot.packs.questions.drafts import Draft
from tests.support.drafts import context, draft, drafts, found, with_question

CHOICE = draft(Kind.CHOICE, "person")
SEVERAL = draft(Kind.SEVERAL)
LIST = draft(Kind.LIST)


def telling(text: str, one: Draft = CHOICE) -> Draft:
    return with_question(one, explanation=text)


def test_an_explanation_of_words_that_were_all_read_is_an_error() -> None:
    (problem,) = found(
        explanations.explanation_adds_something,
        telling("It was Christiaan Huygens who discovered Titan in the year 1655."),
    )
    assert problem.severity is Severity.ERROR


def test_an_explanation_with_something_new_is_fine() -> None:
    assert not found(
        explanations.explanation_adds_something, telling("Titan is larger than Mercury.")
    )
    assert not found(explanations.explanation_adds_something, CHOICE)


@pytest.mark.parametrize(
    ("refused", "fine"),
    [
        ("“Pop” and “Gone” were the other two singles.", "The album had three singles in all."),
        ("The others were found by Cassini.", "Cassini found four more moons of Saturn."),
        ("Also a maker of clocks, he died in 1695.", "He also made clocks and telescopes."),
        ("All three were part of the Soviet Union.", "Three of his clocks are kept in Leiden."),
        ("The five had shared a stage in 2001.", "He and his brother had two telescopes."),
        ("The other five form molecules.", "Six of his clocks are here, the other five in Leiden."),
    ],
)
def test_an_explanation_that_leans_on_another_question_is_a_warning(
    refused: str, fine: str
) -> None:
    (problem,) = found(explanations.explanation_fits_its_question, telling(refused))
    assert problem.severity is Severity.WARNING
    assert not found(explanations.explanation_fits_its_question, telling(fine))


def test_what_the_question_counts_or_the_explanation_names_may_be_counted() -> None:
    told = "All four have rings."
    assert not found(explanations.explanation_fits_its_question, telling(told, LIST))
    assert found(explanations.explanation_fits_its_question, telling(told, SEVERAL))
    named = f"{', '.join(each.name for each in SEVERAL.members)}: all four have rings."
    assert not found(explanations.explanation_fits_its_question, telling(named, SEVERAL))


def test_the_others_of_a_list_are_those_that_were_not_named() -> None:
    told = "Jupiter has the most mass, more than all the others together."
    assert not found(explanations.explanation_fits_its_question, telling(told, LIST))
    assert found(explanations.explanation_fits_its_question, telling(told))


def test_facts_after_which_nothing_is_told_are_named_once() -> None:
    lint = explanations.every_reveal_tells_something
    assert not list(lint(drafts(), context()))
    silent = telling(CHOICE.question.statement)
    (problem,) = lint([silent, silent], context())
    assert (problem.severity, CHOICE.fact.place in problem.wrong) == (Severity.WARNING, True)
    many = [replace(silent, fact=replace(silent.fact, id=f"f{n}")) for n in range(9)]
    (problem,) = lint(many, context())
    assert "facts.f5 and 3 more" in problem.wrong
