"""The schema: numbered scripts that bring a database to the newest version, all or none."""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

_SCRIPTS = files(__package__) / "migrations"


def scripts() -> list[tuple[int, str]]:
    """Return (version, script) of every migration, oldest first; `0007_….sql` leads to version 7.

    A script holds its own BEGIN, `PRAGMA user_version` and COMMIT, because sqlite3's
    `executescript` commits whatever was begun outside of it.
    """
    return sorted(
        (int(file.name.partition("_")[0]), file.read_text(encoding="utf-8"))
        for file in _SCRIPTS.iterdir()
        if file.name.endswith(".sql")
    )


def newest_version() -> int:
    """Return the version that `migrate` leads to."""
    return scripts()[-1][0]


def migrate(connection: sqlite3.Connection) -> None:
    """Run the migrations that the database has not had; if one fails, it is left as it was."""
    pending = [_within(script) for script in _pending(connection)]
    if not pending:
        return
    try:
        connection.executescript("\n".join(("BEGIN;", *pending, "COMMIT;")))
    except BaseException:
        if connection.in_transaction:
            connection.rollback()
        raise


def _within(script: str) -> str:
    """Return what a script does, for a transaction that others share with it."""
    lines = script.splitlines()
    return "\n".join(line for line in lines if line not in ("BEGIN;", "COMMIT;"))


def _pending(connection: sqlite3.Connection) -> Iterator[str]:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return (script for number, script in scripts() if number > version)
