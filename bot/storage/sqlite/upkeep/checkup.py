"""The checkup of a database: whether it is whole, and its boards what the ledger adds up to."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.errors import StoreError, StoreUnusable
from bot.invocation import called
from bot.ports.store_keeper import Checkup
from bot.storage.sqlite.boards.sums import rebuild_all
from bot.storage.sqlite.database import look_at, open_for_reading, open_for_writing
from bot.storage.sqlite.files.lock import StoreLock
from bot.storage.sqlite.files.places import check_place
from bot.storage.sqlite.schema import newest_version
from bot.storage.sqlite.upkeep.audit import differences
from bot.storage.sqlite.upkeep.unreadable_games import unreadable_games

MOST_PROBLEMS = 20
"""Lines of SQLite's that are told: the first of them say enough."""

COUNTED = ("games", "rounds", "answers", "members", "questions")


def check(database: Path) -> Checkup:
    """Check a file without changing it, also while a bot plays on it; raises StoreUnusable."""
    if look_at_existing(database) == 0:
        raise no_database(database)
    with closing(open_for_reading(database)) as connection, told(database, "read"):
        return examine(connection)


def repair(database: Path) -> Checkup:
    """Make every board anew from the ledger, and check again.

    Takes the bot's lock, so it raises StoreUnusable while a bot runs, and StoreError, with nothing
    changed, for a file with damages that no board explains.
    """
    if look_at_existing(database) == 0:
        raise no_database(database)
    lock = StoreLock(database)
    try:
        with closing(open_for_writing(database, lock)) as connection, told(database, "repaired"):
            if problems := _problems(connection):
                raise StoreError(
                    f"The database {database} is damaged: {problems[0]}.",
                    "Its boards alone cannot be repaired; put a backup in its place: "
                    f"{called('db restore FILE')}",
                )
            rebuild(connection)
            return examine(connection)
    finally:
        lock.release()


def examine(connection: sqlite3.Connection) -> Checkup:
    """Check an open database; all of it in one moment, for a bot may be writing."""
    connection.execute("BEGIN")
    try:
        problems = _problems(connection)
        version = int(_value(connection, "PRAGMA user_version"))
        comparable = not problems and version == newest_version()
        return Checkup(
            version=version,
            newest=newest_version(),
            problems=problems,
            differences=tuple(differences(connection)) if comparable else (),
            unreadable=unreadable_games(connection) if version == newest_version() else (),
            unfinished=int(_value(connection, "SELECT count(*) FROM games WHERE ended_ms IS NULL")),
            counts={
                table: int(_value(connection, f"SELECT count(*) FROM {table}"))  # noqa: S608 - from COUNTED
                for table in COUNTED
            },
        )
    finally:
        connection.execute("ROLLBACK")


def rebuild(connection: sqlite3.Connection) -> None:
    """Make every board anew from the ledger, all of them or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        rebuild_all(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def look_at_existing(database: Path) -> int:
    """Return a database's version, 0 if there is none; raises StoreUnusable."""
    check_place(database)
    return look_at(database) if os.path.lexists(database.parent) else 0


def no_database(database: Path) -> StoreUnusable:
    """Return the error of a database that is not there."""
    there = os.path.lexists(database)
    return StoreUnusable(
        f"The file {database} is empty." if there else f"There is no database at {database}.",
        "Name the bot's own in DATABASE_URL; its first start makes one.",
    )


@contextmanager
def told(place: Path, what: str) -> Iterator[None]:
    """Turn what the database or the disk says into one line: `place` could not be `what`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreError(
            f"{place} could not be {what}: {error}.", "Look at the disk and its rights."
        ) from error


def _problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what SQLite finds wrong, and rows that refer to nothing."""
    found = connection.execute(f"PRAGMA integrity_check({MOST_PROBLEMS})").fetchall()
    lines = [line.splitlines()[-1] for (line,) in found if line != "ok"]
    orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(MOST_PROBLEMS)
    lines += [
        f"a row of {table} refers to {parent} that are not there" for table, _, parent, _ in orphans
    ]
    return tuple(lines)


def _value(connection: sqlite3.Connection, query: str) -> int:
    (value,) = connection.execute(query).fetchone()
    return int(value)
