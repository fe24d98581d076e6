import asyncio
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.doctor.data import check_database
from bot.errors import StoreUnusable
from bot.invocation import called
from bot.storage.sqlite import database as database_file
from bot.storage.sqlite.store import SqliteStore
from tests.storage.building import GUILD, play_round
from tests.storage.sqlite.starting import StartChild


def refusal(path: Path) -> str:
    """Return the one line with which a file is refused."""
    with pytest.raises(StoreUnusable) as caught:
        asyncio.run(SqliteStore.open(path))
    assert caught.value.remedy
    line = str(caught.value)
    assert str(path) in line
    assert "\n" not in line
    return line


def make(where: Path | str) -> None:
    """Open a database, play a round and close it."""

    async def play() -> None:
        async with await SqliteStore.open(where) as store:
            await play_round(store, {1: 100})

    asyncio.run(play())


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def write_text(path: Path) -> None:
    path.write_text("Dear diary, this is not a database. " * 400)


def make_another_programs_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def make_an_empty_file_of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA application_id = 1234")


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    make(tmp_path / "a" / "b" / "trivia.db")
    assert (tmp_path / "a" / "b" / "trivia.db").is_file()


def test_an_address_is_opened_as_well_as_a_path(tmp_path: Path) -> None:
    make(f"sqlite:///{tmp_path}/trivia.db")
    assert (tmp_path / "trivia.db").is_file()


async def test_what_was_saved_is_there_after_a_restart(database: Path) -> None:
    async with await SqliteStore.open(database) as store:
        await play_round(store, {1: 100})
    async with await SqliteStore.open(database) as store:
        rank = await store.boards.rank(GUILD, "all", 1)
    assert rank is not None
    assert rank.row.points == 100


async def test_a_commit_is_on_the_disk_before_it_is_acknowledged(store: SqliteStore) -> None:
    def pragmas(connection: sqlite3.Connection) -> list[str | int]:
        names = ("journal_mode", "synchronous", "foreign_keys")
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert await store._writing.call(pragmas) == ["wal", 2, 1]


def test_closing_leaves_one_whole_file(database: Path) -> None:
    make(database)
    assert names_in(database.parent) == ["trivia.db", "trivia.db.lock"]


@pytest.mark.parametrize("prepare", [Path.touch, lambda path: closing(sqlite3.connect(path))])
def test_an_empty_file_becomes_a_database(
    tmp_path: Path, prepare: Callable[[Path], object]
) -> None:
    prepare(tmp_path / "trivia.db")
    make(tmp_path / "trivia.db")


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (write_text, "is damaged or is not an SQLite file"),
        (make_another_programs_file, "belongs to another program"),
        (make_an_empty_file_of_another_program, "belongs to another program"),
    ],
)
def test_a_strange_file_is_refused_and_left_as_it_was(
    tmp_path: Path, prepare: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "trivia.db"
    prepare(path)
    before = path.read_bytes()
    assert words in refusal(path)
    assert path.read_bytes() == before
    assert names_in(tmp_path) == ["trivia.db"]


def test_a_damaged_page_is_found_before_anything_is_written(database: Path) -> None:
    make(database)
    damaged = bytearray(database.read_bytes())
    damaged[3 * 4096 : 4 * 4096] = b"\xff" * 4096
    database.write_bytes(damaged)
    assert "is damaged" in refusal(database)
    assert database.read_bytes() == damaged


def test_a_newer_database_is_refused_and_left_as_it_was(database: Path) -> None:
    make(database)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 4000")
    before = database.read_bytes()
    line = refusal(database)
    assert "version 4000" in line
    assert "Update the bot" in line
    assert database.read_bytes() == before
    assert names_in(database.parent) == ["trivia.db", "trivia.db.lock"]


def test_a_newer_database_is_known_by_its_log_too(database: Path) -> None:
    make(database)
    with closing(sqlite3.connect(database, isolation_level=None)) as newer:
        newer.execute("PRAGMA user_version = 4000")  # still only in the log while this is open
        before = database.read_bytes()
        assert "version 4000" in refusal(database)
        assert database.read_bytes() == before


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "trivia.db").mkdir()
    assert "a folder or a device" in refusal(tmp_path / "trivia.db")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StoreUnusable, match="would be in something that is a file"):
        make(tmp_path / "data" / "trivia.db")


