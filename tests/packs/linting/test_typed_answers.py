from dataclasses import replace

import pytest

from bot.game.question import Kind
from bot.packs.facts.resolved import Entity
from bot.packs.linting import typed_answers
from tests.support.drafts import TITAN, context, draft, found, with_question

TYPED = draft(Kind.TYPED, "person")
PERSON = draft(Kind.CHOICE, "person")
LIST = draft(Kind.LIST)


def test_what_is_accepted_is_not_refused() -> None:
    assert not found(typed_answers.accepted_not_refused, TYPED)
    (problem,) = found(
        typed_answers.accepted_not_refused, with_question(TYPED, refused=("HUYGENS",))
    )
    assert problem.wrong == "“Huygens” is both accepted and refused."


def test_what_a_list_accepts_is_not_refused() -> None:
    assert not found(typed_answers.accepted_not_refused, LIST)
    assert found(typed_answers.accepted_not_refused, with_question(LIST, refused=("saturn",)))


def test_an_answer_that_says_nothing_is_not_accepted() -> None:
    assert found(
        typed_answers.accepted_not_refused, with_question(TYPED, accepted=("Huygens", " "))
    )


def test_an_alias_that_another_entity_bears_is_not_accepted() -> None:
    text = TITAN.replace(
        '{ name = "Robert Hooke", active = [1653, 1703] }',
        '{ name = "Robert Hooke", active = [1653, 1703], aliases = ["Huygens"] }',
    )
    assert not found(typed_answers.typed_only_where_closed, TYPED)
    (problem,) = found(typed_answers.typed_only_where_closed, TYPED, context(text))
    assert problem.wrong == "“Huygens” names others too, yet is accepted."


@pytest.mark.parametrize("kind", [Kind.TYPED, Kind.NUMBER])
def test_a_typed_answer_must_be_closed(kind: Kind) -> None:
    good = draft(kind)
    assert not found(typed_answers.typed_only_where_closed, good)
    assert found(typed_answers.typed_only_where_closed, replace(good, closed=False))
    assert not found(typed_answers.typed_only_where_closed, replace(PERSON, closed=False))


def test_a_name_that_others_share_is_not_accepted() -> None:
    typed = draft(Kind.TYPED, "person")
    assert isinstance(typed.answer, Entity)
    bad = with_question(typed, accepted=("Christiaan Huygens", "CHRISTIAAN"))
    (problem,) = found(typed_answers.typed_only_where_closed, bad)
    assert "Christiaan" in problem.wrong
