"""What every store promises of a game that outlives its process."""

import pytest

from bot.errors import StoreError
from bot.game.given import Picked, Wrote, encode_given
from bot.game.refusals import ChannelBusy, StartersOnly
from bot.ports.ledger import SavedAnswer, SavedGame, SavedRound
from bot.ports.owner import SOLO
from bot.ports.store import Store
from tests.storage.building import (
    AWAY,
    CHANNEL,
    CONTENT,
    FINISHED,
    GUILD,
    PLAN,
    QUESTION,
    REQUEST,
    TYPED,
    TYPED_CONTENT,
    a_game,
    a_round,
    a_settlement,
    an_answer,
    open_round,
)
from tests.support.refusals import refused_as


async def the_unfinished(store: Store) -> SavedGame:
    (game,) = await store.ledger.unfinished(SOLO)
    return game


async def the_round(store: Store) -> SavedRound:
    (saved,) = (await the_unfinished(store)).rounds
    return saved


async def end_early(store: Store) -> int:
    """Play the first of two questions, then end the game; return it."""
    game = await store.ledger.open_game(a_game(plan=PLAN))
    round_id = await store.ledger.open_round(a_round(game))
    await store.ledger.record(an_answer(round_id, 1))
    await store.ledger.settle(a_settlement(round_id, {1: 100}))
    await store.ledger.end_game(game, AWAY, 9_000)
    return game


class UnfinishedContract:
    async def test_a_new_store_has_nothing_to_go_on_with(self, store: Store) -> None:
        assert await store.ledger.unfinished(SOLO) == ()

    async def test_a_game_comes_back_as_it_was_saved(self, store: Store) -> None:
        game = await store.ledger.open_game(a_game(starter=7, plan=PLAN))
        round_id = await store.ledger.open_round(a_round(game))
        await store.ledger.round_posted(round_id, 900, 1_500)
        await store.ledger.record(an_answer(round_id, 1, given=Picked(2)))
        answer = SavedAnswer(
            user=1,
            name="Member 1",
            seq=1,
            given=encode_given(Picked(2)),
            at_ms=5_000,
            elapsed_ms=4_000,
        )
        saved = SavedRound(
            id=round_id,
            number=1,
            content=CONTENT,
            option_order=(2, 0, 1),
            deadline_ms=21_000,
            message=900,
            posted_ms=1_500,
            away_ms=0,
            settled=False,
            revealed=False,
            answers=(answer,),
        )
        assert await the_unfinished(store) == SavedGame(
            id=game,
            guild=GUILD,
            channel=CHANNEL,
            starter=7,
            starter_name="Member 7",
            request=REQUEST,
            plan=PLAN,
            rounds=(saved,),
        )

    async def test_only_what_did_not_end_comes_back_oldest_first(self, store: Store) -> None:
        games = [await store.ledger.open_game(a_game(channel=each)) for each in (3, 1, 2)]
        await store.ledger.end_game(games[1], FINISHED, 2_000)
        assert [game.id for game in await store.ledger.unfinished(SOLO)] == [games[0], games[2]]

    async def test_each_game_has_its_own_rounds_in_order(self, store: Store) -> None:
        expected = {}
        for channel in (1, 2):
            game = await store.ledger.open_game(a_game(channel=channel, plan=PLAN))
            second = await store.ledger.open_round(a_round(game, number=2, content=TYPED_CONTENT))
            first = await store.ledger.open_round(a_round(game, number=1))
            expected[game] = [(first, CONTENT), (second, TYPED_CONTENT)]
        games = await store.ledger.unfinished(SOLO)
        assert {
            game.id: [(each.id, each.content) for each in game.rounds] for game in games
        } == expected

    async def test_answers_come_back_in_the_order_of_each_member(self, store: Store) -> None:
        round_id = await open_round(store)
        for user, seq in ((2, 1), (1, 1), (2, 2), (1, 2), (1, 3)):
            answer = an_answer(round_id, user, seq=seq, given=Wrote(f"{user} {seq}"))
            await store.ledger.record(answer)
        answers = (await the_round(store)).answers
        assert [each.seq for each in answers if each.user == 1] == [1, 2, 3]
        assert [each.seq for each in answers if each.user == 2] == [1, 2]
        assert {each.given for each in answers} == {
            encode_given(Wrote(f"{each.user} {each.seq}")) for each in answers
        }

    async def test_a_question_asked_twice_in_a_plan_comes_back_twice(self, store: Store) -> None:
        await store.ledger.open_game(a_game(plan=(CONTENT, TYPED_CONTENT, CONTENT)))
        assert (await the_unfinished(store)).plan == (CONTENT, TYPED_CONTENT, CONTENT)

    async def test_a_settlement_and_its_reveal_are_remembered(self, store: Store) -> None:
        round_id = await open_round(store)
        await store.ledger.settle(a_settlement(round_id, {}))
        saved = await the_round(store)
        assert (saved.settled, saved.revealed) == (True, False)
        await store.ledger.round_revealed(round_id)
        assert (await the_round(store)).revealed is True

    async def test_an_open_round_has_no_reveal(self, store: Store) -> None:
        round_id = await open_round(store)
        with pytest.raises(StoreError, match="open or unknown"):
            await store.ledger.round_revealed(round_id)
        assert (await the_round(store)).revealed is False

    async def test_lost_time_is_given_back_while_a_round_is_open(self, store: Store) -> None:
        round_id = await open_round(store)
        await store.ledger.postpone(round_id, 51_000, 30_000)
        saved = await the_round(store)
        assert (saved.deadline_ms, saved.away_ms) == (51_000, 30_000)
        await store.ledger.settle(a_settlement(round_id, {}))
        with pytest.raises(StoreError, match="settled or unknown"):
            await store.ledger.postpone(round_id, 99_000, 40_000)
        assert (await the_round(store)).deadline_ms == 51_000


