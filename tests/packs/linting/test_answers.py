import pytest

from bot.game.question import Kind
from bot.packs.linting import answers, truth
from tests.support.drafts import TITAN, draft, found, ground, with_question

TYPED = draft(Kind.TYPED, "person")
LIST = draft(Kind.LIST)
NUMBER = draft(Kind.NUMBER)


def test_what_is_accepted_is_not_refused() -> None:
    assert not found(answers.accepted_not_refused, TYPED)
    (problem,) = found(answers.accepted_not_refused, with_question(TYPED, refused=("HUYGENS",)))
    assert problem.wrong == "“Huygens” is both accepted and refused."


def test_what_a_list_accepts_is_not_refused() -> None:
    assert not found(answers.accepted_not_refused, LIST)
    assert found(answers.accepted_not_refused, with_question(LIST, refused=("saturn",)))


def test_an_answer_that_says_nothing_is_not_accepted() -> None:
    assert found(answers.accepted_not_refused, with_question(TYPED, accepted=("Huygens", " ")))


def test_an_alias_that_another_entity_bears_is_not_accepted() -> None:
    text = TITAN.replace(
        '{ name = "Robert Hooke", active = [1653, 1703] }',
        '{ name = "Robert Hooke", active = [1653, 1703], aliases = ["Huygens"] }',
    )
    assert not found(truth.typed_only_where_closed, TYPED)
    (problem,) = found(truth.typed_only_where_closed, TYPED, ground(text))
    assert problem.wrong == "“Huygens” names others too, yet is accepted."


@pytest.mark.parametrize("scale", [0, -1, float("nan"), float("inf")])
def test_a_scale_is_above_nothing(scale: float) -> None:
    assert not found(answers.scale_is_positive, NUMBER)
    assert found(answers.scale_is_positive, with_question(NUMBER, scale=scale))
