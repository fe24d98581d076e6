import asyncio

import pytest

from bot.game.ending import Ending, EndingKind
from bot.game.kinds.choice import OpenChoice
from bot.game.refusals import (
    NoGameHere,
    StartersOnly,
)
from bot.play.tap import LockedIn, NotSaved, RoundOver, TooLate
from bot.ports.stage import FootnotesCard, HadToEnd, PodiumCard
from bot.ports.stage_errors import Grant, Obstacle, StageError
from tests.play.conftest import ANN, BOB, CHANNEL, GUILD, Evening
from tests.support.fakes import take_turns
from tests.support.refusals import refused_as

SECOND = 1_000
ROUND = 22 * SECOND
"""More than a whole round of twenty seconds with its grace, and less than the pause after it."""
PAUSE = 6 * SECOND


async def test_a_single_question_is_asked_answered_and_revealed(evening: Evening) -> None:
    await evening.start()
    outcome = await evening.tap(ANN)
    assert isinstance(outcome, LockedIn)
    assert outcome.answer == "Earth"
    await evening.clock.pass_time(ROUND)
    (reveal,) = evening.stage.reveals
    assert reveal.scorers[0].name == "Ann"
    assert reveal.offers_more
    assert reveal.standing == ()
    assert evening.stage.closings == []
    assert evening.ledger.ended == {1: Ending(EndingKind.FINISHED)}
    assert evening.games.game_in(CHANNEL) is None


async def test_nothing_of_the_answer_is_on_the_open_card(evening: Evening) -> None:
    await evening.start()
    (card,) = evening.stage.asked
    assert not hasattr(card, "right")
    assert isinstance(card.asked, OpenChoice)
    assert not hasattr(card.asked, "right")
    assert set(card.asked.options) == {"Venus", "Earth", "Mars", "Jupiter"}


async def test_the_deadline_that_is_printed_is_a_whole_second_and_never_short(
    evening: Evening,
) -> None:
    await evening.clock.pass_time(300)
    await evening.start(seconds=5)
    (card,) = evening.stage.asked
    assert card.deadline_ms % 1000 == 0
    assert 5_000 <= card.deadline_ms - evening.clock.now_ms() < 6_000


async def test_a_game_goes_on_by_itself_and_ends_in_a_podium_and_footnotes(
    evening: Evening,
) -> None:
    await evening.start(3)
    for number in range(3):
        await evening.tap(ANN)
        await evening.tap(BOB, right=number == 0)
        await evening.clock.pass_time(ROUND + PAUSE)
    podium, footnotes = evening.stage.closings
    assert isinstance(podium, PodiumCard)
    assert [place.name for place in podium.standing] == ["Ann", "Bob"]
    assert (podium.rounds_played, podium.ending) == (3, None)
    assert isinstance(footnotes, FootnotesCard)
    assert footnotes.highlights.lone_right is not None
    assert len(evening.ledger.settlements) == 3


async def test_every_card_after_the_first_tells_the_last_answer_with_a_link(
    evening: Evening,
) -> None:
    await evening.start(2)
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND + PAUSE)
    first, second = evening.stage.asked
    assert first.previous is None
    assert second.previous is not None
    assert (second.previous.answer, second.previous.link) == ("Earth", "https://example.org/1001")


async def test_points_in_the_ledger_are_the_points_on_the_reveal(evening: Evening) -> None:
    await evening.start()
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND)
    (settlement,) = evening.ledger.settlements.values()
    (score,) = settlement.scores
    assert (score.user, score.right) == (ANN, True)
    assert score.points == evening.stage.reveals[0].scorers[0].points
    assert len(score.periods) == 4


async def test_a_tap_is_confirmed_only_after_it_is_on_record(evening: Evening) -> None:
    await evening.start()
    evening.ledger.hold.clear()
    tapping = asyncio.create_task(evening.tap(ANN))
    await take_turns()
    assert not tapping.done()
    evening.ledger.hold.set()
    assert isinstance(await tapping, LockedIn)
    assert len(evening.ledger.answers) == 1


async def test_the_settlement_waits_for_answers_that_are_being_saved(evening: Evening) -> None:
    await evening.start()
    evening.ledger.hold.clear()
    tapping = asyncio.create_task(evening.tap(ANN))
    await evening.clock.pass_time(ROUND)
    assert evening.ledger.settlements == {}
    evening.ledger.hold.set()
    await tapping
    await take_turns()
    (settlement,) = evening.ledger.settlements.values()
    assert len(settlement.scores) == 1


