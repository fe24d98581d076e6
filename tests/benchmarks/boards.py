"""Reading and settling on a large board: a hundred thousand members with points of every size."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random

from bot.storage.sqlite.store import SqliteStore
from tests.benchmarks.measured import Measured, in_ms
from tests.storage.building import GUILD, a_settlement, an_answer, open_round

MEMBERS = 100_000
A_ROUND = 1_000
READS = 300


async def measure(folder: Path) -> list[Measured]:
    """Play the board full, then time settlements, pages and ranks."""
    random = Random(7)  # few members have very much, many have little
    async with await SqliteStore.open(folder / "boards.db") as store:
        settlements = [
            await settled(store, random, range(first, first + A_ROUND))
            for first in range(1, MEMBERS + 1, A_ROUND)
        ]
        boards = store.boards
        last = MEMBERS // 10
        return [
            Measured(f"settle a round of {A_ROUND:,}, 4 periods", in_ms(settlements)),
            await timed("first page", lambda: boards.page(GUILD, "all", 1)),
            await timed("any page", lambda: boards.page(GUILD, "all", random.randint(1, last))),
            await timed("last page", lambda: boards.page(GUILD, "all", last)),
            await timed(
                "anyone's rank", lambda: boards.rank(GUILD, "all", random.randint(1, MEMBERS))
            ),
        ]


async def settled(store: SqliteStore, random: Random, users: range) -> float:
    """Play a round by these users; return the seconds that its settlement took."""
    round_id = await open_round(store, channel=users.start)
    await asyncio.gather(*(store.ledger.record(an_answer(round_id, user)) for user in users))
    points = {user: int(200 * random.paretovariate(0.7)) for user in users}
    began = time.perf_counter()
    await store.ledger.settle(a_settlement(round_id, points))
    return time.perf_counter() - began


async def timed(what: str, read: Callable[[], Awaitable[object]]) -> Measured:
    """Return how long a read takes, one after the other."""
    seconds: list[float] = []
    for _ in range(READS):
        began = time.perf_counter()
        await read()
        seconds.append(time.perf_counter() - began)
    return Measured(what, in_ms(seconds))
