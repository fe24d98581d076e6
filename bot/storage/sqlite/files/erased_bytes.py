"""Erased bytes: what was erased is gone from every file, and nobody is told so before."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO

from bot.errors import StoreError
from bot.storage.sqlite.connection import StoreConnection
from bot.storage.sqlite.files.page_gaps import scrub

log = logging.getLogger(__name__)

BUSY_MS = 20
"""How long one try holds up the writer where somebody reads; they are short reads mostly."""
FIRST_PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 5.0
TOLD_AFTER_SECONDS = 10.0
RESTS = 3
"""After a look through the whole file it rests so many times as long, whoever wants another."""


class ErasedBytes:
    """Empties the log that commits go through before they reach the file, and scrubs the file.

    An erasure overwrites what it erases, but the log still holds the pages as they were until it
    is folded into the file and cut to nothing, and pages hold bytes that were moved elsewhere.
    While somebody reads an older state (a backup, an operator's `sqlite3`) the log cannot be cut:
    it is tried until it is done, by one task for all who wait, in steps so short that no answer
    waits for them. It counts the erasures of its own store only; the store's lock keeps others out.
    """

    def __init__(
        self, connection: StoreConnection, file: IO[bytes], check: Callable[[], None] = lambda: None
    ) -> None:
        self._connection = connection
        self._file = file
        self._check = check
        self._waiting: list[asyncio.Future[None]] = []
        self._task: asyncio.Task[None] | None = None
        self._erasures = 1  # perhaps one before a crash
        self._wiped = 0
        self._at_start = 0
        self._rests_until = 0.0

    async def gone(self, within_s: float) -> bool:
        """Return True once nothing is left of what was erased before this call.

        Where that takes longer it returns False, and goes on.
        """
        if self._wiped == self._erasures:
            return True
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiting)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name="emptying the log")
        done, _ = await asyncio.wait({waiting}, timeout=within_s)
        return bool(done)

    def left(self) -> None:
        """Take note of an erasure, on the thread of the connection and before it is committed."""
        self._erasures += 1

    async def close(self) -> None:
        """Try no more; the next start does."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _run(self) -> None:
        pause, tried_for, is_told = FIRST_PAUSE_SECONDS, 0.0, False
        loop = asyncio.get_running_loop()
        while self._waiting:
            await asyncio.sleep(self._rests_until - loop.time())
            begun = loop.time()
            served, self._waiting = self._waiting, []
            if await self._are_wiped():
                for waiting in served:
                    waiting.set_result(None)
                self._rests_until = loop.time() + RESTS * (loop.time() - begun)
                continue
            self._waiting = served + self._waiting
            await asyncio.sleep(pause)
            tried_for += pause
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
            if tried_for > TOLD_AFTER_SECONDS and not is_told:
                log.warning("what was erased is still in the log: something reads the database")
                is_told = True
        if is_told:
            log.info("what was erased is gone from the log too")

    async def _are_wiped(self) -> bool:
        start: int | None = 0
        try:
            while start is not None:
                start = await self._connection.call(partial(self._wipe, start))
        except (sqlite3.Error, OSError, StoreError, _Busy) as error:
            log.debug("traces are left: %r", error)
            return False
        self._wiped = self._at_start
        return True

    def _wipe(self, start: int, connection: sqlite3.Connection) -> int | None:
        """Empty the log and scrub a slice of the file; return where the next one begins."""
        if start == 0:  # on the thread on which erasures are committed, so none is in between
            self._at_start = self._erasures
        self._check()  # in a file that somebody put in its place, both would do harm
        with _impatient(connection):
            if not empty_log(connection):
                raise _Busy
            return scrub(connection, self._file, start)


class _Busy(Exception):
    """Somebody reads from the log."""


def empty_log(connection: sqlite3.Connection) -> bool:
    """Fold the log into the file and cut it to nothing; False where somebody still reads from it.

    Raises sqlite3.Error where the disk does not take it.
    """
    (is_busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not is_busy


@contextmanager
def _impatient(connection: sqlite3.Connection) -> Iterator[None]:
    """Wait for nobody's lock any longer than an answer may be held up."""
    (patience_ms,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}").fetchall()
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience_ms}").fetchall()
