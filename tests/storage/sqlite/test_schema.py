import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.sqlite import schema
from bot.storage.sqlite.boards.ranks import WIDTHS
from bot.storage.sqlite.database import APPLICATION_ID
from bot.storage.sqlite.schema import migrate, newest_version, scripts

SCHEMA = "SELECT group_concat(sql) FROM sqlite_schema"
BREAKS_HALFWAY = """
BEGIN;
CREATE TABLE novelties (id INTEGER PRIMARY KEY);
INSERT INTO nowhere VALUES (1);
PRAGMA user_version = 4000;
COMMIT;
"""


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "trivia.db", isolation_level=None)) as opened:
        yield opened


def value(connection: sqlite3.Connection, query: str) -> object:
    return connection.execute(query).fetchone()[0]


def test_versions_follow_each_other_without_a_gap() -> None:
    assert [version for version, _ in scripts()] == list(range(1, newest_version() + 1))


def test_each_script_leads_to_its_own_version_in_one_transaction(
    connection: sqlite3.Connection,
) -> None:
    for version, script in scripts():
        connection.executescript(script)
        assert value(connection, "PRAGMA user_version") == version
        assert not connection.in_transaction
        statements = [line for line in script.splitlines() if line and not line.startswith("--")]
        assert (statements[0], statements[-1]) == ("BEGIN;", "COMMIT;")


def test_a_new_database_is_marked_as_the_bots_own(connection: sqlite3.Connection) -> None:
    migrate(connection)
    assert value(connection, "PRAGMA application_id") == APPLICATION_ID


def test_migrating_again_changes_nothing(connection: sqlite3.Connection) -> None:
    migrate(connection)
    before = value(connection, "PRAGMA schema_version")
    migrate(connection)
    assert value(connection, "PRAGMA schema_version") == before


def test_a_migration_that_breaks_halfway_leaves_the_old_version(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(connection)
    version, before = newest_version(), value(connection, SCHEMA)
    monkeypatch.setattr(schema, "scripts", lambda: [*scripts(), (4000, BREAKS_HALFWAY)])
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(connection)
    assert not connection.in_transaction
    assert value(connection, "PRAGMA user_version") == version
    assert value(connection, SCHEMA) == before


def test_the_schema_knows_the_widths_that_ranks_are_counted_in(
    connection: sqlite3.Connection,
) -> None:
    migrate(connection)
    for width in WIDTHS:
        connection.execute("INSERT INTO board_points VALUES (1, 'all', ?, 0, 1)", (width,))
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO board_points VALUES (1, 'all', 512, 0, 1)")
