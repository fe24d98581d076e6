"""Restarts: what a game is worth after the process died at any moment."""

import pytest

from bot.game.ending import Ending, EndingKind
from bot.game.refusals import NothingLeft, Restarting, StartersOnly
from bot.play.pace import Pace
from bot.ports.stage import Interrupted, InterruptedCard, PodiumCard
from bot.ports.stage_errors import Obstacle, StageError
from tests.play.conftest import ANN, BOB, CHANNEL, Evening, venue
from tests.support.fakes import take_turns
from tests.support.refusals import refused_as

SECOND = 1_000
ROUND = 22 * SECOND
PAUSE = 6 * SECOND
TOO_LONG = Pace().resume_within_ms + 5 * SECOND


async def test_an_open_round_keeps_its_answers_and_gets_the_lost_time_back(
    evening: Evening,
) -> None:
    await evening.start()
    await evening.clock.pass_time(4 * SECOND)
    await evening.tap(ANN)
    deadline_ms = evening.stage.asked[0].deadline_ms
    await evening.restart(after_ms=60 * SECOND)
    (card,) = evening.stage.redrawn
    assert 60 * SECOND <= card.deadline_ms - deadline_ms <= 63 * SECOND
    assert card.answered == 1
    assert card.opening == Interrupted(60)
    await evening.tap(BOB)
    await evening.clock.pass_time(ROUND)
    (settlement,) = evening.ledger.settlements.values()
    assert {score.user for score in settlement.scores} == {ANN, BOB}
    assert len(evening.stage.asked) == 1, "the card is not posted twice"
    assert evening.ledger.ended == {1: Ending(EndingKind.FINISHED)}


async def test_a_tap_after_the_restart_is_timed_without_the_time_away(evening: Evening) -> None:
    await evening.start()
    await evening.clock.pass_time(2 * SECOND)
    await evening.restart(after_ms=60 * SECOND)
    await evening.tap(BOB)
    (answer,) = evening.ledger.answers
    assert 0 <= answer.elapsed_ms <= 4 * SECOND


async def test_a_round_that_was_on_record_but_not_posted_is_posted_once(evening: Evening) -> None:
    evening.stage.fail_next.append(StageError(Obstacle.NOT_TAKEN))
    await evening.start()
    assert evening.stage.asked == []
    await evening.restart(after_ms=5 * SECOND)
    assert len(evening.stage.asked) == 1
    assert evening.stage.asked[0].deadline_ms >= evening.clock.now_ms() + 20 * SECOND
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND)
    assert len(evening.stage.reveals) == 1


async def test_a_card_that_was_posted_but_not_on_record_is_found_again(evening: Evening) -> None:
    await evening.start()
    del evening.ledger.posted[1]
    await evening.restart()
    assert len(evening.stage.asked) == 1
    assert evening.ledger.posted[1] == (1001, evening.stage.messages[1].at_ms)
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND)
    assert evening.stage.reveals[0].scorers[0].name == "Ann"


async def test_a_settled_round_whose_reveal_was_not_seen_is_revealed_with_the_same_points(
    evening: Evening,
) -> None:
    await evening.start(2)
    await evening.tap(ANN)
    evening.stage.fail_next.extend([StageError(Obstacle.NOT_TAKEN)] * 2)
    await evening.clock.pass_time(ROUND)
    assert evening.stage.reveals == []
    await evening.restart()
    (reveal,) = evening.stage.reveals
    (settlement,) = evening.ledger.settlements.values()
    assert reveal.scorers[0].points == settlement.scores[0].points
    assert reveal.standing[0].points == settlement.scores[0].points