async def test_an_answer_that_cannot_be_saved_does_not_count_and_the_member_is_told(
    evening: Evening,
) -> None:
    await evening.start()
    await evening.tap(ANN)
    evening.ledger.broken = True
    outcome = await evening.tap(ANN, right=False)
    assert outcome == NotSaved("Earth")
    evening.ledger.broken = False
    await evening.clock.pass_time(ROUND)
    assert evening.stage.reveals[0].scorers[0].name == "Ann"


async def test_a_tap_in_the_grace_counts_by_when_it_was_made(evening: Evening) -> None:
    await evening.start()
    (card,) = evening.stage.asked
    await evening.clock.pass_time(card.deadline_ms - evening.clock.now_ms() + 500)
    assert isinstance(await evening.tap(ANN, late_ms=-600), LockedIn)
    assert isinstance(await evening.tap(BOB, late_ms=0), TooLate)


async def test_a_tap_on_a_settled_round_changes_nothing(evening: Evening) -> None:
    await evening.start(2)
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND)
    assert isinstance(await evening.tap(BOB), RoundOver)
    assert len(evening.ledger.answers) == 1


async def test_the_same_option_twice_is_saved_once_and_confirmed_twice(evening: Evening) -> None:
    await evening.start()
    assert await evening.tap(ANN) == await evening.tap(ANN)
    assert len(evening.ledger.answers) == 1


async def test_the_number_of_answers_counts_members_not_taps(evening: Evening) -> None:
    await evening.start()
    await evening.tap(ANN)
    await evening.tap(ANN, right=False)
    await evening.tap(BOB)
    assert [card.answered for card in evening.stage.refreshed] == [1, 1, 2]


async def test_a_later_round_ends_at_half_time_when_everyone_has_answered(
    evening: Evening,
) -> None:
    await evening.start(2)
    await evening.tap(ANN)
    await evening.tap(BOB)
    await evening.clock.pass_time(ROUND + PAUSE)
    assert len(evening.stage.asked) == 2
    await evening.tap(ANN)
    await evening.tap(BOB)
    await evening.clock.pass_time(12 * SECOND)
    assert len(evening.stage.reveals) == 2


async def test_a_starter_who_plays_alone_may_reveal_at_once(evening: Evening) -> None:
    game = await evening.start()
    outcome = await evening.tap(ANN)
    assert isinstance(outcome, LockedIn)
    assert outcome.may_reveal
    assert evening.games.reveal_now(game.id, 1, ANN)
    await evening.clock.pass_time(2 * SECOND)
    assert len(evening.stage.reveals) == 1


async def test_nobody_may_reveal_while_others_play(evening: Evening) -> None:
    game = await evening.start()
    await evening.tap(ANN)
    outcome = await evening.tap(BOB)
    assert isinstance(outcome, LockedIn)
    assert not outcome.may_reveal
    assert not evening.games.reveal_now(game.id, 1, ANN)
    assert not evening.games.reveal_now(game.id, 1, BOB)
    assert not evening.games.reveal_now(game.id, 99, ANN)


async def test_two_rounds_in_a_row_without_an_answer_end_the_game_with_points_kept(
    evening: Evening,
) -> None:
    await evening.start(5)
    await evening.tap(ANN)
    await evening.clock.pass_time(3 * (ROUND + PAUSE))
    assert len(evening.stage.asked) == 3
    podium = evening.stage.closings[0]
    assert isinstance(podium, PodiumCard)
    assert podium.ending == Ending(EndingKind.QUIET)
    assert podium.standing[0].name == "Ann"


async def test_a_quiet_round_between_answers_does_not_end_the_game(evening: Evening) -> None:
    await evening.start(3)
    await evening.clock.pass_time(ROUND + PAUSE)
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND + PAUSE)
    assert len(evening.stage.asked) == 3


async def test_a_stopped_game_settles_its_open_round_and_shows_the_standing(
    evening: Evening,
) -> None:
    await evening.start(5)
    await evening.tap(ANN)
    evening.games.stop(CHANNEL, ANN, "Ann", may_stop_any=False)
    await evening.clock.pass_time(2 * SECOND)
    assert len(evening.ledger.settlements) == 1
    podium = evening.stage.closings[0]
    assert isinstance(podium, PodiumCard)
    assert podium.ending == Ending(EndingKind.STOPPED, ANN, "Ann")
    assert podium.standing[0].points > 0
    assert evening.games.game_in(CHANNEL) is None


