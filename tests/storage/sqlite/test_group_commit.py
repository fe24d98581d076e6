import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.errors import StoreError, StoreTrouble
from bot.storage.sqlite.store import SqliteStore
from tests.storage.building import GUILD, a_settlement, an_answer, open_round, play_round

COUNT = "SELECT count(*) FROM answers"


async def saved(store: SqliteStore) -> int:
    rows: int = await store._reading.read(lambda c: c.execute(COUNT).fetchone()[0])
    return rows


def record_many(store: SqliteStore, round_id: int, users: range) -> list[asyncio.Task[None]]:
    return [asyncio.create_task(store.ledger.record(an_answer(round_id, user))) for user in users]


async def test_callers_that_come_together_share_a_commit(store: SqliteStore) -> None:
    round_id = await open_round(store)
    statements: list[str] = []
    await store._writing.set_trace_callback(statements.append)
    await asyncio.gather(*record_many(store, round_id, range(1_000)))
    assert await saved(store) == 1_000
    assert 1 <= statements.count("COMMIT") <= 10


async def test_a_member_is_looked_up_once(store: SqliteStore) -> None:
    round_id = await open_round(store)
    await store.ledger.record(an_answer(round_id, 1))
    statements: list[str] = []
    await store._writing.set_trace_callback(statements.append)
    await store.ledger.record(an_answer(round_id, 1, seq=2))
    assert [line for line in statements if "members" in line] == []
    assert len([line for line in statements if "INSERT INTO answers" in line]) == 1


async def test_members_are_remembered_within_bounds(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.sqlite.members.known_members.REMEMBERED_MEMBERS", 3)
    await play_round(store, {user: user for user in range(1, 9)})
    assert len(store.ledger._known) <= 3
    assert (await store.boards.page(GUILD, "all", 1)).members == 8


async def test_a_mistake_in_one_piece_of_work_is_told_to_its_caller_only(
    store: SqliteStore,
) -> None:
    round_id = await open_round(store)

    def mistaken(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE members SET name = 'Nobody'")
        raise LookupError("a mistake")

    outcomes = await asyncio.gather(
        store.ledger.record(an_answer(round_id, 1)),
        store._writer.submit(mistaken, "a mistake"),
        store.ledger.record(an_answer(round_id, 2)),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [type(None), LookupError, type(None)]
    await store.ledger.settle(a_settlement(round_id, {1: 20, 2: 10}))
    board = await store.boards.page(GUILD, "all", 1)
    assert [row.name for row in board.rows] == ["Member 1", "Member 2"]


async def test_a_commit_that_fails_is_told_to_everyone_in_it(store: SqliteStore) -> None:
    round_id = await open_round(store)

    def breaks_the_commit(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("UPDATE games SET starter_id = 4711")

    outcomes = await asyncio.gather(
        store.ledger.record(an_answer(round_id, 1)),
        store._writer.submit(breaks_the_commit, "a stranger"),
        store.ledger.record(an_answer(round_id, 2)),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [StoreError, StoreError, StoreError]
    assert isinstance(outcomes[0], StoreError)
    assert outcomes[0].trouble is StoreTrouble.OTHER
    assert "Not saved: an answer." in str(outcomes[0])
    assert await saved(store) == 0
    await store.ledger.record(an_answer(round_id, 1))
    assert await saved(store) == 1


async def test_a_full_database_takes_answers_again_once_there_is_room(store: SqliteStore) -> None:
    round_id = await open_round(store)
    await store._writing.call(lambda c: c.execute("PRAGMA max_page_count = 1"))
    outcomes = await asyncio.gather(
        *record_many(store, round_id, range(1_000)), return_exceptions=True
    )
    failed = [outcome for outcome in outcomes if isinstance(outcome, StoreError)]
    assert failed
    assert "full" in str(failed[0])
    assert {one.trouble for one in failed} == {StoreTrouble.FULL}
    assert await saved(store) == 1_000 - len(failed)
    await store._writing.call(lambda c: c.execute("PRAGMA max_page_count = 100000"))
    again = [user for user, outcome in enumerate(outcomes) if outcome is not None]
    await asyncio.gather(*(store.ledger.record(an_answer(round_id, user)) for user in again))
    assert await saved(store) == 1_000


async def test_a_caller_that_goes_away_does_not_take_its_answer_back(store: SqliteStore) -> None:
    round_id = await open_round(store)
    tasks = record_many(store, round_id, range(10))
    await asyncio.sleep(0)
    for task in tasks[:5]:
        task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes[5:]] == [type(None)] * 5
    assert await saved(store) == 10


async def test_closing_saves_what_is_queued_and_refuses_the_rest(database: Path) -> None:
    store = await SqliteStore.open(database)
    round_id = await open_round(store)
    tasks = record_many(store, round_id, range(50))
    await asyncio.sleep(0)
    await store.close()
    await asyncio.gather(*tasks)
    with pytest.raises(StoreError, match="closed"):
        await store.ledger.record(an_answer(round_id, 99))
    with pytest.raises(StoreError, match="closed"):
        await store.boards.page(GUILD, "all", 1)
    await store.close()
    async with await SqliteStore.open(database) as reopened:
        assert await saved(reopened) == 50


async def test_giving_up_on_closing_does_not_stop_the_writer(store: SqliteStore) -> None:
    round_id = await open_round(store)
    tasks = record_many(store, round_id, range(50))
    await asyncio.sleep(0)
    closing = asyncio.create_task(store.close())
    await asyncio.sleep(0)
    closing.cancel()
    await asyncio.gather(*tasks)
    assert await saved(store) == 50


async def test_nobody_is_left_waiting_when_the_loop_is_torn_down(store: SqliteStore) -> None:
    round_id = await open_round(store)
    tasks = record_many(store, round_id, range(5))
    await asyncio.sleep(0)
    store._writer._task.cancel()
    async with asyncio.timeout(5):
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {StoreError}
    with pytest.raises(StoreError, match="closed"):
        await store.ledger.settle(a_settlement(round_id, {}))
