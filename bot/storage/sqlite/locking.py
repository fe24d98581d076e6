"""One bot a database: a lock that lasts as long as its process, however that ends."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import StoreUnusable


class StoreLock:
    """An exclusive lock on `<database>.lock`, an empty file beside the database.

    The database itself stays free for readers (an operator's `sqlite3`, a backup): SQLite's own
    exclusive mode would shut them out. The lock is a transaction that SQLite holds on the empty
    file, which works alike on every platform, and which the system drops when the process dies,
    by `kill -9` too. The file stays behind, since removing it could race with another start.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._file = _file_of(database)
        self._holder: sqlite3.Connection | None = None

    def acquire(self) -> None:
        """Take the lock at once, or raise StoreUnusable because another process has it."""
        holder = sqlite3.connect(
            self._file, timeout=0, isolation_level=None, check_same_thread=False
        )
        try:
            holder.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            holder.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise in_use(self._database) from error
            raise
        self._holder = holder

    def release(self) -> None:
        """Give the lock up; without a lock this does nothing."""
        if self._holder is not None:
            self._holder.close()
            self._holder = None


def is_held(database: Path) -> bool:
    """Tell whether a process has the lock, without taking it."""
    file = _file_of(database)
    if not file.exists():
        return False
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=0)) as asking:
        try:
            asking.execute("PRAGMA schema_version")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                return True
            raise
    return False


def _file_of(database: Path) -> Path:
    resolved = database.resolve()
    return resolved.with_name(resolved.name + ".lock")


def in_use(database: Path) -> StoreUnusable:
    """Return the error of a database that another process holds."""
    return StoreUnusable(
        f"The database {database} is in use by another process.",
        "Stop the other bot first, or give this one another file in DATABASE_URL.",
    )
