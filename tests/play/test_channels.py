import asyncio

import pytest

from bot.errors import StoreError
from bot.game.refusals import (
    ChannelBusy,
    RequestRefused,
    TooManyGames,
)
from bot.play.channels import GAMES_EACH
from bot.play.live_game import LiveGame
from bot.ports.ledger import NewGame
from tests.play.conftest import BOB, CHANNEL, Evening
from tests.support.fakes import take_turns
from tests.support.refusals import refused_as

SECOND = 1_000
ROUND = 22 * SECOND
"""More than a whole round of twenty seconds with its grace, and less than the pause after it."""
PAUSE = 6 * SECOND


async def test_a_second_game_in_a_channel_is_refused_with_a_link_to_the_first(
    evening: Evening,
) -> None:
    await evening.start()
    with refused_as(ChannelBusy("https://example.org/1001")):
        await evening.start()
    await evening.start(channel=99)
    assert len(evening.stage.asked) == 2


async def test_two_starts_at_the_same_instant_make_one_game(evening: Evening) -> None:
    outcomes = await asyncio.gather(evening.start(), evening.start(), return_exceptions=True)
    (refused,) = (one for one in outcomes if isinstance(one, RequestRefused))
    assert refused.refusal == ChannelBusy()
    assert len(evening.stage.asked) == 1


async def test_a_game_that_cannot_be_put_on_record_leaves_the_channel_free(
    evening: Evening,
) -> None:
    evening.ledger.broken = True
    with pytest.raises(StoreError):
        await evening.start()
    evening.ledger.broken = False
    await evening.start()
    assert len(evening.stage.asked) == 1


async def test_the_channel_is_free_when_the_card_that_offers_to_play_on_is_shown(
    evening: Evening,
) -> None:
    free: list[bool] = []
    evening.stage.on_show = lambda: free.append(evening.games.game_in(CHANNEL) is None)
    await evening.start()
    await evening.clock.pass_time(ROUND)
    assert free == [False, True], "a question and its reveal"
    free.clear()
    await evening.start(2)
    await evening.clock.pass_time(2 * (ROUND + PAUSE))
    assert free == [False, False, False, False, True, True], "two rounds, podium, footnotes"


async def test_one_member_has_so_many_games_at_a_time_and_others_are_not_held_up(
    evening: Evening,
) -> None:
    for nth in range(GAMES_EACH):
        await evening.start(channel=100 + nth)
    with refused_as(TooManyGames(GAMES_EACH)):
        await evening.start(channel=99)
    await evening.start(channel=99, starter=BOB)


async def test_games_that_are_being_started_count_among_those_of_their_starter(
    evening: Evening,
) -> None:
    let_go, open_game = asyncio.Event(), evening.ledger.open_game

    async def slowly(game: NewGame) -> int:
        await let_go.wait()
        return await open_game(game)

    evening.ledger.open_game = slowly  # type: ignore[method-assign] # a slow disk
    starts = [asyncio.create_task(evening.start(channel=100 + n)) for n in range(20)]
    others = asyncio.create_task(evening.start(channel=200, starter=BOB))
    await take_turns()
    let_go.set()
    outcomes = await asyncio.gather(*starts, return_exceptions=True)
    assert sum(isinstance(outcome, LiveGame) for outcome in outcomes) == GAMES_EACH
    refusals = [one.refusal for one in outcomes if isinstance(one, RequestRefused)]
    assert refusals == [TooManyGames(GAMES_EACH)] * (20 - GAMES_EACH)
    assert isinstance(await others, LiveGame)


async def test_a_start_that_failed_counts_no_more(evening: Evening) -> None:
    evening.ledger.broken = True
    for channel in range(100, 100 + 2 * GAMES_EACH):
        with pytest.raises(StoreError):
            await evening.start(channel=channel)
    evening.ledger.broken = False
    assert isinstance(await evening.start(), LiveGame)
