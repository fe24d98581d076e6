"""Copies of a database in one moment, each one whole file, while others read and write it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.storage.sqlite.files.marks import new_mark, put_mark
from bot.storage.sqlite.files.private_files import make_private_file


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Put a copy on the disk at `target`, which appears, or is replaced, only once it is whole.

    All pages are read in one go: in smaller steps, whoever writes meanwhile makes SQLite begin
    anew. Writers are not held up by it. Raises sqlite3.Error or OSError.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    make_private_file(part)
    try:
        with closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            put_mark(copy, new_mark())  # or it could be taken for its source
            copy.execute("PRAGMA journal_mode = DELETE")  # so that one file is all of it
        sync(part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync(target.parent)


def sync(place: Path) -> None:
    """Return once a file, or the names in a folder, have reached the disk."""
    if place.is_dir() and os.name == "nt":  # Windows knows no such thing for folders
        return
    descriptor = os.open(place, os.O_RDONLY if place.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
