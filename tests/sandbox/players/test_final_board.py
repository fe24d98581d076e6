import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot.errors import SandboxError
from bot.sandbox.players.final_board import drawn, read_board

GUILD = 7
TABLES = """
    CREATE TABLE members (id INTEGER PRIMARY KEY, guild_id INTEGER, name TEXT);
    CREATE TABLE boards (
        guild_id INTEGER, period TEXT, member_id INTEGER,
        points INTEGER, right_count INTEGER, part_count INTEGER,
        answered INTEGER
    );
    CREATE TABLE scores (member_id INTEGER, points INTEGER);
    INSERT INTO members VALUES (1, 7, 'Ann'), (2, 7, '[red]Ben[/]'), (3, 8, 'Zed');
"""
BOARD = """
    INSERT INTO boards VALUES
        (7, 'all', 1, 100, 1, 1, 2), (7, 'all', 2, 250, 2, 0, 2), (7, '2026', 1, 9, 9, 0, 9),
        (8, 'all', 3, 5, 1, 0, 1);
    INSERT INTO scores VALUES (1, 100), (2, 150), (2, 100), (3, 5);
"""


def database(folder: Path, script: str) -> Path:
    file = folder / "scores.db"
    with closing(sqlite3.connect(file)) as opened:
        opened.executescript(script)
    return file


def test_the_board_is_read_best_first(tmp_path: Path) -> None:
    board = read_board(database(tmp_path, TABLES + BOARD), GUILD)
    assert [tuple(one) for one in board] == [
        ("[red]Ben[/]", 250, 2, 0, 2),
        ("Ann", 100, 1, 1, 2),
    ]
    out = StringIO()
    Console(file=out, width=80).print(drawn(board))
    assert "[red]Ben[/]" in out.getvalue()


def test_a_board_that_does_not_add_up_is_an_error(tmp_path: Path) -> None:
    file = database(tmp_path, TABLES + BOARD.replace("(1, 100), (2, 150)", "(1, 101), (2, 150)"))
    with pytest.raises(SandboxError, match="350 points, but its ledger 351"):
        read_board(file, GUILD)


def test_an_empty_board_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SandboxError, match="is empty"):
        read_board(database(tmp_path, TABLES), GUILD)


def test_a_file_that_is_missing_or_no_database_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SandboxError, match="left no database"):
        read_board(tmp_path / "none.db", GUILD)
    (tmp_path / "text.db").write_text("hello")
    with pytest.raises(SandboxError, match="could not be read"):
        read_board(tmp_path / "text.db", GUILD)
