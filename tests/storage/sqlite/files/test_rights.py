"""A database that two users had in their hands: nobody is locked out or let in by mistake."""

import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.doctor.data import check_database
from bot.doctor.findings import CheckOutcome
from bot.errors import StoreUnusable
from bot.storage.sqlite.files import lock as lock_file
from bot.storage.sqlite.files.lock import StoreLock
from bot.storage.sqlite.upkeep.backup import backup, default_target
from bot.storage.sqlite.upkeep.restore import restore
from tests.storage.sqlite.children import NOBODY
from tests.storage.sqlite.played import NOW, make_played
from tests.storage.sqlite.starting import StartChild

two_users = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only root can act as two users"
)


NAMES = (
    "trivia.db",
    "trivia.db-wal",
    "trivia.db-shm",
    "trivia.db.lock",
    "trivia.db.lock-journal",
    "trivia.db.before-4.bak",
    "trivia.db.before-restore-20261122-201504",
)


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that every user can look into, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def handed_over(home: Path) -> Path:
    """A database made by root, of which the bot's user got the folder and the file alone."""
    path = home / "data" / "trivia.db"
    make_played(path)
    backups = path.parent / "backups"
    backups.mkdir()
    (backups / "old.zip").write_text("an archive")
    path.parent.chmod(0o755)
    for place in (path.parent, path):
        os.chown(place, NOBODY, NOBODY)
    return path


def command_in(line: str) -> str:
    found = re.search(r"sudo (chown nobody .*)$", line)
    assert found, line
    return found[1]


@two_users
def test_a_lock_of_somebody_else_is_an_error_in_words_and_its_command_mends_all(
    handed_over: Path, child: StartChild
) -> None:
    lock, backups = handed_over.with_name("trivia.db.lock"), handed_over.parent / "backups"
    lock.chmod(0o644)  # as it was made until now, with the usual umask
    line = child("tenant", handed_over).line()
    assert f"{lock} cannot be written to by nobody, because it belongs to root" in line
    command = command_in(line)
    for place in (lock, backups, backups / "old.zip"):
        assert str(place) in command
    subprocess.run(shlex.split(command), check=True)  # noqa: S603 - the command under test
    first = child("tenant", handed_over)
    assert first.line() == "ready"
    assert "is in use by another process" in child("tenant", handed_over).line()
    first.kill()


@two_users
@pytest.mark.parametrize("left", NAMES)
def test_every_file_that_is_left_behind_is_named(
    handed_over: Path, child: StartChild, left: str
) -> None:
    for name in NAMES:
        place = handed_over.with_name(name)
        place.touch(0o600)
        owner = 0 if name == left else NOBODY
        os.chown(place, owner, owner)
    line = child("tenant", handed_over).line()
    assert f"{handed_over.with_name(left)} cannot be written to" in line
    assert f"{handed_over.with_name(left)} " in f"{command_in(line)} "


@two_users
def test_a_folder_that_is_closed_to_the_bots_user_is_told_without_a_traceback(
    home: Path, child: StartChild
) -> None:
    path = home / "data" / "trivia.db"
    make_played(path)
    path.parent.chmod(0o700)
    line = child("tenant", path).line()
    assert f"its folder {path.parent} cannot be written to by nobody" in line
    assert "a start then names what else" in line
    assert line.endswith(f"sudo chown nobody {path.parent}")


@two_users
def test_a_restore_is_refused_beside_a_bot_that_was_handed_everything(
    handed_over: Path, child: StartChild, tmp_path: Path
) -> None:
    shutil.chown(handed_over.with_name("trivia.db.lock"), NOBODY)
    bot = child("tenant", handed_over)
    assert bot.line() == "ready"
    with pytest.raises(StoreUnusable, match="in use"):
        restore(tmp_path / "any.zip", handed_over, tmp_path, NOW)
    assert "in use by a running bot" in check_database(f"sqlite:///{handed_over}").found
    bot.kill()


@two_users
def test_what_root_makes_in_the_bots_folder_is_the_bots(home: Path, child: StartChild) -> None:
    data = home / "data"
    data.mkdir()
    os.chown(data, NOBODY, NOBODY)
    make_played(data / "trivia.db")
    assert {place.stat().st_uid for place in data.iterdir()} == {NOBODY}
    assert child("tenant", data / "trivia.db").line() == "ready"


@two_users
def test_a_backup_that_root_makes_is_the_bots(home: Path) -> None:
    data = home / "data"
    data.mkdir()
    os.chown(data, NOBODY, NOBODY)
    make_played(data / "trivia.db")
    made = backup(data / "trivia.db", home / "none", default_target(data / "trivia.db", NOW), NOW)
    assert {place.stat().st_uid for place in (made.path, made.path.parent)} == {NOBODY}


@two_users
def test_backups_of_somebody_else_are_told_by_the_start_the_doctor_and_the_backup(
    handed_over: Path, child: StartChild
) -> None:
    shutil.chown(handed_over.with_name("trivia.db.lock"), NOBODY)
    backups = handed_over.parent / "backups"
    backups.chmod(0o700)
    found = check_database(f"sqlite:///{handed_over}")
    assert found.outcome is CheckOutcome.WARNING
    assert f"{backups} belongs to root, " in found.found
    assert "but its folder to nobody" in found.found
    assert str(backups) in command_in(found.remedy)
    assert child("tenant", handed_over).line() == "ready"
    said = child("saver", handed_over).rest()
    for line in said:
        assert f"No backup can be made in {backups}" in line
        assert (
            f"because it belongs to root. If nobody runs the bot: sudo chown nobody {backups}"
            in line
        )
    assert len(said) == 2


@two_users
def test_the_doctor_sees_what_the_bots_user_could_not_write_also_as_root(
    handed_over: Path,
) -> None:
    found = check_database(f"sqlite:///{handed_over}")
    assert found.outcome is CheckOutcome.WARNING
    assert f"{handed_over}.lock belongs to root, " in found.found
    assert "but its folder to nobody" in found.found
    assert f"{handed_over}.lock" in command_in(found.remedy)


@two_users
def test_a_lock_on_a_file_that_may_only_be_read_is_seen_to_lock_nothing(
    home: Path, child: StartChild
) -> None:
    file = home / "trivia.db.lock"
    file.touch(0o644)
    assert child("reader", file).rest() == ["locks nothing"]
    for place in (home, file):
        os.chown(place, NOBODY, NOBODY)
    assert child("reader", file).rest() == ["excludes"]


def test_a_lock_is_seen_to_lock_from_another_process(tmp_path: Path) -> None:
    file = tmp_path / "trivia.db.lock"
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        assert not lock_file._excludes_elsewhere(file)
        holder.execute("BEGIN EXCLUSIVE")
        assert lock_file._excludes_elsewhere(file)


def test_a_lock_that_keeps_no_other_process_out_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_file, "_TRY_FROM_ELSEWHERE", "print('nobody kept me out')")
    lock = StoreLock(tmp_path / "trivia.db")
    with pytest.raises(StoreUnusable, match="keeps nobody out") as caught:
        lock.acquire()
    assert "local disk" in caught.value.remedy
    monkeypatch.undo()
    lock.acquire()
    lock.release()


def test_where_no_process_can_be_started_the_lock_is_tried_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no python"))
    lock = StoreLock(tmp_path / "trivia.db")
    lock.acquire()
    lock.release()
    assert "was not tried from another process" in caplog.text
