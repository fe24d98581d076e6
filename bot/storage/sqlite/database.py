"""The database file: every reason not to use it is found before anything is changed."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.errors import StoreUnusable
from bot.invocation import called
from bot.storage.sqlite.files.copies import copy_database
from bot.storage.sqlite.files.lock import StoreLock, in_use, lock_file_of
from bot.storage.sqlite.files.marks import OWN_CACHE
from bot.storage.sqlite.files.places import ELSEWHERE, check_place, check_single
from bot.storage.sqlite.files.private_files import (
    close_to_others,
    make_private_file,
    make_private_folder,
)
from bot.storage.sqlite.files.rights import (
    check_rights,
    folder_unmade,
    read_only,
    trouble_of_backups,
)
from bot.storage.sqlite.schema import migrate, newest_version

log = logging.getLogger(__name__)

APPLICATION_ID = 0x466F6F74
"""“Foot”, written into the file's header by the first migration."""

OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""

PATIENCE_S = 2.0
"""How long a commit waits for somebody else's lock: a member is answered within 2.5 seconds."""

_SAFE = ("PRAGMA synchronous = FULL", "PRAGMA fullfsync = ON")
_HEADER_OF_LOG = 32
_FORGETFUL = "PRAGMA secure_delete = ON"
"""What is erased is overwritten in the file too, also where an older copy is brought up to date."""


def open_for_writing(path: Path, lock: StoreLock) -> sqlite3.Connection:
    """Take the lock and return the one connection that writes, its schema up to date.

    Makes the folder when it is missing. Raises StoreUnusable, with the lock given back and the
    file as it was, when the file is locked, read-only, damaged, foreign or of a newer version.
    """
    make_folder(path)
    _check_rights(path)
    try:
        with _explained(path):
            check_single(path)
            if not lock_file_of(path).exists():  # nothing is left beside a file that is refused
                _inspect(path)
            lock.acquire()
            _inspect(path)
            close_to_others(path)
            if trouble := trouble_of_backups(path):
                log.warning("%s", trouble)
            make_private_file(path.resolve())
            return _connect_and_migrate(path)
    except BaseException:
        lock.release()
        raise


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Return a connection that only reads, beside the one that writes."""
    with _explained(path):
        return _connected(path, "PRAGMA query_only = ON")


def open_copy(path: Path) -> sqlite3.Connection:
    """Return a connection to a copy that nobody else knows of; it is one file once closed."""
    return _connected(path)


def look_at(path: Path) -> int:
    """Return a database's version without changing anything; 0 where there is none yet.

    Its folder must exist. Raises StoreUnusable for all that `open_for_writing` would refuse, but
    for a lock.
    """
    _check_rights(path)
    with _explained(path):
        return _inspect(path)


def make_folder(path: Path) -> None:
    """Make a database's folder if there is none; raises StoreUnusable."""
    check_place(path)
    try:
        make_private_folder(path.parent)
    except OSError as error:
        raise folder_unmade(path, error) from error


def _check_rights(path: Path) -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreUnusable(
            f"This Python comes with SQLite {sqlite3.sqlite_version}; 3.37 or later is needed.",
            "Use a newer build of Python.",
        )
    check_rights(path)


def _inspect(path: Path) -> int:
    """Look at a file without changing a byte of it or leaving anything beside it."""
    if not path.exists() or path.stat().st_size == 0:
        _check_log(path)
        return 0
    with closing(_unchanging(path)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if application != APPLICATION_ID and (application or version or tables):
            raise StoreUnusable(
                f"The database {path} belongs to another program.",
                "Name a file of the bot's own in DATABASE_URL.",
            )
        if version > newest_version():
            raise StoreUnusable(
                f"The database {path} has version {version}, from a newer Footnote; "
                f"this one knows versions up to {newest_version()}.",
                f"Update the bot, {ELSEWHERE}",
            )
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise _damaged(path, verdict.splitlines()[-1])
    return int(version)


def _check_log(path: Path) -> None:
    """Raise StoreUnusable where SQLite would throw away a log whose database is gone."""
    log_file = path.resolve().with_name(f"{path.resolve().name}-wal")
    if not log_file.exists() or log_file.stat().st_size <= _HEADER_OF_LOG:
        return
    state = "empty" if path.exists() else "not there"
    raise StoreUnusable(
        f"The database {path} is {state}, but its log {log_file} holds what members did, "
        "and a start would throw that away.",
        f"Put the database back if it was moved, or restore a backup, which keeps the log too: "
        f"{called('db restore FILE')} To begin anew, move the log away.",
    )


def _unchanging(path: Path) -> sqlite3.Connection:
    # A log beside the file holds commits that the file lacks, so it has to be read with it.
    # Without one, “immutable” keeps SQLite from making new files beside a file that is refused.
    real = path.resolve()
    has_log = any(real.with_name(real.name + end).exists() for end in ("-wal", "-journal"))
    mode = "mode=ro" if has_log else "immutable=1"
    connection = sqlite3.connect(f"{real.as_uri()}?{mode}", uri=True, timeout=PATIENCE_S)
    connection.execute(OWN_CACHE)
    return connection


def _connect_and_migrate(path: Path) -> sqlite3.Connection:
    connection = _connected(path, *_SAFE)
    try:
        # Proves that writing is possible, before anything is written.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise StoreUnusable(
                f"The disk of {path} does not allow a write-ahead log.",
                "Put the database on a local disk.",
            )
        _keep_before_migrating(connection, path)
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _keep_before_migrating(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    newest = newest_version()
    if not 0 < version < newest:
        return
    real = path.resolve()
    kept = real.with_name(f"{real.name}.before-{newest}.bak")
    try:
        copy_database(connection, kept)
    except (sqlite3.Error, OSError) as error:
        raise StoreUnusable(
            f"The database {path} needs an update to version {newest}, "
            f"but it could not be copied to {kept} first: {error}.",
            "Make room on the disk or look at the rights of the folder, then start again.",
        ) from error
    log.info("database updated from version %d to %d; a copy is in %s", version, newest, kept)


def _connected(path: Path, *pragmas: str) -> sqlite3.Connection:
    # Opened on one thread, used on another: aiosqlite sees to it that only one has it at a time.
    connection = sqlite3.connect(
        path, timeout=PATIENCE_S, isolation_level=None, check_same_thread=False
    )
    for pragma in ("PRAGMA foreign_keys = ON", _FORGETFUL, OWN_CACHE, *pragmas):
        connection.execute(pragma)
    return connection


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into a line that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        match getattr(error, "sqlite_errorcode", 0) & 0xFF:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                raise in_use(path) from error
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
                raise read_only(path, path) from error
            case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
                raise _damaged(path, str(error)) from error
            case _:
                raise StoreUnusable(
                    f"The database {path} cannot be opened: {error}.",
                    f"Look at the disk and the rights of its folder, {ELSEWHERE}",
                ) from error


def _damaged(path: Path, detail: str) -> StoreUnusable:
    return StoreUnusable(
        f"The database {path} is damaged or is not an SQLite file ({detail}).",
        f"Restore a backup: {called('db restore FILE')} – or move it away to begin anew, "
        f"{ELSEWHERE}",
    )
