import asyncio
import os
import stat
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest

from bot.errors import StoreError, StoreUnusable
from bot.ports.store_keeper import Manifest
from bot.storage.sqlite.schema import newest_version
from bot.storage.sqlite.store import SqliteStore
from bot.storage.sqlite.upkeep.backup import backup, default_target
from bot.storage.sqlite.upkeep.checkup import check
from bot.storage.sqlite.upkeep.restore import restore
from tests.storage.building import an_answer, open_round, play_round
from tests.storage.sqlite.played import (
    NOW,
    execute,
    make_played,
    make_questions,
    names_in,
    points_in,
)
from tests.storage.sqlite.starting import StartChild


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    make_questions(tmp_path / "questions", "The planets")
    return tmp_path / "questions"


def read_manifest(archive: Path) -> Manifest:
    with ZipFile(archive) as opened:
        return msgspec.json.decode(opened.read("manifest.json"), type=Manifest)


def test_a_backup_says_what_is_in_it(database: Path, questions: Path, tmp_path: Path) -> None:
    make_played(database)
    target = tmp_path / "new folder" / "first.zip"
    made = backup(database, questions, target, NOW)
    manifest = read_manifest(target)
    assert made.manifest == manifest
    assert made.mended is False
    assert (manifest.schema, manifest.made) == (newest_version(), "2026-11-22T20:15:04+00:00")
    assert manifest.counts == {
        "games": 2,
        "rounds": 2,
        "answers": 2,
        "members": 2,
        "questions": 1,
    }
    assert sorted(manifest.files) == [
        "questions/pictures/mars.png",
        "questions/planets.toml",
        "trivia.db",
    ]
    assert names_in(target.parent) == ["first.zip"]


def test_nobody_else_can_read_it(database: Path, questions: Path, tmp_path: Path) -> None:
    make_played(database)
    made = backup(database, questions, tmp_path / "first.zip", NOW)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_by_itself_it_goes_beside_the_database(database: Path) -> None:
    expected = database.parent / "backups" / "footnote-20261122-201504.backup"
    assert default_target(database, NOW) == expected


def test_the_database_is_left_as_it_was(database: Path, questions: Path, tmp_path: Path) -> None:
    make_played(database)
    before = (database.read_bytes(), names_in(database.parent))
    backup(database, questions, tmp_path / "first.zip", NOW)
    assert (database.read_bytes(), names_in(database.parent)) == before


def test_a_file_that_is_there_is_not_replaced(
    database: Path, questions: Path, tmp_path: Path
) -> None:
    make_played(database)
    target = tmp_path / "first.zip"
    target.write_text("precious")
    with pytest.raises(StoreError, match="exists already"):
        backup(database, questions, target, NOW)
    assert target.read_text() == "precious"


def test_without_a_questions_folder_the_scores_are_saved(database: Path, tmp_path: Path) -> None:
    make_played(database)
    made = backup(database, tmp_path / "nowhere", tmp_path / "first.zip", NOW)
    assert sorted(made.manifest.files) == ["trivia.db"]


def test_hidden_files_stay_behind(database: Path, questions: Path, tmp_path: Path) -> None:
    make_played(database)
    (questions / ".git").mkdir()
    (questions / ".git" / "config").write_text("secret")
    (questions / ".env").write_text("secret")
    made = backup(database, questions, tmp_path / "first.zip", NOW)
    assert len(made.manifest.files) == 3


def test_a_name_that_is_no_text_is_told_as_it_is(
    database: Path, questions: Path, tmp_path: Path
) -> None:
    make_played(database)
    (questions / os.fsdecode(b"caf\xe9.toml")).touch()
    with pytest.raises(StoreError, match=r"caf\\xe9\.toml cannot be saved by its name. Rename it"):
        backup(database, questions, tmp_path / "first.zip", NOW)
    assert not (tmp_path / "first.zip").exists()


def test_a_name_that_could_not_be_restored_is_told(
    database: Path, questions: Path, tmp_path: Path
) -> None:
    make_played(database)
    (questions / "a\\b.toml").touch()
    with pytest.raises(StoreError, match="cannot be saved by its name"):
        backup(database, questions, tmp_path / "first.zip", NOW)
    assert not (tmp_path / "first.zip").exists()


def test_of_a_damaged_database_no_backup_is_made(
    database: Path, questions: Path, tmp_path: Path
) -> None:
    make_played(database)
    execute(database, "DELETE FROM games WHERE id = 1")
    target = tmp_path / "backups" / "first.zip"
    with pytest.raises(StoreError, match="is damaged"):
        backup(database, questions, target, NOW)
    assert names_in(target.parent) == []


def test_boards_that_differ_are_right_in_the_backup(
    database: Path, questions: Path, tmp_path: Path
) -> None:
    make_played(database)
    execute(database, "UPDATE boards SET points = 999")
    made = backup(database, questions, tmp_path / "first.zip", NOW)
    assert made.mended is True
    assert check(database).differences
    restore(made.path, database, questions, NOW)
    assert points_in(database) == 100


def test_without_a_database_there_is_nothing_to_save(database: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="There is no database"):
        backup(database, tmp_path, tmp_path / "first.zip", NOW)


def test_a_target_that_cannot_be_written_is_told(database: Path, tmp_path: Path) -> None:
    make_played(database)
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="could not be written"):
        backup(database, tmp_path / "nowhere", tmp_path / "file" / "first.zip", NOW)


async def test_games_go_on_meanwhile(database: Path, questions: Path, tmp_path: Path) -> None:
    async with await SqliteStore.open(database) as store:
        round_id = await open_round(store)
        saved = 0
        for count in range(1, 11):
            making = asyncio.create_task(
                asyncio.to_thread(backup, database, questions, tmp_path / f"{count}.zip", NOW)
            )
            while not making.done():
                saved += 1
                await store.ledger.record(an_answer(round_id, saved))
            assert (await making).manifest.counts["answers"] <= saved
    assert saved > 20  # and not one a backup, as if each waited for it to end


def test_it_is_one_moment_of_a_bot_at_full_speed(
    database: Path, tmp_path: Path, child: StartChild
) -> None:
    recorder = child("record", database)
    before = {recorder.line() for _ in range(2_000)}
    made = backup(database, tmp_path / "nowhere", tmp_path / "first.zip", NOW)
    after = [recorder.line() for _ in range(200)]
    recorder.kill()
    assert len(after) == 200
    other = tmp_path / "elsewhere" / "trivia.db"
    restore(made.path, other, tmp_path / "nowhere", NOW)
    assert check(other).is_sound
    assert made.manifest.counts["answers"] >= len(before)


async def test_what_was_acknowledged_before_is_in_it(database: Path, tmp_path: Path) -> None:
    async with await SqliteStore.open(database) as store:
        await play_round(store, dict.fromkeys(range(1, 30), 10))
        made = await asyncio.to_thread(
            backup, database, tmp_path / "nowhere", tmp_path / "first.zip", NOW
        )
    assert made.manifest.counts["answers"] == 29


def test_an_old_file_date_does_not_matter(database: Path, questions: Path, tmp_path: Path) -> None:
    make_played(database)
    os.utime(questions / "planets.toml", (0, 0))
    backup(database, questions, tmp_path / "first.zip", NOW)
