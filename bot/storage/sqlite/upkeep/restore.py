"""A backup takes the place of the database and the questions, which are kept."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.errors import StoreError
from bot.ports.store_keeper import QUESTIONS, Manifest, Restoration, StoredFile
from bot.storage.sqlite.database import APPLICATION_ID, look_at, make_folder, open_copy
from bot.storage.sqlite.files.copies import sync
from bot.storage.sqlite.files.lock import StoreLock
from bot.storage.sqlite.files.places import check_single
from bot.storage.sqlite.files.private_files import (
    LOGS,
    PRIVATE,
    close_to_others,
    give_to_owner_of_folder,
)
from bot.storage.sqlite.files.rights import check_rights
from bot.storage.sqlite.schema import migrate, newest_version
from bot.storage.sqlite.upkeep.archive import (
    DATABASE,
    refused,
    stored,
    unpack,
)
from bot.storage.sqlite.upkeep.backup import question_files
from bot.storage.sqlite.upkeep.checkup import examine, told


def restore(archive: Path, database: Path, questions: Path, now: datetime) -> Restoration:
    """Put a backup in the place of the database, and of the questions where they differ.

    Everything is unpacked and checked before anything is replaced. Takes the bot's lock, so it
    raises StoreUnusable while a bot runs; StoreError for a backup that is not whole.
    """
    with told(database, "replaced"):
        make_folder(database)
        check_rights(database)
        check_single(database)
        lock = StoreLock(database)
        lock.acquire()
        try:
            return _restore(archive, database.resolve(), questions, f"{now:%Y%m%d-%H%M%S}")
        finally:
            lock.release()


def _restore(archive: Path, database: Path, questions: Path, stamp: str) -> Restoration:
    with TemporaryDirectory(prefix=".restore-", dir=database.parent) as name:
        unpacked = Path(name)
        manifest = unpack(archive, unpacked)
        _verify(archive, unpacked / DATABASE, manifest)
        (unpacked / DATABASE).chmod(PRIVATE)
        sync(unpacked / DATABASE)
        kept: list[Path] = []
        set_aside: Path | None = None
        if _differ(unpacked / QUESTIONS, questions):
            beside = database.with_name(questions.resolve().name)
            if _is_writable(questions):
                kept += _replace_questions(
                    unpacked / QUESTIONS, questions, _free(f"{beside}.before-restore-{stamp}")
                )
            else:
                set_aside = _free(f"{beside}.restored-{stamp}")
                shutil.copytree(unpacked / QUESTIONS, set_aside)
        if database.exists() or _logs(database):  # a log is taken for that of whatever is there
            kept.append(_keep(database, _free(f"{database}.before-restore-{stamp}")))
        (unpacked / DATABASE).replace(database)
        give_to_owner_of_folder(database)
        close_to_others(database)
        sync(database.parent)
    return Restoration(manifest, tuple(kept), set_aside)


def _verify(archive: Path, copy: Path, manifest: Manifest) -> None:
    """Make sure that the bot can play on it, bringing it up to date; raises StoreError."""
    if manifest.schema > newest_version():
        raise StoreError(
            f"{archive} was made by a newer Footnote ({manifest.version}).", "Update the bot first."
        )
    try:
        with closing(open_copy(copy)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if (application, version) != (APPLICATION_ID, manifest.schema):
                raise refused(archive, "its database is not the one that was saved")
            migrate(connection)
            checkup = examine(connection)
    except sqlite3.Error as error:
        raise refused(archive, f"its database is damaged ({error})") from error
    if checkup.problems:
        raise refused(archive, f"its database is damaged ({checkup.problems[0]})")
    if checkup.differences:
        raise refused(archive, "its boards are not what its ledger adds up to")


def _keep(database: Path, kept: Path) -> Path:
    """Give the old database a second name, so that at no moment there is none; return it.

    With a log beside it, which is so only if it cannot be used any more, the files move.
    """
    with suppress(StoreError, sqlite3.Error):
        look_at(database)  # before SQLite may throw away the log of a file that it cannot read
        with closing(open_copy(database)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    logs = _logs(database)
    if not logs:
        with suppress(OSError):  # some disks know no second names
            kept.hardlink_to(database)
            return kept
    for end in ("", *logs):
        with suppress(FileNotFoundError):  # a log alone
            Path(f"{database}{end}").rename(f"{kept}{end}")
    return kept if kept.exists() else Path(f"{kept}{logs[0]}")


def _logs(database: Path) -> list[str]:
    return [end for end in LOGS if Path(f"{database}{end}").exists()]


def _free(name: str) -> Path:
    """Return a place where nothing is yet: two restores may fall into one second."""
    names = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    return next(Path(each) for each in names if not os.path.lexists(each))


def _differ(new: Path, folder: Path) -> bool:
    """Tell whether a backup has questions, and others than those of the folder."""
    files = _contents(new)
    return bool(files) and files != _contents(folder)


def _contents(folder: Path) -> dict[str, StoredFile]:
    return {name: stored(file) for name, file in question_files(folder).items()}


def _is_writable(folder: Path) -> bool:
    return os.access(folder if folder.exists() else folder.resolve().parent, os.W_OK)


def _replace_questions(new: Path, folder: Path, kept: Path) -> list[Path]:
    """Make a folder's files these; the folder itself stays, for it may be a mount.

    Returns where the old ones are kept, if there were any.
    """
    old = question_files(folder)
    if old:
        shutil.copytree(folder, kept)
    shutil.copytree(new, folder, dirs_exist_ok=True)
    for name in old.keys() - question_files(new).keys():
        old[name].unlink()
    return [kept] if old else []
