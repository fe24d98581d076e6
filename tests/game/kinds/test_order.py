from random import Random

import pytest

from bot.game.given import Arranged
from bot.game.saying import Parts
from tests.game.kinds.test_kinds import share
from tests.support.questions import order


@pytest.mark.parametrize(
    ("arranged", "pairs"),
    [((2, 1, 3, 0), 6), ((1, 2, 3, 0), 5), ((0, 3, 1, 2), 0), ((2, 0, 3, 1), 3)],
)
def test_an_order_earns_its_right_pairs(arranged: tuple[int, ...], pairs: int) -> None:
    assert share(order(), Arranged(arranged)) == pytest.approx(pairs / 6)


@pytest.mark.parametrize("arranged", [(0, 1), (0, 1, 2, 2), (0, 1, 2, 4), ()])
def test_an_order_that_is_not_whole_is_no_answer(arranged: tuple[int, ...]) -> None:
    assert order().marker().read(Arranged(arranged)) is None


def test_it_is_never_shown_in_its_right_order() -> None:
    for seed in range(100):
        shown = order().open_part(order().option_order(Random(seed)), 0)
        assert shown.options != order().answer


def test_an_answer_is_said_in_the_order_that_was_given() -> None:
    said = order().said(Arranged((2, 1, 3, 0)))
    assert said == Parts(("Mercury", "Venus", "Earth", "Mars"), in_order=True)
