"""Full disks, unreadable records and bugs: nobody loses a point, and no channel stays locked."""

from typing import Any

import pytest

from bot.errors import StoreError, StoreTrouble
from bot.game.ending import Ending, EndingKind
from bot.play.pace import Pace
from bot.play.tap import LockedIn, NotSaved
from bot.ports.stage import HadToEnd, InterruptedCard, PodiumCard
from tests.play.conftest import ANN, BOB, CHANNEL, Evening, forever, venue
from tests.support.fakes import take_turns

SECOND = 1_000
MINUTE = 60 * SECOND
ROUND = 22 * SECOND
PAUSE = 6 * SECOND
TOO_LONG = Pace().resume_within_ms + 5 * SECOND


async def test_a_game_goes_on_after_a_disk_was_full_for_minutes(evening: Evening) -> None:
    await evening.start(2)
    await evening.tap(ANN)
    evening.ledger.broken = True
    assert isinstance(await evening.tap(BOB), NotSaved)
    await evening.clock.pass_time(4 * MINUTE)
    assert evening.stage.reveals == [], "no points are shown that are not on record"
    evening.ledger.broken = False
    await evening.clock.pass_time(MINUTE)
    assert evening.stage.reveals[0].scorers[0].name == "Ann"
    assert len(evening.stage.asked) == 2


async def test_a_full_disk_between_rounds_is_waited_out(evening: Evening) -> None:
    await evening.start(2)
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND)
    evening.ledger.broken = True
    await evening.clock.pass_time(3 * MINUTE)
    evening.ledger.broken = False
    await evening.clock.pass_time(31 * SECOND)
    assert len(evening.stage.asked) == 2
    assert isinstance(await evening.tap(BOB), LockedIn)


async def test_rounds_in_which_nothing_could_be_saved_are_not_called_quiet(
    evening: Evening,
) -> None:
    await evening.start(3)
    for _ in range(2):
        evening.ledger.broken = True
        await evening.tap(ANN)
        evening.ledger.broken = False
        await evening.clock.pass_time(ROUND + PAUSE)
    assert len(evening.stage.asked) == 3


async def test_an_end_that_cannot_be_saved_frees_the_channel_and_is_saved_when_there_is_space(
    evening: Evening,
) -> None:
    await evening.start(3)
    await evening.tap(ANN)
    evening.ledger.broken = True
    await evening.clock.pass_time(15 * MINUTE)
    assert evening.games.game_in(CHANNEL) is None
    (news,) = evening.stage.told
    assert news == HadToEnd(Ending(EndingKind.UNSAVED), StoreTrouble.FULL)
    evening.ledger.broken = False
    await evening.clock.pass_time(MINUTE)
    assert [score.user for score in evening.ledger.settlements[1].scores] == [ANN]
    assert list(evening.ledger.ended) == [1]
    assert list(evening.games.all()) == []


async def test_a_moderator_ends_a_game_that_waits_for_space_and_its_points_follow(
    evening: Evening,
) -> None:
    await evening.start(3)
    await evening.tap(ANN)
    evening.ledger.broken = True
    await evening.clock.pass_time(ROUND)
    for _ in range(2):
        evening.games.stop(CHANNEL, BOB, "Bob", may_stop_any=True)
    await take_turns()
    assert evening.games.game_in(CHANNEL) is None
    with pytest.raises(StoreError):
        await evening.start()
    evening.ledger.broken = False
    await evening.start()
    assert [score.user for score in evening.ledger.settlements[1].scores] == [ANN]
    assert evening.ledger.ended == {1: Ending(EndingKind.STOPPED, BOB, "Bob")}


async def test_a_game_that_is_laid_aside_reveals_what_was_answered(evening: Evening) -> None:
    await evening.start()
    await evening.tap(ANN)
    await evening.restart(after_ms=TOO_LONG)
    (reveal,) = evening.stage.reveals
    assert reveal.scorers[0].name == "Ann"
    assert reveal.question.opening is None
    assert evening.stage.closings == [], "there is nothing to continue"


async def test_a_game_that_began_after_hours_of_silence_is_not_taken_for_an_old_one(
    evening: Evening,
) -> None:
    await evening.start()
    await evening.clock.pass_time(ROUND)
    await evening.clock.pass_time(TOO_LONG)
    await evening.start(2)
    await evening.restart(after_ms=SECOND)
    assert not any(isinstance(card, InterruptedCard) for card in evening.stage.closings)
    assert isinstance(await evening.tap(ANN), LockedIn)


async def test_dying_again_before_the_lost_time_is_given_back_loses_none_of_it(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await evening.start()
    await evening.clock.pass_time(4 * SECOND)
    deadline_ms = evening.stage.asked[0].deadline_ms
    monkeypatch.setattr(evening.ledger, "postpone", forever)
    await evening.restart(after_ms=30 * SECOND)
    await evening.clock.pass_time(5 * SECOND)
    monkeypatch.undo()
    await evening.restart(after_ms=30 * SECOND)
    assert evening.stage.redrawn[-1].deadline_ms - deadline_ms >= 65 * SECOND
    assert isinstance(await evening.tap(ANN), LockedIn)


async def test_a_game_that_fell_quiet_stays_so_after_a_restart(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await evening.start(5)
    monkeypatch.setattr(evening.ledger, "end_game", forever)
    await evening.clock.pass_time(2 * ROUND + PAUSE)
    assert evening.stage.reveals[-1].ending == Ending(EndingKind.QUIET)
    monkeypatch.undo()
    await evening.restart()
    await evening.clock.pass_time(ROUND)
    assert len(evening.stage.asked) == 2
    assert evening.ledger.ended == {1: Ending(EndingKind.QUIET)}


async def test_a_continued_game_does_not_count_the_quiet_before(evening: Evening) -> None:
    await evening.start(5)
    await evening.clock.pass_time(ROUND + PAUSE)
    await evening.restart(after_ms=TOO_LONG)
    await evening.games.continue_game(venue(ANN), 1, evening.stage)
    await evening.clock.pass_time(ROUND + 2 * PAUSE)
    assert len(evening.stage.asked) == 4


async def test_a_stop_while_a_round_is_put_on_record_shows_no_further_question(
    evening: Evening,
) -> None:
    await evening.start(3)
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND)
    evening.ledger.broken = True
    await evening.clock.pass_time(PAUSE)
    evening.games.stop(CHANNEL, ANN, "Ann", may_stop_any=False)
    evening.ledger.broken = False
    await evening.clock.pass_time(10 * SECOND)
    assert len(evening.stage.asked) == 1
    podium = evening.stage.closings[0]
    assert isinstance(podium, PodiumCard)
    assert podium.ending == Ending(EndingKind.STOPPED, ANN, "Ann")


async def test_a_bug_ends_the_game_with_its_points_and_the_members_hear_of_it(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stumble(*_: Any) -> Any:
        raise RuntimeError("a bug")

    await evening.start(3)
    await evening.tap(ANN)
    monkeypatch.setattr(evening.stage, "reveal", stumble)
    await evening.clock.pass_time(ROUND)
    assert evening.stage.told == [HadToEnd(Ending(EndingKind.BROKEN))]
    podium = evening.stage.closings[0]
    assert isinstance(podium, PodiumCard)
    assert podium.standing[0].points == evening.ledger.settlements[1].scores[0].points
    assert evening.ledger.ended == {1: Ending(EndingKind.BROKEN)}
    assert evening.games.game_in(CHANNEL) is None
