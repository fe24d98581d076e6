"""One bot a database: a lock that lasts as long as its process, however that ends."""

import logging
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from bot.errors import StoreUnusable
from bot.storage.sqlite.files.places import ELSEWHERE
from bot.storage.sqlite.files.private_files import LOCK, make_private_file
from bot.storage.sqlite.files.rights import read_only

log = logging.getLogger(__name__)

_IS_LOCKED = 3
_TRY_FROM_ELSEWHERE = f"""
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN EXCLUSIVE")
except sqlite3.OperationalError as error:
    sys.exit({_IS_LOCKED} if error.sqlite_errorcode == sqlite3.SQLITE_BUSY else 1)
"""
_PROOF_SECONDS = 10.0


class StoreLock:
    """An exclusive lock on `<database>.lock`, an empty file beside the database.

    The database itself stays free for readers (an operator's `sqlite3`, a backup): SQLite's own
    exclusive mode would shut them out. The lock is a transaction that SQLite holds on the empty
    file, which works alike on every platform, and which the system drops when the process dies,
    by `kill -9` too. The file stays behind, since removing it could race with another start.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._file = lock_file_of(database)
        self._holder: sqlite3.Connection | None = None

    def acquire(self) -> None:
        """Take the lock at once, and see that it locks.

        Raises StoreUnusable when another process has it, or when it would keep nobody out.
        """
        make_private_file(self._file)
        if not os.access(self._file, os.R_OK | os.W_OK):
            raise read_only(self._database, self._file)
        holder = sqlite3.connect(
            self._file, timeout=0, isolation_level=None, check_same_thread=False
        )
        try:
            holder.execute("BEGIN EXCLUSIVE")
            if not (_excludes_here(self._file) and _excludes_elsewhere(self._file)):
                raise self._locks_nothing()
        except sqlite3.Error as error:
            holder.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise in_use(self._database) from error
            raise
        except BaseException:
            holder.close()
            raise
        self._holder = holder

    def release(self) -> None:
        """Give the lock up; without a lock this does nothing."""
        if self._holder is not None:
            self._holder.close()
            self._holder = None

    def _locks_nothing(self) -> StoreUnusable:
        return StoreUnusable(
            f"The lock {self._file} keeps nobody out, so two bots could write to {self._database}.",
            f"Put the database on a local disk, whose locks work, {ELSEWHERE}",
        )


def is_held(database: Path) -> bool:
    """Tell whether a process has the lock, without taking it."""
    file = lock_file_of(database)
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


def lock_file_of(database: Path) -> Path:
    """Return the file that is locked while a process has the database."""
    resolved = database.resolve()
    return resolved.with_name(resolved.name + LOCK)


def in_use(database: Path) -> StoreUnusable:
    """Return the error of a database that another process holds."""
    return StoreUnusable(
        f"The database {database} is in use by another process.",
        "Stop the other bot first, or give this one another file in DATABASE_URL.",
    )


def _excludes_here(file: Path) -> bool:
    """Tell whether a second connection is kept out: it is not where the file is read-only."""
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as second:
        try:
            second.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                return True
            raise
    return False


def _excludes_elsewhere(file: Path) -> bool:
    """Tell whether another process is kept out: it is not where the disk forgets about locks.

    Takes 12 ms, once a start. Where no process can be started, what was seen here has to do.
    """
    command = [sys.executable, "-I", "-S", "-c", _TRY_FROM_ELSEWHERE, str(file)]
    try:
        tried = subprocess.run(  # noqa: S603 - this very Python, with a script of our own
            command, capture_output=True, check=False, timeout=_PROOF_SECONDS
        )
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("the lock was not tried from another process: %s", error)
        return True
    return tried.returncode != 0
