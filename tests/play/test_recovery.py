"""Games on record: resumed, ended where they cannot be read, and never taken from another owner."""

import msgspec
import pytest

from bot.game.ending import Ending, EndingKind
from bot.game.refusals import ChannelBusy, GameUnreadable
from bot.play.pace import Pace
from bot.play.tap import LockedIn
from bot.ports.stage_errors import Obstacle, StageError
from tests.play.conftest import ANN, CHANNEL, Evening, forever, venue
from tests.support.fakes import take_turns
from tests.support.refusals import refused_as

SECOND = 1_000
ROUND = 22 * SECOND
TOO_LONG = Pace().resume_within_ms + 5 * SECOND


async def test_a_game_on_record_that_nobody_plays_makes_room_for_another(
    evening: Evening,
) -> None:
    await evening.start()
    await evening.crash()
    await evening.start()
    assert len(evening.stage.asked) == 2
    assert list(evening.ledger.ended) == [1]


async def test_a_game_that_another_process_plays_is_neither_ended_nor_taken_up(
    evening: Evening,
) -> None:
    await evening.start()
    record = evening.ledger.games[1]
    await evening.crash()
    evening.ledger.games[1] = msgspec.structs.replace(record, owner="another")
    with refused_as(ChannelBusy()):
        await evening.start()
    await evening.restart()
    assert evening.games.all() == ()
    assert evening.ledger.ended == {}
    assert len(evening.stage.asked) == 1


async def test_a_game_on_record_that_makes_room_keeps_its_points(evening: Evening) -> None:
    await evening.start(3)
    await evening.tap(ANN)
    await evening.crash()
    await evening.start()
    assert [score.user for score in evening.ledger.settlements[1].scores] == [ANN]
    assert list(evening.ledger.ended) == [1]


async def test_a_record_that_cannot_be_read_ends_and_does_not_keep_others_down(
    evening: Evening,
) -> None:
    await evening.start(channel=99)
    await evening.start()
    evening.ledger.games[1] = msgspec.structs.replace(evening.ledger.games[1], plan=(b"?",))
    await evening.restart(after_ms=5 * SECOND)
    assert list(evening.ledger.ended) == [1]
    assert isinstance(await evening.tap(ANN), LockedIn)
    assert evening.games.game_in(99) is None


async def test_continuing_a_game_that_cannot_be_read_leaves_the_channel_free(
    evening: Evening,
) -> None:
    await evening.start(3)
    await evening.restart(after_ms=TOO_LONG)
    evening.ledger.games[1] = msgspec.structs.replace(evening.ledger.games[1], request=b"?")
    with refused_as(GameUnreadable()):
        await evening.games.continue_game(venue(ANN), 1, evening.stage)
    assert list(evening.ledger.ended) == [1]
    await evening.start()


async def test_a_game_that_cannot_be_laid_aside_in_order_leaves_the_channel_free(
    evening: Evening,
) -> None:
    await evening.start(3)
    await evening.tap(ANN)
    await evening.crash()
    await evening.clock.pass_time(TOO_LONG)
    evening.stage.fail_next.append(StageError(Obstacle.NO_CHANNEL))
    await evening.games.resume_games(evening.stage)
    await take_turns()
    assert evening.games.game_in(CHANNEL) is None
    assert list(evening.ledger.ended) == [1]
    assert list(evening.ledger.settlements) == [1]


async def test_a_game_whose_channel_is_free_again_makes_room_before_its_end_is_on_record(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await evening.start()
    monkeypatch.setattr(evening.ledger, "end_game", forever)
    await evening.clock.pass_time(ROUND)
    assert list(evening.ledger.ended) == []
    monkeypatch.undo()
    await evening.start()
    assert evening.ledger.ended == {1: Ending(EndingKind.FINISHED)}
    assert len(evening.stage.asked) == 2
