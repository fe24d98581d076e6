"""The SQLite store: one file, one connection that writes, one that reads, one for long reads."""

import asyncio
import sqlite3
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.errors import StoreUnusable
from bot.storage.sqlite.address import path_of
from bot.storage.sqlite.boards.boards import SqliteBoards
from bot.storage.sqlite.connection import StoreConnection
from bot.storage.sqlite.database import open_for_reading, open_for_writing
from bot.storage.sqlite.files.erased_bytes import ErasedBytes
from bot.storage.sqlite.files.lock import StoreLock
from bot.storage.sqlite.files.presence import Presence, keep_apart, rescue
from bot.storage.sqlite.ledger.bag import SqliteBag
from bot.storage.sqlite.ledger.ledger import SqliteLedger
from bot.storage.sqlite.ledger.liveness import SqliteLiveness
from bot.storage.sqlite.members.known_members import KnownMembers
from bot.storage.sqlite.members.members import SqliteMembers
from bot.storage.sqlite.members.servers import SqliteServers
from bot.storage.sqlite.writer import Writer

LOOK_SECONDS = 1.0
"""Between two looks at the files while nothing is saved."""

MARKED_SECONDS = 600.0
"""Between two marks in the file, so that a copy made while the bot runs is told from it too."""

LOG_EMPTIED_WITHIN_SECONDS = 0.2
"""How long a start waits for that."""


class SqliteStore:
    """Implements the Store port on one database file; close it, or the process does not end."""

    def __init__(
        self,
        lock: StoreLock,
        presence: Presence,
        writing: StoreConnection,
        reading: StoreConnection,
        exporting: StoreConnection,
    ) -> None:
        self._lock = lock
        self._presence = presence
        self._writing = writing
        self._reading = reading
        self._exporting = exporting
        self._writer = Writer(writing, presence.check)
        known = KnownMembers()
        self._erased = ErasedBytes(writing, presence.file, presence.check)
        self.ledger = SqliteLedger(self._writer, reading, known)
        self.bag = SqliteBag(reading)
        self.liveness = SqliteLiveness(self._writer, reading)
        self.members = SqliteMembers(self._writer, reading, exporting, known, self._erased)
        self.servers = SqliteServers(self._writer, reading, known, self._erased)
        self.boards = SqliteBoards(reading)

    @classmethod
    async def open(cls, where: str | Path) -> Self:
        """Open the database at a `sqlite:///…` address or a path, making and updating it as needed.

        Raises ConfigError for an address that cannot be read, StoreUnusable for a file that
        cannot be used; such a file is left as it was.
        """
        path = where if isinstance(where, Path) else path_of(where)
        lock = StoreLock(path)
        writing = await asyncio.to_thread(open_for_writing, path, lock)
        try:
            reading = await asyncio.to_thread(open_for_reading, path)
            exporting = await asyncio.to_thread(open_for_reading, path)
            presence = await asyncio.to_thread(Presence, path)
        except BaseException:
            writing.close()
            lock.release()
            raise
        opened = [await _started(one) for one in (writing, reading, exporting)]
        store = cls(lock, presence, *opened)
        await store._writing.call(presence.mark)
        await store._erased.gone(LOG_EMPTIED_WITHIN_SECONDS)  # of erasures that a crash cut short
        return store

    async def lost(self) -> StoreUnusable:
        """Return, as soon as the files are not those that were opened, what became of them.

        From then on nothing is confirmed any more. What was confirmed before is brought together
        in the one file that was opened, or in a copy where that was deleted.
        """
        loop = asyncio.get_running_loop()
        marked = loop.time()
        while (trouble := self._presence.trouble()) is None:
            await asyncio.sleep(LOOK_SECONDS)
            if loop.time() - marked > MARKED_SECONDS:
                marked = loop.time()
                await self._writing.call(self._presence.mark)
        rescued = await self._writing.call(partial(rescue, presence=self._presence))
        if rescued is not None:
            trouble.remedy = f"All that was confirmed is in {rescued}. {trouble.remedy}"
        return trouble

    async def close(self) -> None:
        """Commit what is queued and give the file free; closing twice does nothing."""
        await self._writer.close()
        await self._erased.close()
        with suppress(ValueError):  # closed already
            await self._writing.call(lambda _: keep_apart(self._presence))
        with suppress(ValueError):  # as above
            await self._exporting.interrupt()
        await self._exporting.close()
        await self._reading.close()
        await self._writing.close()  # last, so that SQLite folds its log into the file
        self._presence.close()
        self._lock.release()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()


async def _started(opened: sqlite3.Connection) -> StoreConnection:
    connection = StoreConnection(opened)
    await connection
    return connection
