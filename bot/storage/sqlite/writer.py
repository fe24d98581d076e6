"""Natural group commit: a batch is whatever queued while the last commit ran."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import msgspec

from bot.errors import StoreError, StoreTrouble
from bot.storage.sqlite.connection import StoreConnection

log = logging.getLogger(__name__)
T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]
"""Statements that are saved together or not at all."""


LOCK_PATIENCE_SECONDS = 30.0
"""How long work waits while another process holds the database; members are told meanwhile."""
RETRY_SECONDS = 0.05
MOST_WAITING = 10_000
"""Pieces of work that wait at a time; with a disk that hangs, more are refused at once."""

Check = Callable[[], None]
"""Raises StoreError where nothing that is saved would be found again."""


class _Item(msgspec.Struct, eq=False):
    """A piece of work, the words for what it saves, and who waits for its outcome."""

    work: Work[Any]
    what: str
    outcome: asyncio.Future[Any]
    since: float


class Writer:
    """The one road by which anything is written; callers that come together share a commit.

    There is no timer: alone, a caller waits for one commit only. Nothing cancels a batch once it
    is on its way, and a caller that goes away does not take its work back.
    """

    def __init__(self, connection: StoreConnection, check: Check = lambda: None) -> None:
        self._connection = connection
        self._check = check
        self._queue: list[_Item] = []
        self._wake = asyncio.Event()
        self._closing = False
        self._is_locked_out = False
        self._task = asyncio.create_task(self._run(), name="ledger writer")

    async def submit(self, work: Work[T], what: str) -> T:
        """Return what `work` returns once it is committed.

        Raises StoreError, naming `what`, if it was not saved, and whatever else `work` raises;
        other work in the same batch is not touched by it.
        """
        if self._closing:
            raise StoreError(f"Not saved: {what}. The database is closed.")
        if len(self._queue) >= MOST_WAITING:
            raise StoreError(f"Not saved: {what}. Too much is waiting for the disk already.")
        loop = asyncio.get_running_loop()
        outcome: asyncio.Future[T] = loop.create_future()
        self._queue.append(_Item(work, what, outcome, loop.time()))
        self._wake.set()
        return await outcome

    async def close(self) -> None:
        """Commit what is queued and take nothing more; closing twice does nothing."""
        self._closing = True
        self._wake.set()
        await asyncio.wait([self._task])  # unlike a bare await, never cancels what it waits for

    async def _run(self) -> None:
        batch: list[_Item] = []
        try:
            while self._queue or not self._closing:
                await self._wake.wait()
                self._wake.clear()
                while self._queue:
                    batch, self._queue = self._queue, []
                    await self._commit(batch)
        finally:
            # Reached early only when the event loop is torn down around an open store.
            self._closing = True
            for item in batch + self._queue:
                _deliver(item, StoreError(f"Perhaps not saved: {item.what}. The bot was stopped."))

    async def _commit(self, batch: list[_Item]) -> None:
        works = [item.work for item in batch]
        try:
            outcomes = await self._connection.call(partial(_saved_for_sure, works, self._check))
        except Exception as error:  # noqa: BLE001 - whatever it is, the callers must hear of it
            batch = await self._given_up(batch, error)
            outcomes = [error] * len(batch)
        else:
            self._note_lock(held=False)
        for item, outcome in zip(batch, outcomes, strict=True):
            _deliver(item, outcome)

    async def _given_up(self, batch: list[_Item], error: Exception) -> list[_Item]:
        """Return the work that failed for good; what a foreign lock keeps waiting queues again."""
        if not _is_locked(error) or self._closing:
            return batch
        self._note_lock(held=True)
        await asyncio.sleep(RETRY_SECONDS)
        oldest = asyncio.get_running_loop().time() - LOCK_PATIENCE_SECONDS
        self._queue = [item for item in batch if item.since > oldest] + self._queue
        return [item for item in batch if item.since <= oldest]

    def _note_lock(self, *, held: bool) -> None:
        if held and not self._is_locked_out:
            log.warning("another process holds the database; what is to be saved waits for it")
        elif self._is_locked_out and not held:
            log.info("the database is free again; what waited is saved")
        self._is_locked_out = held


def _is_locked(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0)
    return isinstance(error, sqlite3.OperationalError) and code & 0xFF in (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
    )


def _saved_for_sure(
    works: list[Work[Any]], check: Check, connection: sqlite3.Connection
) -> list[Any]:
    check()
    outcomes = apply(connection, works)
    check()  # what went into a file that is not there any more is not confirmed
    return outcomes


def apply(connection: sqlite3.Connection, works: list[Work[Any]]) -> list[Any]:
    """Do all work in one transaction; return for each what it returned or the error it raised.

    Raises sqlite3.Error, with nothing saved at all, if the transaction as a whole failed.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        outcomes = [_attempt(connection, work) for work in works]
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return outcomes


def _attempt(connection: sqlite3.Connection, work: Work[Any]) -> Any:
    connection.execute("SAVEPOINT item")
    try:
        outcome = work(connection)
    except Exception as error:
        if not connection.in_transaction:  # a full or failing disk has undone the whole batch
            raise
        connection.execute("ROLLBACK TO item")
        outcome = error
    connection.execute("RELEASE item")
    return outcome


def _deliver(item: _Item, outcome: Any) -> None:
    if item.outcome.done():
        return
    if isinstance(outcome, sqlite3.Error):
        code = getattr(outcome, "sqlite_errorcode", 0)
        trouble = StoreTrouble.FULL if code == sqlite3.SQLITE_FULL else StoreTrouble.OTHER
        what = f"Not saved: {item.what}. The database says: {outcome}."
        error = StoreError(what, trouble=trouble)
        error.__cause__ = outcome
        item.outcome.set_exception(error)
    elif isinstance(outcome, Exception):
        item.outcome.set_exception(outcome)
    else:
        item.outcome.set_result(outcome)
