"""Other processes for the tests of locks, rights and sudden death; run as `python -m`.

hold PATH             open the store, say "ready", keep it open until the input ends
record PATH           say "user seq" for each answer once it is saved, until killed
fill PATH BYTES       the same, on a disk where no file can grow past BYTES; ends at the
                      first failure, says "full" and that it could "not" be "settled",
                      makes room, saves one answer more and says "settled"
powerless FOLDER      open FOLDER/trivia.db as a user without special rights; say the error
tenant PATH           the same as hold, as that user; say the error if there is one
reader PATH           take a lock on the file PATH that this user may only read; say whether a
                      second one is kept out
saver PATH            make a backup of PATH as that user; say the error, and what a start warns of
loose PATH            open the store with no umask at all, say the modes of its files by name
"""

import asyncio
import os
import resource
import sqlite3
import stat
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import StoreError
from bot.storage.sqlite.files import lock as lock_file
from bot.storage.sqlite.files.rights import trouble_of_backups
from bot.storage.sqlite.store import SqliteStore
from bot.storage.sqlite.upkeep.backup import backup, default_target
from tests.storage.building import a_settlement, an_answer, open_round

NOBODY = 65534
CALLERS = 20
NOW = datetime(2026, 11, 22, 20, 15, 4, tzinfo=UTC)


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


async def tenant(path: Path) -> None:
    await asyncio.to_thread(os.setuid, NOBODY)
    try:
        await hold(path)
    except StoreError as error:
        say(str(error))


async def reader(path: Path) -> None:
    await asyncio.to_thread(os.setuid, NOBODY)
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        say("excludes" if lock_file._excludes_here(path) else "locks nothing")


async def saver(path: Path) -> None:
    await asyncio.to_thread(os.setuid, NOBODY)
    try:
        backup(path, path.parent / "none", default_target(path, NOW), NOW)
    except StoreError as error:
        say(str(error))
    if trouble := trouble_of_backups(path):
        say(str(trouble))


async def loose(path: Path) -> None:
    os.umask(0)
    async with await SqliteStore.open(path) as store:
        await open_round(store)
        for file in sorted(path.parent.iterdir()):
            say(f"{file.name} {stat.S_IMODE(file.stat().st_mode):o}")


def main(role: str, place: str, *more: str) -> None:
    path = Path(place)
    roles = {
        "hold": hold,
        "record": record,
        "powerless": powerless,
        "tenant": tenant,
        "reader": reader,
        "saver": saver,
        "loose": loose,
    }
    asyncio.run(fill(path, int(*more)) if role == "fill" else roles[role](path))


if __name__ == "__main__":
    main(*sys.argv[1:])
