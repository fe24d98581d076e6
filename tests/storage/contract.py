"""What every store promises; a store's own test file inherits these classes and gives `store`."""

import asyncio

import pytest

from bot.errors import StoreError
from bot.game.given import Picked
from bot.game.refusals import ChannelBusy, RequestRefused
from bot.ports.store import Store
from tests.storage.building import (
    AWAY,
    CHANNEL,
    CONTENT,
    FINISHED,
    GUILD,
    PERIODS,
    REQUEST,
    a_game,
    a_round,
    a_settlement,
    an_answer,
    open_round,
    play_round,
)
from tests.support.refusals import refused_as


class GamesContract:
    async def test_a_channel_has_one_unfinished_game_at_a_time(self, store: Store) -> None:
        game = await store.ledger.open_game(a_game())
        with refused_as(ChannelBusy()):
            await store.ledger.open_game(a_game())
        await store.ledger.open_game(a_game(channel=201))
        await store.ledger.end_game(game, FINISHED, 2_000)
        assert await store.ledger.open_game(a_game()) != game

    async def test_of_two_games_at_the_same_moment_one_gets_the_channel(self, store: Store) -> None:
        both = (store.ledger.open_game(a_game()) for _ in range(2))
        outcomes = await asyncio.gather(*both, return_exceptions=True)
        (refused,) = (one for one in outcomes if isinstance(one, RequestRefused))
        assert refused.refusal == ChannelBusy()
        assert sum(isinstance(outcome, int) for outcome in outcomes) == 1

    async def test_ending_a_game_twice_changes_nothing(self, store: Store) -> None:
        game = await store.ledger.open_game(a_game())
        await store.ledger.end_game(game, FINISHED, 2_000)
        await store.ledger.open_game(a_game())
        await store.ledger.end_game(game, AWAY, 3_000)
        with refused_as(ChannelBusy()):
            await store.ledger.open_game(a_game())

    async def test_what_was_asked_for_is_known_in_its_own_channel_only(self, store: Store) -> None:
        game = await store.ledger.open_game(a_game())
        assert await store.ledger.request_of(GUILD, CHANNEL, game) == REQUEST
        assert await store.ledger.request_of(GUILD + 1, CHANNEL, game) is None
        assert await store.ledger.request_of(GUILD, CHANNEL + 1, game) is None
        assert await store.ledger.request_of(GUILD, CHANNEL, game + 1) is None


class RoundsContract:
    async def test_a_round_number_comes_once_a_game(self, store: Store) -> None:
        game = await store.ledger.open_game(a_game())
        first = await store.ledger.open_round(a_round(game, number=1))
        with pytest.raises(StoreError):
            await store.ledger.open_round(a_round(game, number=1))
        assert await store.ledger.open_round(a_round(game, number=2)) != first

    async def test_a_round_of_an_unknown_game_is_refused(self, store: Store) -> None:
        with pytest.raises(StoreError):
            await store.ledger.open_round(a_round(12345))

    async def test_the_message_of_an_unknown_round_is_refused(self, store: Store) -> None:
        round_id = await open_round(store)
        await store.ledger.round_posted(round_id, 900, 1_500)
        with pytest.raises(StoreError):
            await store.ledger.round_posted(round_id + 1, 900, 1_500)

    async def test_a_question_is_told_only_after_its_settlement(self, store: Store) -> None:
        round_id = await open_round(store)
        assert await store.ledger.settled_question(GUILD, CHANNEL, round_id) is None
        await store.ledger.settle(a_settlement(round_id, {}))
        assert await store.ledger.settled_question(GUILD, CHANNEL, round_id) == CONTENT
        assert await store.ledger.settled_question(GUILD + 1, CHANNEL, round_id) is None
        assert await store.ledger.settled_question(GUILD, CHANNEL + 1, round_id) is None
        assert await store.ledger.settled_question(GUILD, CHANNEL, round_id + 1) is None

    async def test_a_reworded_question_leaves_the_old_wording_on_record(self, store: Store) -> None:
        game = await store.ledger.open_game(a_game())
        reworded = CONTENT.replace(b"largest", b"biggest")
        wordings = (CONTENT, reworded, CONTENT)
        for number, content in enumerate(wordings, start=1):
            round_id = await store.ledger.open_round(a_round(game, number=number, content=content))
            await store.ledger.settle(a_settlement(round_id, {}))
            assert await store.ledger.settled_question(GUILD, CHANNEL, round_id) == content


