"""Private files: what the bot writes is for its own user, whatever the umask."""

import logging
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bot.storage.second_bot import SUFFIX

log = logging.getLogger(__name__)

PRIVATE = 0o600
PRIVATE_FOLDER = 0o700

LOGS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database while it is open, and with the rights of the database."""
LOCK = ".lock"
BACKUPS = "backups"
"""The folder beside a database where its backups go."""
_COPIES = (".before-*", ".restored-*", ".rescued-*")


def make_private_file(path: Path) -> None:
    """Make an empty file if there is none, to be read and written by its owner only.

    Windows has no such rights, and nothing happens there but the making.
    """
    with suppress(FileExistsError):
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE)
        os.close(descriptor)
        path.chmod(PRIVATE)  # a umask can only have taken more
        give_to_owner_of_folder(path)


def make_private_folder(folder: Path) -> None:
    """Make a folder if there is none, for its owner only; those above it as they come."""
    if not folder.is_dir():
        above = [each for each in folder.parents if not each.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(PRIVATE_FOLDER)
        for made in (*reversed(above), folder):
            give_to_owner_of_folder(made)


def give_to_owner_of_folder(path: Path) -> None:
    """Let root leave nothing behind that the bot's own user could not use."""
    if os.name != "nt" and os.geteuid() == 0:
        owner = path.parent.stat()
        os.chown(path, owner.st_uid, owner.st_gid)


def files_of(database: Path) -> Iterator[Path]:
    """Yield every file that belongs to a database and is there: it, its logs, lock and copies."""
    real = database.resolve()
    beside = [
        real.with_name(real.name + end) for end in ("", *LOGS, LOCK, f"{LOCK}-journal", SUFFIX)
    ]
    copies = [found for ends in _COPIES for found in sorted(real.parent.glob(real.name + ends))]
    yield from (file for file in (*beside, *copies) if file.is_file())


def backups_of(database: Path) -> Iterator[Path]:
    """Yield the folder of the backups beside a database, and what of it can be seen."""
    folder = database.parent / BACKUPS
    if os.path.isdir(folder):  # noqa: PTH112 - is False, not an error, where it cannot be seen
        yield folder
        if os.access(folder, os.R_OK | os.X_OK):
            yield from sorted(place for place in folder.iterdir() if place.is_file())


def is_open_to_all(path: Path) -> bool:
    """Tell whether every user of this machine may read or write a file."""
    return os.name != "nt" and bool(path.stat().st_mode & stat.S_IRWXO)


def close_to_others(database: Path) -> None:
    """Make the files and backups of a database private that every user of this machine may read.

    What its owner opened to a group alone stays so: nobody does that by accident.
    """
    for place in filter(is_open_to_all, (*files_of(database), *backups_of(database))):
        try:
            place.chmod(PRIVATE_FOLDER if place.is_dir() else PRIVATE)
        except OSError as error:
            log.warning("every user of this machine can read %s: %s", place, error.strerror)
        else:
            log.info("%s could be read by every user of this machine; now by its owner only", place)
