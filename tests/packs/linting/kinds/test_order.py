from dataclasses import replace

import pytest

from bot.packs.facts.resolved import Moment
from bot.packs.linting.kinds.order import order_is_clear
from bot.packs.questions.kinds.order import Ranked
from tests.support.drafts import found, order_draft


def ranked(*positions: float | tuple[int, ...] | None) -> tuple[Ranked, ...]:
    return tuple(
        Ranked(f"event {n}", Moment(each) if isinstance(each, tuple) else each, order_draft().fact)
        for n, each in enumerate(positions)
    )


@pytest.mark.parametrize(
    "positions",
    [
        ((2001,), (2009, 6), (2013,)),
        ((2009, 6), (2009, 7)),
        (1.5, 2, 30),
        (None, None, None),
    ],
)
def test_an_order_that_is_clear_is_fine(positions: tuple[float | None, ...]) -> None:
    good = replace(order_draft(), ranked=ranked(*positions))
    assert not found(order_is_clear, good)


@pytest.mark.parametrize(
    "positions",
    [
        ((2009,), (2009, 6)),
        ((2009, 6), (2009, 6)),
        ((2013,), (2001,)),
        (2, 2),
        (2, None),
        (2, (2001,)),
    ],
)
def test_an_order_that_is_not_clear_at_its_shared_precision_is_an_error(
    positions: tuple[float | None, ...],
) -> None:
    bad = replace(order_draft(), ranked=ranked(*positions))
    assert found(order_is_clear, bad)


def test_highest_first_is_the_other_way_round() -> None:
    falling = replace(order_draft(), ranked=ranked(3, 2, 1))
    assert found(order_is_clear, falling)
    assert not found(order_is_clear, replace(falling, descending=True))
