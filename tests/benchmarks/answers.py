"""Saving answers: the store beside the fastest and the plainest way to do the same on this disk."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import aiosqlite

from bot.storage.sqlite.database import open_for_writing
from bot.storage.sqlite.files.lock import StoreLock
from bot.storage.sqlite.store import SqliteStore
from tests.benchmarks.measured import Measured, in_ms
from tests.storage.building import an_answer, open_round

CALLERS = 1_000
ROWS = 40_000
PLAIN_ROWS = 3_000
PACED_PER_S = 1_000
PACED_S = 3
INSERT = """INSERT INTO answers VALUES (?, ?, ?, '{"type":"picked","option":0}', 5000, 4000)"""


async def measure(folder: Path) -> list[Measured]:
    """Return rows per second of three ways, and how long a caller of `record` waits."""
    floor = floor_rate(await prepared(folder / "floor.db"))
    plain = await plain_rate(await prepared(folder / "plain.db"))
    rate, waits, paced = await store_rate(folder / "store.db")
    return [
        Measured("floor: sqlite3, 1,000 rows a commit", f"{floor:,.0f} rows/s", 1.0),
        Measured("plain: aiosqlite, a commit a row", f"{plain:,.0f} rows/s", plain / floor),
        Measured(f"record, {CALLERS:,} callers at once", f"{rate:,.0f} rows/s", rate / floor),
        Measured("… of them each waits", in_ms(waits)),
        Measured(f"record, {PACED_PER_S:,} taps a second", in_ms(paced)),
    ]


async def prepared(path: Path) -> Path:
    """Make a database in which round 1 is open and the callers are members 1 to CALLERS."""
    async with await SqliteStore.open(path) as store:
        round_id = await open_round(store)
        for user in range(1, CALLERS + 1):
            await store.ledger.record(an_answer(round_id, user))
    return path


def floor_rate(path: Path) -> float:
    """Insert with sqlite3 alone, on the connection that the store would use."""
    lock = StoreLock(path)
    with closing(open_for_writing(path, lock)) as connection:
        started = time.perf_counter()
        for seq in range(2, 2 + ROWS // CALLERS):
            connection.execute("BEGIN IMMEDIATE")
            rows = ((1, member, seq) for member in range(1, CALLERS + 1))
            connection.executemany(INSERT, rows)
            connection.execute("COMMIT")
        rate = ROWS / (time.perf_counter() - started)
    lock.release()
    return rate


async def plain_rate(path: Path) -> float:
    """Insert as aiosqlite's documentation shows it, with the store's pragmas."""
    async with aiosqlite.connect(path) as connection:
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "fullfsync = ON"):
            await connection.execute(f"PRAGMA {pragma}")

        one_at_a_time = asyncio.Lock()

        async def insert(member: int, seq: int) -> None:
            async with one_at_a_time:  # or one commit would carry the rows of many
                await connection.execute(INSERT, (1, member, seq))
                await connection.commit()

        return PLAIN_ROWS / await timed(insert, PLAIN_ROWS, [])


async def store_rate(path: Path) -> tuple[float, list[float], list[float]]:
    """Insert through the ledger: flat out, then at an even pace."""
    async with await SqliteStore.open(path) as store:
        round_id = await open_round(store)

        async def record(member: int, seq: int) -> None:
            await store.ledger.record(an_answer(round_id, member, seq=seq))

        waits: list[float] = []
        rate = ROWS / await timed(record, ROWS, waits)
        return rate, waits, await paced(record, first_seq=2 + ROWS // CALLERS)


Insert = Callable[[int, int], Awaitable[None]]


async def timed(insert: Insert, rows: int, waits: list[float]) -> float:
    """Let CALLERS callers insert `rows` rows between them; return the seconds it took."""

    async def caller(member: int) -> None:
        for seq in range(2, 2 + rows // CALLERS):
            began = time.perf_counter()
            await insert(member, seq)
            waits.append(time.perf_counter() - began)

    started = time.perf_counter()
    await asyncio.gather(*(caller(member) for member in range(1, CALLERS + 1)))
    return time.perf_counter() - started


async def paced(insert: Insert, first_seq: int) -> list[float]:
    """Return how long each insert took when they come one by one, PACED_PER_S a second."""
    waits: list[float] = []

    async def one(member: int, seq: int) -> None:
        began = time.perf_counter()
        await insert(member, seq)
        waits.append(time.perf_counter() - began)

    started = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(PACED_PER_S * PACED_S):
            await asyncio.sleep(max(0.0, started + number / PACED_PER_S - time.perf_counter()))
            group.create_task(one(1 + number % CALLERS, first_seq + number // CALLERS))
    return waits
