"""What every store promises to those whose answers it keeps."""

import asyncio
import json

from bot.game.given import Picked, Reckoned, Wrote
from bot.ports.owner import SOLO
from bot.ports.store import Store
from tests.storage.building import (
    GUILD,
    TYPED_CONTENT,
    a_settlement,
    an_answer,
    open_round,
    play_round,
)

FORMER = ""


async def standing(store: Store, period: str = "all") -> list[tuple[int, str, int]]:
    page = await store.boards.page(GUILD, period, 1)
    return [(row.place, row.name, row.points) for row in page.rows]


async def place(store: Store, user: int) -> int | None:
    rank = await store.boards.rank(GUILD, "all", user)
    return None if rank is None else rank.row.place


class ExportContract:
    async def test_all_that_is_kept_of_a_member_is_told_in_words(self, store: Store) -> None:
        round_id = await open_round(store, content=TYPED_CONTENT)
        await store.ledger.record(an_answer(round_id, 1, name="Ada", given=Wrote("Pluto")))
        await store.ledger.record(an_answer(round_id, 1, name="Ada", seq=2, given=Wrote("Mercury")))
        await store.ledger.record(an_answer(round_id, 2, given=Wrote("Mars")))
        await store.ledger.settle(a_settlement(round_id, {1: 150, 2: 0}, periods=("all", "2026")))
        totals = {"points": 150, "right": 1, "right_in_part": 0, "answered": 1}
        at = "1970-01-01T00:00:05.000Z"
        assert await store.members.export(GUILD, 1) == {
            "server": "100",
            "member": "1",
            "name_last_seen": "Ada",
            "hidden_from_boards": False,
            "totals": {"2026": totals, "all": totals},
            "rounds": [
                {
                    "question": "Which planet is the smallest?",
                    "answers": [{"at": at, "answer": "Pluto"}, {"at": at, "answer": "Mercury"}],
                    "right": True,
                    "points": 150,
                }
            ],
            "games_started": [
                {
                    "at": "1970-01-01T00:00:01.000Z",
                    "channel": "200",
                    "asked_for": {"questions": 3},
                }
            ],
            "games_stopped": [],
        }

    async def test_options_and_numbers_are_told_as_they_were_shown(self, store: Store) -> None:
        round_id = await open_round(store)
        await store.ledger.record(an_answer(round_id, 1, given=Picked(1)))
        other = await open_round(store, channel=201)
        await store.ledger.record(an_answer(other, 1, given=Reckoned(12.5)))
        rounds = (await store.members.export(GUILD, 1))["rounds"]
        assert [each["answers"][0]["answer"] for each in rounds] == ["Jupiter", "12.5"]

    async def test_an_open_round_tells_no_result(self, store: Store) -> None:
        round_id = await open_round(store)
        await store.ledger.record(an_answer(round_id, 1))
        (told,) = (await store.members.export(GUILD, 1))["rounds"]
        assert (told["right"], told["points"]) == (None, None)

    async def test_of_a_stranger_nothing_is_kept(self, store: Store) -> None:
        await play_round(store, {1: 100})
        told = await store.members.export(GUILD, 2)
        assert (told["name_last_seen"], told["totals"], told["rounds"]) == (None, {}, [])
        assert told["games_started"] == []

    async def test_servers_are_told_one_by_one(self, store: Store) -> None:
        await play_round(store, {1: 100})
        assert (await store.members.export(GUILD + 1, 1))["rounds"] == []

    async def test_it_can_be_written_as_json(self, store: Store) -> None:
        await play_round(store, {1: 100})
        told = await store.members.export(GUILD, 1)
        assert json.loads(json.dumps(told)) == told


