"""A settlement costs what its own round costs, however large the server's boards have grown."""

import asyncio
import sqlite3

from bot.storage.sqlite.ledger.settlements import settle
from bot.storage.sqlite.store import SqliteStore
from tests.storage.building import PERIODS, a_settlement, an_answer, open_round

FEW = range(1, 6)
MANY = range(1, 3_001)


async def steps_of_a_settlement(store: SqliteStore, channel: int, users: range) -> int:
    """Play a round by these users; return how many steps SQLite took to settle it."""
    round_id = await open_round(store, channel=channel)
    await asyncio.gather(*(store.ledger.record(an_answer(round_id, user)) for user in users))
    settlement = a_settlement(round_id, {user: 7 * user for user in users})
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    def work(connection: sqlite3.Connection) -> None:
        connection.set_progress_handler(step, 1)
        settle(connection, settlement)
        connection.set_progress_handler(None, 1)

    await store._writer.submit(work, "a settlement")
    return steps


async def test_a_small_round_costs_the_same_on_a_large_board(store: SqliteStore) -> None:
    await steps_of_a_settlement(store, 1, FEW)
    on_a_small_board = await steps_of_a_settlement(store, 2, FEW)
    await steps_of_a_settlement(store, 3, MANY)
    on_a_large_board = await steps_of_a_settlement(store, 4, FEW)
    assert on_a_large_board < 1.2 * on_a_small_board


async def test_totals_that_nobody_has_any_more_are_forgotten(store: SqliteStore) -> None:
    for channel in range(1, 6):
        await steps_of_a_settlement(store, channel, FEW)
    query = "SELECT count(*) FROM board_points WHERE width = 1"
    totals = await store._reading.read(lambda c: c.execute(query).fetchone()[0])
    assert totals == len(FEW) * len(PERIODS)