async def test_a_pause_goes_on_and_the_standing_and_streaks_are_as_before(
    evening: Evening,
) -> None:
    await evening.start(3)
    for _ in range(2):
        await evening.tap(ANN)
        await evening.clock.pass_time(ROUND)
        await evening.restart(after_ms=3 * SECOND)
        await evening.clock.pass_time(PAUSE)
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND)
    assert evening.stage.reveals[-1].scorers[0].streak == 3
    podium = evening.stage.closings[0]
    assert isinstance(podium, PodiumCard)
    total = sum(one.scores[0].points for one in evening.ledger.settlements.values())
    assert [(place.name, place.points) for place in podium.standing] == [("Ann", total)]
    assert len(evening.stage.asked) == 3


async def test_the_next_card_links_to_the_last_one_after_a_restart_too(evening: Evening) -> None:
    await evening.start(2)
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND)
    await evening.restart()
    await evening.clock.pass_time(PAUSE)
    previous = evening.stage.asked[1].previous
    assert previous is not None
    assert (previous.answer, previous.link) == ("Earth", "https://example.org/1001")


async def test_a_card_that_is_gone_ends_the_game_with_its_points_kept(evening: Evening) -> None:
    await evening.start(3)
    await evening.tap(ANN)
    await evening.crash()
    evening.stage.fail_next.append(StageError(Obstacle.NO_MESSAGE))
    await evening.games.resume_games(evening.stage)
    await take_turns()
    (settlement,) = evening.ledger.settlements.values()
    assert settlement.scores[0].points > 0
    assert list(evening.ledger.ended) == [1]
    assert evening.games.game_in(CHANNEL) is None


async def test_a_game_that_was_cut_off_for_too_long_is_laid_aside_with_its_points(
    evening: Evening,
) -> None:
    await evening.start(3)
    await evening.tap(ANN)
    await evening.restart(after_ms=TOO_LONG)
    (settlement,) = evening.ledger.settlements.values()
    assert settlement.scores[0].points > 0
    assert evening.stage.closings == [InterruptedCard(1, "Ann", 2)]
    assert evening.games.game_in(CHANNEL) is None


async def test_its_starter_continues_a_game_that_was_laid_aside(evening: Evening) -> None:
    await evening.start(3)
    await evening.tap(ANN)
    await evening.restart(after_ms=TOO_LONG)
    with refused_as(StartersOnly("Ann", or_moderator=False)):
        await evening.games.continue_game(venue(BOB), 1, evening.stage)
    await evening.games.continue_game(venue(ANN), 1, evening.stage)
    await evening.clock.pass_time(PAUSE + SECOND)
    assert len(evening.stage.asked) == 2
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND + PAUSE)
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND)
    podium = evening.stage.closings[1]
    assert isinstance(podium, PodiumCard)
    assert podium.rounds_played == 3
    with refused_as(NothingLeft()):
        await evening.games.continue_game(venue(ANN), 1, evening.stage)


async def test_a_clean_stop_leaves_games_on_record_and_loses_no_second(evening: Evening) -> None:
    await evening.start(2)
    await evening.tap(ANN)
    await evening.games.close()
    assert evening.ledger.ended == {}
    assert evening.ledger.alive_ms == evening.clock.now_ms()
    with refused_as(Restarting()):
        await evening.start(channel=99)


async def test_a_game_that_was_not_interrupted_leaves_nothing_to_take_up(evening: Evening) -> None:
    await evening.start()
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND)
    await evening.restart()
    assert list(evening.games.all()) == []
    assert len(evening.stage.reveals) == 1


async def test_a_bug_in_one_heartbeat_leaves_the_next_ones(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    beats = evening.ledger.alive

    async def buggy(*_: object) -> None:
        raise ValueError("a slip")

    monkeypatch.setattr(evening.ledger, "alive", buggy)
    await evening.start()
    await evening.clock.pass_time(5 * SECOND)
    monkeypatch.setattr(evening.ledger, "alive", beats)
    await evening.clock.pass_time(5 * SECOND)
    assert evening.ledger.alive_ms is not None
    assert caplog.text.count("the heartbeat cannot be saved: a slip") == 1