class ErasingContract:
    async def test_the_sums_stay_without_a_name(self, store: Store) -> None:
        await play_round(store, {1: 100, 2: 300, 3: 100})
        await store.members.erase(GUILD, 1)
        assert await standing(store) == [
            (1, "Member 2", 300),
            (2, FORMER, 100),
            (2, "Member 3", 100),
        ]
        assert await place(store, 1) is None
        assert (await store.members.export(GUILD, 1))["rounds"] == []

    async def test_nobody_else_loses_a_word(self, store: Store) -> None:
        await play_round(store, {1: 100, 2: 300})
        await play_round(store, {1: 100}, guild=GUILD + 1, channel=201)
        before = await store.members.export(GUILD, 2)
        await store.members.erase(GUILD, 1)
        assert await store.members.export(GUILD, 2) == before
        assert len((await store.members.export(GUILD + 1, 1))["rounds"]) == 1

    async def test_who_comes_back_begins_anew(self, store: Store) -> None:
        await play_round(store, {1: 100})
        await store.members.erase(GUILD, 1)
        await play_round(store, {1: 30})
        assert await standing(store) == [(1, FORMER, 100), (2, "Member 1", 30)]
        told = await store.members.export(GUILD, 1)
        assert [each["points"] for each in told["rounds"]] == [30]

    async def test_erased_twice_makes_two_former_members(self, store: Store) -> None:
        for points in (100, 30):
            await play_round(store, {1: points})
            await store.members.erase(GUILD, 1)
        await store.members.erase(GUILD, 1)
        assert await standing(store) == [(1, FORMER, 100), (2, FORMER, 30)]

    async def test_answers_that_come_together_with_an_erasure_are_parted_by_it(
        self, store: Store
    ) -> None:
        round_id = await open_round(store)
        first, second, third = (an_answer(round_id, 1, seq=seq) for seq in (1, 2, 3))
        await asyncio.gather(
            store.ledger.record(first),
            store.members.erase(GUILD, 1),
            store.ledger.record(second),
        )
        await store.ledger.record(third)
        (told,) = (await store.members.export(GUILD, 1))["rounds"]
        assert len(told["answers"]) == 2

    async def test_an_open_round_is_still_settled(self, store: Store) -> None:
        round_id = await open_round(store)
        for user in (1, 2):
            await store.ledger.record(an_answer(round_id, user))
        await store.members.erase(GUILD, 1)
        assert await store.ledger.settle(a_settlement(round_id, {1: 100, 2: 50})) is True
        assert await standing(store) == [(1, FORMER, 100), (2, "Member 2", 50)]
        assert await place(store, 1) is None

    async def test_what_was_answered_before_counts_for_who_it_was(self, store: Store) -> None:
        round_id = await open_round(store)
        await store.ledger.record(an_answer(round_id, 1))
        await store.members.erase(GUILD, 1)
        await play_round(store, {1: 7}, channel=201)
        await store.ledger.settle(a_settlement(round_id, {1: 100}))
        assert await standing(store) == [(1, FORMER, 100), (2, "Member 1", 7)]

    async def test_a_game_that_comes_back_has_no_erased_words(self, store: Store) -> None:
        round_id = await open_round(store, content=TYPED_CONTENT)
        await store.ledger.record(an_answer(round_id, 1, given=Wrote("my secret")))
        await store.ledger.record(an_answer(round_id, 2, given=Wrote("Mars")))
        await store.members.erase(GUILD, 1)
        (game,) = await store.ledger.unfinished(SOLO)
        assert [each.user for each in game.rounds[0].answers] == [2]
        assert game.starter_name == FORMER

    async def test_a_game_that_comes_back_can_be_settled_for_who_was_erased(
        self, store: Store
    ) -> None:
        round_id = await open_round(store)
        await store.ledger.record(an_answer(round_id, 1))
        await store.members.erase(GUILD, 1)
        (game,) = await store.ledger.unfinished(SOLO)
        ((answer,),) = (each.answers for each in game.rounds)
        assert answer.user < 0
        assert await store.ledger.settle(a_settlement(round_id, {answer.user: 100})) is True
        assert await standing(store) == [(1, FORMER, 100)]


class HidingContract:
    async def test_a_hidden_member_is_on_no_board(self, store: Store) -> None:
        await play_round(store, {1: 900, 2: 700, 3: 40})
        await store.members.hide(GUILD, 1, "Member 1", hidden=True)
        assert await store.members.is_hidden(GUILD, 1) is True
        assert await standing(store) == [(1, "Member 2", 700), (2, "Member 3", 40)]
        assert await standing(store, "2026-11") == [(1, "Member 2", 700), (2, "Member 3", 40)]
        assert [await place(store, user) for user in (1, 2, 3)] == [None, 1, 2]
        rank = await store.boards.rank(GUILD, "all", 3)
        assert rank is not None
        assert rank.gap == 660

    async def test_what_is_earned_in_hiding_is_shown_later(self, store: Store) -> None:
        await play_round(store, {1: 100, 2: 150})
        await store.members.hide(GUILD, 1, "Member 1", hidden=True)
        await play_round(store, {1: 200, 2: 10})
        assert await standing(store) == [(1, "Member 2", 160)]
        await store.members.hide(GUILD, 1, "Member 1", hidden=False)
        assert await standing(store) == [(1, "Member 1", 300), (2, "Member 2", 160)]
        rank = await store.boards.rank(GUILD, "all", 1)
        assert rank is not None
        assert (rank.row.right, rank.row.answered) == (2, 2)

    async def test_who_never_played_can_hide_first(self, store: Store) -> None:
        await store.members.hide(GUILD, 9, "Shy", hidden=True)
        await play_round(store, {9: 100, 2: 10})
        assert await standing(store) == [(1, "Member 2", 10)]

    async def test_hiding_twice_changes_nothing(self, store: Store) -> None:
        await play_round(store, {1: 100, 2: 150})
        for hidden in (True, True, False, False):
            await store.members.hide(GUILD, 1, "Member 1", hidden=hidden)
        assert await standing(store) == [(1, "Member 2", 150), (2, "Member 1", 100)]

    async def test_one_hides_in_one_server_only(self, store: Store) -> None:
        await play_round(store, {1: 100}, guild=GUILD + 1, channel=201)
        await store.members.hide(GUILD, 1, "Member 1", hidden=True)
        assert await store.members.is_hidden(GUILD + 1, 1) is False
        assert (await store.boards.page(GUILD + 1, "all", 1)).members == 1

    async def test_a_stranger_is_not_hidden(self, store: Store) -> None:
        assert await store.members.is_hidden(GUILD, 1) is False

    async def test_who_is_erased_in_hiding_stays_off_the_boards(self, store: Store) -> None:
        await play_round(store, {1: 100, 2: 10})
        await store.members.hide(GUILD, 1, "Member 1", hidden=True)
        await store.members.erase(GUILD, 1)
        assert await standing(store) == [(1, "Member 2", 10)]
        assert await store.members.is_hidden(GUILD, 1) is False