class AnswersContract:
    async def test_a_changed_mind_is_a_second_row(self, store: Store) -> None:
        round_id = await open_round(store)
        await store.ledger.record(an_answer(round_id, 1, seq=1))
        await store.ledger.record(an_answer(round_id, 1, seq=2, given=Picked(2)))

    async def test_the_same_answer_twice_is_refused(self, store: Store) -> None:
        round_id = await open_round(store)
        await store.ledger.record(an_answer(round_id, 1))
        with pytest.raises(StoreError):
            await store.ledger.record(an_answer(round_id, 1))

    async def test_a_bad_answer_among_four_fails_alone(self, store: Store) -> None:
        round_id = await open_round(store)
        four = [(1, 1), (2, 1), (1, 1), (3, 1)]
        outcomes = await asyncio.gather(
            *(store.ledger.record(an_answer(round_id, user, seq=seq)) for user, seq in four),
            return_exceptions=True,
        )
        assert [type(outcome) for outcome in outcomes] == [
            type(None),
            type(None),
            StoreError,
            type(None),
        ]

    async def test_a_settled_round_takes_no_more_answers(self, store: Store) -> None:
        round_id = await play_round(store, {1: 100})
        with pytest.raises(StoreError, match="settled"):
            await store.ledger.record(an_answer(round_id, 2))

    async def test_a_round_takes_answers_from_its_own_server_only(self, store: Store) -> None:
        round_id = await open_round(store)
        with pytest.raises(StoreError):
            await store.ledger.record(an_answer(round_id, 1, guild=GUILD + 1))

    async def test_an_unknown_round_takes_no_answers(self, store: Store) -> None:
        with pytest.raises(StoreError):
            await store.ledger.record(an_answer(4711, 1))


class SettlementContract:
    async def test_points_come_to_be_at_the_settlement(self, store: Store) -> None:
        round_id = await open_round(store)
        await store.ledger.record(an_answer(round_id, 1))
        assert await store.boards.rank(GUILD, "all", 1) is None
        assert await store.ledger.settle(a_settlement(round_id, {1: 150})) is True
        rank = await store.boards.rank(GUILD, "all", 1)
        assert rank is not None
        assert (rank.row.points, rank.row.right, rank.row.answered) == (150, 1, 1)

    async def test_a_round_is_settled_once(self, store: Store) -> None:
        round_id = await open_round(store)
        await store.ledger.record(an_answer(round_id, 1))
        settlement = a_settlement(round_id, {1: 150})
        five = await asyncio.gather(*(store.ledger.settle(settlement) for _ in range(5)))
        assert sorted(five) == [False, False, False, False, True]
        assert await store.ledger.settle(a_settlement(round_id, {1: 999})) is False
        rank = await store.boards.rank(GUILD, "all", 1)
        assert rank is not None
        assert rank.row.points == 150

    async def test_a_settlement_that_fails_leaves_the_round_open(self, store: Store) -> None:
        round_id = await open_round(store)
        await store.ledger.record(an_answer(round_id, 1))
        with pytest.raises(StoreError):
            await store.ledger.settle(a_settlement(round_id, {1: 150, 77: 100}))
        assert await store.boards.rank(GUILD, "all", 1) is None
        assert await store.ledger.settle(a_settlement(round_id, {1: 150})) is True

    async def test_a_round_of_another_server_is_not_settled(self, store: Store) -> None:
        round_id = await open_round(store)
        with pytest.raises(StoreError, match="unknown"):
            await store.ledger.settle(a_settlement(round_id, {}, guild=GUILD + 1))
        assert await store.ledger.settle(a_settlement(round_id, {})) is True

    async def test_wrong_answers_count_as_answered(self, store: Store) -> None:
        await play_round(store, {1: 0})
        rank = await store.boards.rank(GUILD, "all", 1)
        assert rank is not None
        assert (rank.row.points, rank.row.right, rank.row.answered) == (0, 0, 1)


