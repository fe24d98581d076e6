"""A mark in the header of the database file, by which an open file is known again.

A file that is overwritten in place keeps its name and its inode, so its content has to tell. The
number is where SQLite keeps `default_cache_size`, which it writes with every other page through the
log, keeps on a VACUUM, and looks up only where no `cache_size` is set, as the bot always does.
"""

import secrets
import sqlite3
import threading
from typing import IO

MAGIC = b"SQLite format 3\0"
_PLACE = slice(48, 52)
_HEADER = 100
OWN_CACHE = "PRAGMA cache_size = -2000"
"""SQLite's own default, 2 MB, whatever number is in the header."""


def new_mark() -> int:
    """Return a number that no other file bears."""
    return secrets.randbelow(2**31 - 1) + 1


def put_mark(connection: sqlite3.Connection, number: int) -> None:
    """Give a database a number; its file has it once the log is folded into it."""
    connection.execute(f"PRAGMA default_cache_size = {number}").fetchall()
    connection.execute(OWN_CACHE).fetchall()


class Marks:
    """The numbers that the file may bear; those before the one that was seen last are no more.

    So an older copy of the same database is told from it too, unless nothing was folded into the
    file since: then it is the same byte for byte, and does no harm.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._turn = threading.Lock()  # both the loop and the thread that writes look
        self._expected = [self._read()]
        self._is_foreign = False

    def renew(self, connection: sqlite3.Connection) -> None:
        """Give the database another number; raises sqlite3.Error."""
        number = new_mark()
        with self._turn:
            self._expected.append(number)
        put_mark(connection, number)

    def are_gone(self) -> bool:
        """Tell whether the file has another content than it was given; then it has that for good.

        Raises OSError.
        """
        with self._turn:
            found = self._read()
            if found in self._expected:
                del self._expected[: self._expected.index(found)]
            else:
                self._is_foreign = True
            return self._is_foreign

    def _read(self) -> int | None:
        self._file.seek(0)
        header = self._file.read(_HEADER)
        if not header.startswith(MAGIC) or len(header) < _HEADER:
            return None
        return int.from_bytes(header[_PLACE], "big")
