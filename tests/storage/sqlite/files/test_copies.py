import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.sqlite.files.copies import copy_database
from tests.storage.sqlite.played import make_played, names_in, points_in

NOT_IN_WAL_MODE = b"\x01\x01"
"""Bytes 18 and 19 of a database that can be read without anything beside it."""


def test_a_copy_is_one_file_with_all_that_was_committed(database: Path, tmp_path: Path) -> None:
    make_played(database)
    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    with closing(sqlite3.connect(database, isolation_level=None)) as source:
        source.execute("UPDATE members SET name = 'Ada'")  # still only in the log
        copy_database(source, target)
    assert names_in(target.parent) == ["copy.db"]
    assert target.read_bytes()[18:20] == NOT_IN_WAL_MODE
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT DISTINCT name FROM members").fetchall() == [("Ada",)]
    assert points_in(target) == 100


def test_a_copy_that_fails_leaves_what_was_there(database: Path, tmp_path: Path) -> None:
    make_played(database)
    target = tmp_path / "copy.db"
    target.write_text("the copy of last week")
    source = sqlite3.connect(database)
    source.close()
    with pytest.raises(sqlite3.ProgrammingError):
        copy_database(source, target)
    assert target.read_text() == "the copy of last week"
    assert "copy.db.part" not in names_in(tmp_path)