class BoardsContract:
    async def test_an_empty_board_has_one_page_without_rows(self, store: Store) -> None:
        board = await store.boards.page(GUILD, "all", 1)
        assert (board.rows, board.page, board.pages, board.members) == ((), 1, 1, 0)

    async def test_members_with_equal_points_share_a_place(self, store: Store) -> None:
        await play_round(store, {1: 100, 2: 300, 3: 100, 4: 50})
        board = await store.boards.page(GUILD, "all", 1)
        assert [(row.place, row.user) for row in board.rows] == [(1, 2), (2, 1), (2, 3), (4, 4)]

    async def test_a_tie_keeps_its_place_across_pages(self, store: Store) -> None:
        await play_round(store, {user: 10 if user > 2 else 50 for user in range(1, 26)})
        second = await store.boards.page(GUILD, "all", 2)
        assert {row.place for row in second.rows} == {3}
        third = await store.boards.page(GUILD, "all", 3)
        assert [row.user for row in third.rows] == [21, 22, 23, 24, 25]

    async def test_past_the_end_comes_the_last_page(self, store: Store) -> None:
        await play_round(store, {user: user for user in range(1, 13)})
        board = await store.boards.page(GUILD, "all", 99)
        assert (board.page, board.pages, board.members) == (2, 2, 12)
        assert [row.place for row in board.rows] == [11, 12]
        assert await store.boards.page(GUILD, "all", 0) == await store.boards.page(GUILD, "all", 1)

    async def test_a_rank_tells_the_gap_to_the_next_better_place(self, store: Store) -> None:
        await play_round(store, {1: 900, 2: 700, 3: 700, 4: 40})
        ranks = [await store.boards.rank(GUILD, "all", user) for user in (1, 2, 3, 4)]
        assert [(r.row.place, r.gap) for r in ranks if r] == [(1, 0), (2, 200), (2, 200), (4, 660)]

    async def test_a_rank_is_exact_far_down(self, store: Store) -> None:
        await play_round(store, {user: user * 997 for user in range(1, 401)})
        rank = await store.boards.rank(GUILD, "all", 3)
        assert rank is not None
        assert (rank.row.place, rank.gap) == (398, 997)

    async def test_points_count_in_the_periods_they_were_stamped_with(self, store: Store) -> None:
        await play_round(store, {1: 100}, periods=PERIODS)
        await play_round(store, {1: 10, 2: 70}, periods=("all", "2026-12"))
        places = {}
        for period in ("all", "2026-11", "2026-12", "2026-10"):
            board = await store.boards.page(GUILD, period, 1)
            places[period] = [(row.user, row.points) for row in board.rows]
        assert places == {
            "all": [(1, 110), (2, 70)],
            "2026-11": [(1, 100)],
            "2026-12": [(2, 70), (1, 10)],
            "2026-10": [],
        }

    async def test_servers_do_not_see_each_other(self, store: Store) -> None:
        await play_round(store, {1: 100})
        await play_round(store, {1: 30, 2: 20}, guild=GUILD + 1, channel=201)
        assert (await store.boards.page(GUILD, "all", 1)).members == 1
        rank = await store.boards.rank(GUILD + 1, "all", 1)
        assert rank is not None
        assert rank.row.points == 30
        assert await store.boards.rank(GUILD, "all", 2) is None

    async def test_a_member_is_named_as_last_seen(self, store: Store) -> None:
        await play_round(store, {1: 100})
        round_id = await open_round(store)
        await store.ledger.record(an_answer(round_id, 1, name="Ada ✨"))
        assert (await store.boards.page(GUILD, "all", 1)).rows[0].name == "Ada ✨"
        await store.ledger.record(an_answer(round_id, 1, seq=2, name="Ada"))
        await store.ledger.record(an_answer(round_id, 1, seq=3, name="Ada ✨"))
        assert (await store.boards.page(GUILD, "all", 1)).rows[0].name == "Ada ✨"

    async def test_what_was_saved_can_be_read_at_once(self, store: Store) -> None:
        for number in range(1, 6):
            await play_round(store, {1: 10})
            rank = await store.boards.rank(GUILD, "all", 1)
            assert rank is not None
            assert rank.row.answered == number
