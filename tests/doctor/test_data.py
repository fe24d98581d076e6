import asyncio
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.doctor.data import check_database, check_packs
from bot.doctor.findings import CheckOutcome
from bot.errors import StoreUnusable
from bot.storage.sqlite.schema import newest_version
from bot.storage.sqlite.store import SqliteStore
from tests.storage.building import play_round
from tests.storage.sqlite.starting import Child
from tests.support.tiny_packs import write_pack

ROOT = Path(__file__).parents[2]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with a round in it, whose bot has stopped."""
    path = tmp_path / "trivia.db"

    async def play() -> None:
        async with await SqliteStore.open(path) as store:
            await play_round(store, {1: 100})

    asyncio.run(play())
    return path


def look(path: Path) -> str:
    found = check_database(f"sqlite:///{path}")
    assert found.outcome is CheckOutcome.OK
    return found.found


def test_a_good_database_is_told_with_its_version_and_size(database: Path) -> None:
    found = look(database)
    assert f"version {newest_version()}," in found
    assert "kB, undamaged, not in use" in found


def test_looking_changes_nothing_and_leaves_nothing(database: Path) -> None:
    before = {path: path.read_bytes() for path in database.parent.iterdir()}
    look(database)
    assert {path: path.read_bytes() for path in database.parent.iterdir()} == before


async def test_a_running_bot_is_seen_and_not_disturbed(database: Path) -> None:
    async with await SqliteStore.open(database) as store:
        assert "in use by a running bot" in await asyncio.to_thread(look, database)
        await play_round(store, {1: 50})
        assert "in use by a running bot" in await asyncio.to_thread(look, database)
    assert "not in use" in await asyncio.to_thread(look, database)


async def test_a_bot_can_start_right_after_a_look(database: Path) -> None:
    await asyncio.to_thread(look, database)
    async with await SqliteStore.open(database) as store:
        await play_round(store, {1: 50})


def test_what_a_killed_bot_left_is_read_and_stays_as_it_was(database: Path) -> None:
    bot = Child("record", database)
    saved = [bot.line() for _ in range(5)]
    bot.kill()
    files = (database, database.with_name("trivia.db-wal"))
    before = [path.read_bytes() for path in files]
    assert "undamaged, not in use" in look(database)
    assert [path.read_bytes() for path in files] == before
    assert all(saved)
    bot.end()


def test_a_database_yet_to_be_made_is_in_order(tmp_path: Path) -> None:
    assert "the first start makes it" in look(tmp_path / "trivia.db")
    assert "the first start makes it" in look(tmp_path / "a" / "b" / "trivia.db")
    assert not list(tmp_path.iterdir())


def test_an_older_database_is_told_to_be_updated_at_the_next_start(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = newest_version() + 1
    monkeypatch.setattr("bot.storage.sqlite.upkeep.state.newest_version", lambda: newest)
    assert f"the next start brings it to {newest}" in look(database)


def test_a_damaged_page_is_found(database: Path) -> None:
    damaged = bytearray(database.read_bytes())
    damaged[3 * 4096 : 4 * 4096] = b"\xff" * 4096
    database.write_bytes(damaged)
    with pytest.raises(StoreUnusable, match="is damaged"):
        look(database)
    assert database.read_bytes() == damaged


def test_a_newer_database_is_told(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 4000")
    with pytest.raises(StoreUnusable, match=r"version 4000.*Update the bot"):
        look(database)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that users without special rights can look into, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def seen_without_rights(path: Path) -> str:
    where = str(path) if path.is_dir() else f"sqlite:///{path}"
    return subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-m", "tests.doctor.powerless", where],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout


def test_a_read_only_folder_is_told_with_the_way_out(database: Path, public_folder: Path) -> None:
    copy = public_folder / "trivia.db"
    copy.write_bytes(database.read_bytes())
    copy.chmod(0o666)
    public_folder.chmod(0o555)
    said = seen_without_rights(copy)
    assert f"its folder {public_folder} cannot be written to" in said
    assert f"sudo chown nobody {public_folder} {copy}" in said or os.geteuid()


def test_a_folder_that_could_not_be_made_is_told(public_folder: Path) -> None:
    public_folder.chmod(0o555)
    said = seen_without_rights(public_folder / "data" / "trivia.db")
    folder = public_folder / "data"
    assert f"The folder {folder} of the database cannot be made: Permission denied." in said
    assert f"sudo install -d -o nobody -m 700 {folder}" in said or os.geteuid()


def test_good_packs_are_counted(tmp_path: Path) -> None:
    write_pack(tmp_path, "north")
    write_pack(tmp_path, "south")
    found = check_packs(tmp_path)
    assert found.outcome is CheckOutcome.OK
    assert found.found.startswith("2 packs with ")


def test_an_error_in_one_file_is_told_beside_the_good_packs(tmp_path: Path) -> None:
    write_pack(tmp_path, "north")
    write_pack(tmp_path, "south", broken=True)
    found = check_packs(tmp_path)
    assert found.outcome is CheckOutcome.PROBLEM
    assert found.found.startswith("1 pack with ")
    assert "south.toml" in found.found
    assert f"packs check {tmp_path}" in found.remedy


def test_a_folder_without_packs_is_a_problem(tmp_path: Path) -> None:
    assert check_packs(tmp_path).outcome is CheckOutcome.PROBLEM
    missing = check_packs(tmp_path / "none")
    assert missing.outcome is CheckOutcome.PROBLEM
    assert "QUESTIONS_DIR" in missing.remedy


def test_a_questions_folder_that_may_not_be_read_is_not_called_empty(public_folder: Path) -> None:
    write_pack(public_folder, "north")
    public_folder.chmod(0o711)
    said = seen_without_rights(public_folder)
    assert f"The questions folder {public_folder} cannot be read: Permission denied." in said
    assert "Let the bot's user read it" in said
    assert "no pack" not in said


def test_one_file_that_may_not_be_read_is_told_beside_the_good_packs(public_folder: Path) -> None:
    write_pack(public_folder, "north")
    write_pack(public_folder, "south")
    (public_folder / "south.toml").chmod(0o600)
    said = seen_without_rights(public_folder)
    assert said.startswith("1 pack with ")
    assert "south.toml: The file cannot be read: Permission denied." in said
