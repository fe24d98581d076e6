import pytest

from bot.game.given import Ticked
from bot.game.kinds.several import SettledSeveral
from tests.game.kinds.test_kinds import share
from tests.support.questions import several


@pytest.mark.parametrize(
    ("ticked", "part"),
    [((0, 2), 2 / 3), ((0, 2, 4, 1), 2 / 3), ((1, 3), 0), ((0, 1), 0), ((4, 2, 0), 1)],
)
def test_a_wrong_tick_takes_a_right_one_away(ticked: tuple[int, ...], part: float) -> None:
    assert share(several(), Ticked(ticked)) == pytest.approx(part)


def test_a_reveal_counts_every_tick() -> None:
    settled = several().settled_part((4, 3, 2, 1, 0), [Ticked((0, 2)), Ticked((0, 1))])
    assert settled == SettledSeveral(
        ("Neptune", "Venus", "Saturn", "Mars", "Jupiter"), (4, 2, 0), (0, 0, 1, 1, 2)
    )