class ReopeningContract:
    async def test_a_game_that_ended_early_goes_on(self, store: Store) -> None:
        game = await end_early(store)
        reopened = await store.ledger.reopen(GUILD, CHANNEL, game, 1, SOLO)
        assert reopened is not None
        assert (reopened.id, reopened.plan, len(reopened.rounds)) == (game, PLAN, 1)
        assert await the_unfinished(store) == reopened
        second = await store.ledger.open_round(a_round(game, number=2, content=TYPED_CONTENT))
        assert (await the_unfinished(store)).rounds[1].id == second

    async def test_only_its_starter_takes_it_up_and_nobody_else_changes_anything(
        self, store: Store
    ) -> None:
        game = await end_early(store)
        with refused_as(StartersOnly("Member 1")):
            await store.ledger.reopen(GUILD, CHANNEL, game, 2, SOLO)
        assert await store.ledger.unfinished(SOLO) == ()

    async def test_a_game_of_another_server_or_channel_is_unknown(self, store: Store) -> None:
        game = await end_early(store)
        assert await store.ledger.reopen(GUILD + 1, CHANNEL, game, 1, SOLO) is None
        assert await store.ledger.reopen(GUILD, CHANNEL + 1, game, 1, SOLO) is None
        assert await store.ledger.reopen(GUILD, CHANNEL, game + 1, 1, SOLO) is None
        assert await store.ledger.unfinished(SOLO) == ()

    async def test_a_game_with_all_its_questions_asked_stays_ended(self, store: Store) -> None:
        game = await store.ledger.open_game(a_game())
        await store.ledger.open_round(a_round(game))
        await store.ledger.end_game(game, FINISHED, 2_000)
        assert await store.ledger.reopen(GUILD, CHANNEL, game, 1, SOLO) is None

    async def test_a_game_that_goes_on_is_not_taken_up_twice(self, store: Store) -> None:
        game = await end_early(store)
        assert await store.ledger.reopen(GUILD, CHANNEL, game, 1, SOLO) is not None
        assert await store.ledger.reopen(GUILD, CHANNEL, game, 1, SOLO) is None

    async def test_another_game_in_the_channel_comes_first(self, store: Store) -> None:
        game = await end_early(store)
        other = await store.ledger.open_game(a_game())
        with refused_as(ChannelBusy()):
            await store.ledger.reopen(GUILD, CHANNEL, game, 1, SOLO)
        await store.ledger.end_game(other, FINISHED, 9_500)
        assert await store.ledger.reopen(GUILD, CHANNEL, game, 1, SOLO) is not None