async def test_a_stop_during_the_pause_ends_the_game_without_another_question(
    evening: Evening,
) -> None:
    await evening.start(5)
    await evening.tap(ANN)
    await evening.clock.pass_time(ROUND)
    evening.games.stop(CHANNEL, BOB, "Bob", may_stop_any=True)
    await evening.clock.pass_time(PAUSE)
    assert len(evening.stage.asked) == 1
    assert evening.ledger.ended == {1: Ending(EndingKind.STOPPED, BOB, "Bob")}


async def test_only_the_starter_or_a_moderator_may_stop_a_game(evening: Evening) -> None:
    await evening.start()
    with refused_as(StartersOnly("Ann", or_moderator=True)):
        evening.games.stop(CHANNEL, BOB, "Bob", may_stop_any=False)
    with refused_as(NoGameHere()):
        evening.games.stop(99, BOB, "Bob", may_stop_any=True)


async def test_trouble_that_passes_is_waited_out(evening: Evening) -> None:
    evening.stage.fail_next.append(StageError(Obstacle.NOT_TAKEN))
    await evening.start()
    await evening.clock.pass_time(2 * SECOND)
    assert len(evening.stage.asked) == 1


@pytest.mark.parametrize(
    "error",
    [
        StageError(Obstacle.NO_CHANNEL),
        StageError(Obstacle.NOT_ALLOWED, lacking=Grant.SEND_MESSAGES),
    ],
)
async def test_trouble_that_stays_ends_the_game_frees_the_channel_and_tells_the_starter(
    evening: Evening, error: StageError
) -> None:
    evening.stage.fail_next.append(error)
    await evening.start()
    assert evening.stage.told == [HadToEnd(Ending(EndingKind.UNSHOWN), error.trouble)]
    assert evening.games.game_in(CHANNEL) is None
    assert list(evening.ledger.ended) == [1]


async def test_a_reveal_that_cannot_be_shown_keeps_the_points(evening: Evening) -> None:
    await evening.start(3)
    await evening.tap(ANN)
    evening.stage.fail_next.append(StageError(Obstacle.NO_CHANNEL))
    await evening.clock.pass_time(ROUND)
    assert len(evening.ledger.settlements) == 1
    assert evening.games.game_in(CHANNEL) is None


async def test_a_card_that_stands_late_gets_its_whole_time(evening: Evening) -> None:
    evening.stage.fail_next.extend([StageError(Obstacle.NOT_TAKEN)] * 2)
    await evening.start(seconds=5)
    await evening.clock.pass_time(5 * SECOND)
    (card,) = evening.stage.redrawn
    assert card.deadline_ms - evening.stage.messages[1].at_ms >= 5 * SECOND
    assert evening.ledger.deadlines == {1: (card.deadline_ms, 0)}


async def test_a_moderators_second_stop_ends_a_game_that_hangs(evening: Evening) -> None:
    await evening.start()
    evening.ledger.hold.clear()
    hanging = asyncio.create_task(evening.tap(ANN))
    await take_turns()
    evening.games.stop(CHANNEL, BOB, "Bob", may_stop_any=True)
    evening.games.stop(CHANNEL, BOB, "Bob", may_stop_any=True)
    evening.ledger.hold.set()
    await hanging
    await evening.clock.pass_time(2 * SECOND)
    assert evening.games.game_in(CHANNEL) is None
    assert list(evening.ledger.ended) == [1]


async def test_who_is_erased_in_mid_game_is_named_on_no_later_card(evening: Evening) -> None:
    await evening.start(3, starter=BOB)
    for number in range(2):
        await evening.tap(ANN)
        await evening.tap(BOB, right=False)
        if number == 0:
            await evening.clock.pass_time(ROUND + PAUSE)
    evening.games.forget(GUILD + 1, ANN)
    assert evening.stage.reveals[0].scorers[0].name == "Ann"
    evening.games.forget(GUILD, ANN)
    evening.games.stop(CHANNEL, ANN, "Ann", may_stop_any=True)
    evening.games.forget(GUILD, ANN)
    await evening.clock.pass_time(ROUND)
    drawn = repr([*evening.stage.reveals[1:], *evening.stage.closings])
    assert "Ann" not in drawn
    assert "Bob" in drawn
    assert evening.ledger.ended == {1: Ending(EndingKind.STOPPED)}
    podium = evening.stage.closings[0]
    assert isinstance(podium, PodiumCard)
    assert (podium.standing[0].name, podium.standing[0].points > 0) == ("", True)


async def test_a_starter_who_was_erased_is_not_named_to_who_may_not_stop(evening: Evening) -> None:
    await evening.start(3)
    evening.games.forget(GUILD, ANN)
    with refused_as(StartersOnly("", or_moderator=True)):
        evening.games.stop(CHANNEL, BOB, "Bob", may_stop_any=False)
