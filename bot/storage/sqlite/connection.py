"""One database connection on a thread of its own."""

import sqlite3
from collections.abc import Callable
from typing import TypeVar

import aiosqlite

from bot.errors import StoreError

T = TypeVar("T")


class StoreConnection(aiosqlite.Connection):
    """An aiosqlite connection that can do a whole piece of work in one trip to its thread.

    aiosqlite's public methods make a trip for each statement, and the trips are what costs. Its
    own methods are built on `_execute(function, *arguments)`; `call` is one more of that kind,
    and the only place that leans on it.
    """

    def __init__(self, opened: sqlite3.Connection) -> None:
        # Given an open connection, starting cannot fail: aiosqlite's thread would outlive that.
        super().__init__(lambda: opened, iter_chunk_size=64)

    async def call(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` with the sqlite3 connection on its thread and return what it returns."""
        result: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return result

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work`, whose queries all see one moment of the database; raises StoreError."""
        try:
            return await self.call(lambda connection: _in_one_moment(connection, work))
        except sqlite3.Error as error:
            raise StoreError(f"The database could not be read: {error}.") from error
        except ValueError as error:
            if self._connection is None:
                raise StoreError("The database is closed.") from error
            raise


def _in_one_moment(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    connection.execute("BEGIN")
    try:
        return work(connection)
    finally:
        connection.execute("ROLLBACK")
