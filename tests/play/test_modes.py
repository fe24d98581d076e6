"""What a mode decides of a live game; the mode is one that the bot does not have."""

import pytest

from bot.play import round_sequence
from tests.game.modes.first_wins import GRACE_MS, FirstWins
from tests.play.conftest import ANN, BOB, Evening

STEP = 250
PAUSE = 6_000


async def test_a_round_ends_and_the_next_one_begins_when_its_mode_says_so(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(round_sequence, "mode_named", lambda _name: FirstWins())
    await evening.start(2)
    await evening.tap(BOB, right=False)
    await evening.clock.pass_time(4 * STEP)
    assert evening.stage.reveals == []
    await evening.tap(ANN)
    await evening.clock.pass_time(GRACE_MS + STEP)
    (scorer,) = evening.stage.reveals[0].scorers
    assert (scorer.name, scorer.points) == ("Ann", 7)
    await evening.clock.pass_time(PAUSE // 2)
    assert len(evening.stage.asked) == 2
