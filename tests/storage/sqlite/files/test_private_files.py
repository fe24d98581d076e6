"""Whatever the umask: what is kept of members can be read by the bot's user alone."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.doctor.data import check_database
from bot.doctor.findings import CheckOutcome
from bot.storage.sqlite.schema import newest_version
from bot.storage.sqlite.upkeep.backup import backup
from tests.storage.sqlite.earlier import make_earlier
from tests.storage.sqlite.played import NOW, execute, make_played, make_questions
from tests.storage.sqlite.starting import StartChild
from tests.storage.sqlite.upkeep.house import House

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")

PRIVATE = 0o600


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def modes(folder: Path) -> dict[str, int]:
    return {place.name: mode(place) for place in folder.iterdir() if place.is_file()}


def test_a_new_database_its_logs_and_its_lock_are_private(
    database: Path, child: StartChild
) -> None:
    made = dict(line.split() for line in child("loose", database).rest())
    assert {"trivia.db", "trivia.db-wal", "trivia.db-shm", "trivia.db.lock"} <= made.keys()
    assert set(made.values()) == {"600"}
    assert mode(database.parent) == 0o700


@pytest.mark.usefixtures("no_umask")
def test_a_restore_leaves_nothing_that_others_can_read(house: House) -> None:
    for place in (house.database, house.database.with_name("trivia.db.lock")):
        place.chmod(0o644)
    (kept,) = house.restore().kept
    assert set(modes(house.database.parent).values()) == {PRIVATE}
    assert kept.name in modes(house.database.parent)


@pytest.mark.usefixtures("no_umask")
def test_a_restore_with_a_log_that_cannot_be_used_keeps_that_private_too(house: House) -> None:
    log = house.database.with_name("trivia.db-wal")
    log.write_bytes(b"not a log" * 100)
    house.database.write_bytes(b"no database" * 1000)
    for place in (house.database, log):
        place.chmod(0o644)
    house.restore()
    assert set(modes(house.database.parent).values()) == {PRIVATE}


@pytest.mark.usefixtures("no_umask")
def test_the_copy_before_an_update_is_private(database: Path) -> None:
    make_earlier(database, 1)
    execute(database, "UPDATE games SET ended_ms = 1, end_reason = 'x' WHERE ended_ms IS NULL")
    assert mode(database) != PRIVATE
    make_played(database)
    assert modes(database.parent) == {
        "trivia.db": PRIVATE,
        "trivia.db.lock": PRIVATE,
        f"trivia.db.before-{newest_version()}.bak": PRIVATE,
    }


@pytest.mark.usefixtures("no_umask")
def test_a_backup_and_the_folder_that_is_made_for_it_are_private(
    database: Path, tmp_path: Path
) -> None:
    make_played(database)
    make_questions(tmp_path / "questions", "The planets")
    made = backup(database, tmp_path / "questions", tmp_path / "new" / "today.backup", NOW)
    assert (mode(made.path), mode(made.path.parent)) == (PRIVATE, 0o700)


def test_what_everybody_could_read_is_closed_at_the_next_start_and_the_doctor_says_so(
    database: Path,
) -> None:
    make_played(database)
    kept = database.with_name("trivia.db.before-2.bak")
    kept.touch()
    for place in (database, kept):
        place.chmod(0o644)
    found = check_database(f"sqlite:///{database}")
    assert found.outcome is CheckOutcome.WARNING
    assert "every user of this machine can read it" in found.found
    make_another_round(database)
    assert set(modes(database.parent).values()) == {PRIVATE}
    assert check_database(f"sqlite:///{database}").outcome is CheckOutcome.OK


def test_what_is_open_to_a_group_on_purpose_stays_so(database: Path) -> None:
    make_played(database)
    database.chmod(0o640)
    make_another_round(database)
    assert mode(database) == 0o640


def test_backups_that_everybody_could_read_are_closed_with_it(database: Path) -> None:
    make_played(database)
    folder = database.parent / "backups"
    folder.mkdir()
    for name in ("old.backup", "older.zip"):
        (folder / name).touch()
        (folder / name).chmod(0o644)
    folder.chmod(0o777)
    found = check_database(f"sqlite:///{database}")
    assert "every user of this machine can read it or its backups" in found.found
    make_another_round(database)
    assert mode(folder) == 0o700
    assert set(modes(folder).values()) == {PRIVATE}


def test_the_doctor_warns_of_a_folder_that_everybody_can_write_to(database: Path) -> None:
    make_played(database)
    database.parent.chmod(0o777)
    found = check_database(f"sqlite:///{database}")
    assert found.outcome is CheckOutcome.WARNING
    assert f"every user of this machine can write to its folder {database.parent}" in found.found
    assert found.remedy == f"chmod 700 {database.parent}"


def make_another_round(database: Path) -> None:
    execute(database, "UPDATE games SET ended_ms = 1, ending = 'away' WHERE ended_ms IS NULL")
    make_played(database)
