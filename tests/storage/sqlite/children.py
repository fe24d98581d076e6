"""Other processes for the tests of locks, rights and sudden death; run as `python -m`.

hold PATH             open the store, say "ready", keep it open until the input ends
record PATH           say "user seq" for each answer once it is saved, until killed
fill PATH BYTES       the same, on a disk where no file can grow past BYTES; ends at the
                      first failure, says "full" and that it could "not" be "settled",
                      makes room, saves one answer more and says "settled"
powerless FOLDER      open FOLDER/trivia.db as a user without special rights; say the error
"""

import asyncio
import os
import resource
import sys
from pathlib import Path

from bot.errors import StoreError
from bot.storage.sqlite.store import SqliteStore
from tests.storage.building import a_settlement, an_answer, open_round

NOBODY = 65534
CALLERS = 20


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


async def hold(path: Path) -> None:
    async with await SqliteStore.open(path):
        say("ready")
        await asyncio.to_thread(sys.stdin.read)


async def record(path: Path) -> None:
    async with await SqliteStore.open(path) as store:
        round_id = await open_round(store)

        async def caller(user: int) -> None:
            seq = 0
            while True:
                seq += 1
                await store.ledger.record(an_answer(round_id, user, seq=seq))
                say(f"{user} {seq}")

        await asyncio.gather(*(caller(user) for user in range(1, CALLERS + 1)))


async def fill(path: Path, limit: int) -> None:
    async with await SqliteStore.open(path) as store:
        round_id = await open_round(store)
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))

        async def caller(user: int) -> None:
            for seq in range(1, 100_000):
                try:
                    await store.ledger.record(an_answer(round_id, user, seq=seq))
                except StoreError:
                    return
                say(f"{user} {seq}")

        await asyncio.gather(*(caller(user) for user in range(1, CALLERS + 1)))
        say("full")
        settlement = a_settlement(round_id, {user: user for user in range(1, CALLERS + 1)})
        try:
            await store.ledger.settle(settlement)
        except StoreError:
            say("not settled")
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        await store.ledger.record(an_answer(round_id, CALLERS + 1))
        say(f"{CALLERS + 1} 1")
        if await store.ledger.settle(settlement):
            say("settled")


async def powerless(folder: Path) -> None:
    if os.geteuid() == 0:
        # In a thread, so that all that threads need is imported while it can still be read.
        await asyncio.to_thread(os.setuid, NOBODY)
    try:
        store = await SqliteStore.open(folder / "trivia.db")
    except StoreError as error:
        say(str(error))
    else:
        await store.close()
        say("opened")


def main(role: str, place: str, *more: str) -> None:
    path = Path(place)
    roles = {"hold": hold, "record": record, "powerless": powerless}
    asyncio.run(fill(path, int(*more)) if role == "fill" else roles[role](path))


if __name__ == "__main__":
    main(*sys.argv[1:])