class OwnersContract:
    async def test_an_owner_is_told_of_its_own_games_only(self, store: Store) -> None:
        of_a = await store.ledger.open_game(a_game(channel=1, owner="a"))
        of_b = await store.ledger.open_game(a_game(channel=2, owner="b"))
        assert [game.id for game in await store.ledger.unfinished("a")] == [of_a]
        assert [game.id for game in await store.ledger.unfinished("b")] == [of_b]
        assert await store.ledger.unfinished(SOLO) == ()

    async def test_a_channel_is_busy_with_the_game_of_another_owner(self, store: Store) -> None:
        game = await store.ledger.open_game(a_game(owner="a"))
        with refused_as(ChannelBusy()):
            await store.ledger.open_game(a_game(owner="b"))
        assert [one.id for one in await store.ledger.unfinished("a")] == [game]

    async def test_a_game_that_ended_is_taken_up_by_whoever_reopens_it(self, store: Store) -> None:
        game = await end_early(store)
        reopened = await store.ledger.reopen(GUILD, CHANNEL, game, 1, "b")
        assert reopened is not None
        assert await store.ledger.unfinished(SOLO) == ()
        assert await store.ledger.unfinished("b") == (reopened,)

    async def test_each_owner_has_its_own_last_sign_of_life(self, store: Store) -> None:
        await store.liveness.alive("a", 1_000)
        await store.liveness.alive("b", 2_000)
        assert await store.liveness.last_alive_ms("a") == 1_000
        assert await store.liveness.last_alive_ms("b") == 2_000
        assert await store.liveness.last_alive_ms(SOLO) is None


class BagContract:
    async def test_a_new_server_has_a_full_bag(self, store: Store) -> None:
        assert await store.bag.laps(GUILD) == {}

    async def test_a_games_questions_leave_the_bag_with_it(self, store: Store) -> None:
        await store.ledger.open_game(a_game(plan=PLAN, laps=(("q1", 2), ("q2", 1))))
        assert await store.bag.laps(GUILD) == {"q1": 2, "q2": 1}
        assert await store.bag.laps(GUILD + 1) == {}

    async def test_a_game_that_was_refused_takes_nothing_out(self, store: Store) -> None:
        await store.ledger.open_game(a_game())
        with refused_as(ChannelBusy()):
            await store.ledger.open_game(a_game(laps=(("q1", 2),)))
        assert await store.bag.laps(GUILD) == {"q1": 1}

    async def test_no_question_goes_back_into_an_earlier_lap(self, store: Store) -> None:
        await store.ledger.open_game(a_game(channel=1, laps=(("q1", 2),)))
        await store.ledger.open_game(a_game(channel=2, laps=(("q1", 1),)))
        assert await store.bag.laps(GUILD) == {"q1": 2}

    async def test_what_a_game_did_not_ask_goes_back_until_it_is_reopened(
        self, store: Store
    ) -> None:
        asked, unasked = QUESTION.id, TYPED.id
        for lap, after in ((1, {asked: 1}), (2, {asked: 2, unasked: 1})):
            laps = {asked: lap, unasked: lap}
            game = await store.ledger.open_game(a_game(plan=PLAN, laps=tuple(laps.items())))
            await store.ledger.open_round(a_round(game))
            for _ in range(2):
                await store.ledger.end_game(game, AWAY, 2_000)
                assert await store.bag.laps(GUILD) == after
            await store.ledger.reopen(GUILD, CHANNEL, game, 1, SOLO)
            assert await store.bag.laps(GUILD) == laps
            await store.ledger.end_game(game, AWAY, 3_000)


class LivenessContract:
    async def test_the_last_sign_of_life_is_remembered(self, store: Store) -> None:
        assert await store.liveness.last_alive_ms(SOLO) is None
        for now_ms in (1_000, 2_000):
            await store.liveness.alive(SOLO, now_ms)
        assert await store.liveness.last_alive_ms(SOLO) == 2_000
