"""Presence: whether the files that are open still stand where everybody else will look for them."""

import logging
import os
import shutil
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TypeAlias

from bot.errors import StoreError, StoreTrouble, StoreUnusable
from bot.storage.sqlite.files.copies import copy_database
from bot.storage.sqlite.files.erased_bytes import empty_log
from bot.storage.sqlite.files.lock import lock_file_of
from bot.storage.sqlite.files.marks import Marks
from bot.storage.sqlite.files.private_files import LOGS, make_private_file

log = logging.getLogger(__name__)

_Identity: TypeAlias = tuple[int, int]


class Presence:
    """Knows the files of an open database again; to be made once all of them are open.

    A file that was moved, deleted or replaced stays open and can be written to, but nobody finds
    it any more: what would be confirmed then is lost. One that was overwritten in place is found,
    but it holds something else, and a commit would make neither of it.
    """

    def __init__(self, database: Path) -> None:
        self._database = database.absolute()
        real = database.resolve()
        logs = [real.with_name(real.name + end) for end in LOGS]
        watched = [self._database, *logs, lock_file_of(database)]
        self._seen = {place: _identity(place) for place in watched if place.exists()}
        # Open until all connections are closed: closing it drops the locks of every one of them.
        self.file: IO[bytes] = real.open("r+b", buffering=0)
        self._log = logs[0]
        self._header: IO[bytes] = real.open("rb", buffering=0)
        self._marks = Marks(self._header)

    def trouble(self) -> StoreUnusable | None:
        """Return what became of the files, or None while each stands where it was opened."""
        for place, before in self._seen.items():
            try:
                now = _identity(place)
            except (FileNotFoundError, NotADirectoryError):
                return _gone(place, "removed")
            except OSError:  # a disk that does not answer now is no proof
                continue
            if now != before:
                return _gone(place, "replaced")
        with suppress(OSError):
            if self._marks.are_gone():
                return _gone(self._database, "overwritten")
        return None

    def mark(self, connection: sqlite3.Connection) -> None:
        """Write into the file what no other has; where that fails, the next time does it."""
        if self.trouble() is None:
            with suppress(sqlite3.Error):
                self._marks.renew(connection)

    def check(self) -> None:
        """Raise StoreError where nothing that is saved would be found again."""
        if self.trouble() is not None:
            raise StoreError(
                "Not saved: the bot's database was changed while it ran.",
                trouble=StoreTrouble.CHANGED,
            )

    def is_deleted(self) -> bool:
        """Tell whether the database has no name any more: it is gone once it is closed."""
        return os.fstat(self.file.fileno()).st_nlink == 0

    def is_overwritten(self) -> bool:
        """Tell whether the file that is open has another content now."""
        with suppress(OSError, ValueError):  # a disk that does not answer, or closed already
            return self._marks.are_gone()
        return False

    def set_log_aside(self) -> Path | None:
        """Keep the log of the old content from being folded into the new; return where it is now.

        SQLite does that when the file is closed, and when it is opened again. None where there is
        nothing in it.
        """
        if self._log.stat().st_size == 0:
            return None
        kept = self.place_for_rescue()
        kept = kept.with_name(f"{kept.name}-wal")
        make_private_file(kept)
        shutil.copyfile(self._log, kept)
        os.truncate(self._log, 0)
        return kept

    def place_for_rescue(self) -> Path:
        """Return where a copy goes of a database that was deleted."""
        return self._database.with_name(
            f"{self._database.name}.rescued-{datetime.now(UTC):%Y%m%d-%H%M%S}"
        )

    def close(self) -> None:
        """Let the files go; to be called after every connection is closed."""
        self._header.close()
        self.file.close()


def keep_apart(presence: Presence) -> bool:
    """Let nothing more go into a file that was overwritten; False where it was not.

    To be called before its last connection is closed, which folds the log into the file.
    """
    if not presence.is_overwritten():
        return False
    try:
        kept = presence.set_log_aside()
    except OSError as error:
        log.error("the log of what was overwritten could not be set aside: %s", error)
    else:
        if kept is not None:
            log.error("the log of what was overwritten is kept in %s", kept)
    return True


def rescue(connection: sqlite3.Connection, presence: Presence) -> Path | None:
    """Bring all that was confirmed together in the open file, which is without its log then.

    Returns the copy that was made of it where it was deleted. Where it was overwritten, nothing of
    it goes into the other content.
    """
    if keep_apart(presence):
        return None
    with suppress(sqlite3.Error):
        empty_log(connection)
    if not presence.is_deleted():
        return None
    kept = presence.place_for_rescue()
    try:
        copy_database(connection, kept)
    except (sqlite3.Error, OSError) as error:
        log.error("the database that was deleted could not be copied to %s: %s", kept, error)
        return None
    return kept


def _identity(place: Path) -> _Identity:
    found = place.stat()
    return found.st_dev, found.st_ino


def _gone(place: Path, what: str) -> StoreUnusable:
    return StoreUnusable(
        f"{place} was {what} while the bot ran, so it stops: nothing more could be saved for sure.",
        "Start it again to go on with what is there now; next time, stop it first.",
    )
