import pytest

from bot.game.question import Kind
from bot.packs.linting.kinds import number
from tests.support.drafts import draft, found, with_question

NUMBER = draft(Kind.NUMBER)


@pytest.mark.parametrize("scale", [0, -1, float("nan"), float("inf")])
def test_a_scale_is_above_nothing(scale: float) -> None:
    assert not found(number.scale_is_positive, NUMBER)
    assert found(number.scale_is_positive, with_question(NUMBER, scale=scale))
