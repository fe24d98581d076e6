"""The backup: the database in one moment, and the questions folder, in one file."""

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import __version__
from bot.errors import StoreError
from bot.ports.store_keeper import QUESTIONS, Backup, Checkup, Manifest
from bot.storage.sqlite.database import open_copy, open_for_reading
from bot.storage.sqlite.files.copies import copy_database, sync
from bot.storage.sqlite.files.private_files import (
    BACKUPS,
    give_to_owner_of_folder,
    make_private_folder,
)
from bot.storage.sqlite.files.rights import trouble_of_backups
from bot.storage.sqlite.upkeep.archive import (
    DATABASE,
    FORMAT,
    is_safe,
    pack,
    stored,
)
from bot.storage.sqlite.upkeep.checkup import (
    examine,
    look_at_existing,
    no_database,
    rebuild,
    told,
)
from bot.text_files import shown


def default_target(database: Path, now: datetime) -> Path:
    """Return where a backup goes when nothing else is said: beside what the bot may write."""
    return database.parent / BACKUPS / f"footnote-{now:%Y%m%d-%H%M%S}.backup"


def backup(database: Path, questions: Path, target: Path, now: datetime) -> Backup:
    """Save a database, also while a bot plays on it, and a questions folder in one file.

    The copy is checked before it is packed, so that every backup can be restored. Raises
    StoreError, with nothing left behind, and never replaces a file.
    """
    if look_at_existing(database) == 0:
        raise no_database(database)
    if target.parent == database.parent / BACKUPS and (trouble := trouble_of_backups(database)):
        raise trouble
    if os.path.lexists(target):
        raise StoreError(f"{target} exists already.", "Give the backup another name.")
    with told(target, "written"):
        make_private_folder(target.parent)
        with TemporaryDirectory(prefix=".backup-", dir=target.parent) as name:
            copy, packed = Path(name, DATABASE), Path(name, "packed.zip")
            checkup, mended = _checked_copy(database, copy)
            files = {DATABASE: copy} | question_files(questions)
            manifest = Manifest(
                format=FORMAT,
                version=__version__,
                schema=checkup.version,
                made=now.isoformat(timespec="seconds"),
                counts=checkup.counts,
                files={name: stored(file) for name, file in files.items()},
            )
            pack(packed, files, manifest)
            sync(packed)
            packed.rename(target)
            give_to_owner_of_folder(target)
        sync(target.parent)
    return Backup(target, manifest, mended)


def question_files(folder: Path) -> dict[str, Path]:
    """Return the files of a questions folder by their names in an archive, but no hidden ones."""
    files = {
        f"{QUESTIONS}/{file.relative_to(folder).as_posix()}": file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not any(part[0] == "." for part in file.relative_to(folder).parts)
    }
    for name, file in files.items():
        if not is_safe(name):
            wrong = f"The file {shown(file)} cannot be saved by its name."
            raise StoreError(wrong, "Rename it.")
    return files


def _checked_copy(database: Path, copy: Path) -> tuple[Checkup, bool]:
    with closing(open_for_reading(database)) as connection:
        copy_database(connection, copy)
    with closing(open_copy(copy)) as connection:
        checkup = examine(connection)
        if checkup.problems:
            raise StoreError(
                f"The database {database} is damaged: {checkup.problems[0]}.",
                "No backup was made; look for an older one.",
            )
        if checkup.differences:
            rebuild(connection)
        return checkup, bool(checkup.differences)