def test_a_second_process_is_refused_while_readers_are_welcome(
    database: Path, child: StartChild
) -> None:
    make(database)
    holder = child("hold", database)
    assert holder.line() == "ready"
    before = database.read_bytes()
    assert "is in use by another process" in refusal(database)
    assert database.read_bytes() == before
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as reader:
        assert reader.execute("SELECT sum(points) FROM scores").fetchone() == (100,)
    holder.kill()
    make(database)


def test_a_link_to_the_file_does_not_get_around_the_lock(
    database: Path, tmp_path: Path, child: StartChild
) -> None:
    make(database)
    assert child("hold", database).line() == "ready"
    (tmp_path / "alias.db").symlink_to(database)
    assert "is in use" in refusal(tmp_path / "alias.db")


def test_a_transaction_of_another_program_is_waited_for_and_then_told(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(database)
    monkeypatch.setattr(database_file, "PATIENCE_S", 0.05)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "is in use" in refusal(database)
    make(database)


def test_a_refused_file_can_be_put_right_without_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "trivia.db"
    write_text(path)
    refusal(path)
    path.unlink()
    make(path)


def test_an_sqlite_that_is_too_old_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    with pytest.raises(StoreUnusable, match=r"3\.37 or later"):
        make(tmp_path / "trivia.db")


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that users without special rights can look into, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def test_a_read_only_file_is_refused_and_left_as_it_was(
    public_folder: Path, child: StartChild
) -> None:
    path = public_folder / "trivia.db"
    make(path)
    public_folder.chmod(0o777)
    path.chmod(0o444)
    before = path.read_bytes()
    line = child("powerless", public_folder).line()
    assert line.startswith(f"The database {path} is read-only: {path} cannot be written to")
    assert path.read_bytes() == before


def test_a_read_only_folder_is_refused(public_folder: Path, child: StartChild) -> None:
    path = public_folder / "trivia.db"
    make(path)
    path.chmod(0o666)
    public_folder.chmod(0o555)
    names = names_in(public_folder)
    line = child("powerless", public_folder).line()
    assert f"its folder {public_folder} cannot be written to" in line
    assert names_in(public_folder) == names


def test_an_ordinary_user_needs_no_more_than_the_folder(
    public_folder: Path, child: StartChild
) -> None:
    public_folder.chmod(0o777)
    assert child("powerless", public_folder).line() == "opened"


def leave_a_log(database: Path) -> bytes:
    """Make a database whose last commits are in its log alone; return the log."""
    make(database)
    log = database.with_name("trivia.db-wal")
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("UPDATE members SET hidden = 1")
        content = log.read_bytes()
    log.write_bytes(content)
    return content


@pytest.mark.parametrize("left", ["empty", "not there"])
def test_a_log_without_its_database_is_not_thrown_away(database: Path, left: str) -> None:
    content = leave_a_log(database)
    if left == "empty":
        database.write_bytes(b"")
    else:
        database.unlink()
    log = database.with_name("trivia.db-wal")
    line = refusal(database)
    assert f"is {left}, but its log {log} holds what members did" in line
    assert "db restore FILE" in line
    with pytest.raises(StoreUnusable, match="holds what members did"):
        check_database(f"sqlite:///{database}")
    assert log.read_bytes() == content


def test_an_empty_log_without_a_database_is_no_reason_to_stop(database: Path) -> None:
    make(database)
    database.unlink()
    database.with_name("trivia.db-wal").touch()
    make(database)


def test_a_damaged_database_sends_to_the_command_that_restores(tmp_path: Path) -> None:
    write_text(tmp_path / "trivia.db")
    assert f"Restore a backup: {called('db restore FILE')} " in refusal(tmp_path / "trivia.db")


def test_a_second_name_of_the_file_lets_no_second_bot_in(database: Path, child: StartChild) -> None:
    make(database)
    first = child("hold", database)
    assert first.line() == "ready"
    other = database.with_name("t2.db")
    other.hardlink_to(database)
    line = refusal(other)
    assert f"with 2 names (hard links), one of them {database}" in line
    with pytest.raises(StoreUnusable, match="hard links"):
        check_database(f"sqlite:///{other}")
    first.kill()
    refusal(database)
    other.unlink()
    make(database)


def test_the_second_name_of_a_restore_that_was_cut_short_is_no_reason_to_stop(
    database: Path,
) -> None:
    make(database)
    database.with_name("trivia.db.before-restore-20261122-201504").hardlink_to(database)
    make(database)
