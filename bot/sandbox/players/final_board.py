"""The board as it stands in the bot's database file, read without the bot's help."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from rich.table import Table
from rich.text import Text

from bot.errors import SandboxError

_BOARD = """
    SELECT members.name, boards.points, boards.right_count, boards.part_count, boards.answered
    FROM boards JOIN members ON members.id = boards.member_id
    WHERE boards.guild_id = ? AND boards.period = 'all'
    ORDER BY boards.points DESC, members.name
"""
_LEDGER = """
    SELECT COALESCE(SUM(scores.points), 0)
    FROM scores JOIN members ON members.id = scores.member_id WHERE members.guild_id = ?
"""


class Line(NamedTuple):
    """One member's line of the board."""

    name: str
    points: int
    right: int
    in_part: int
    answered: int


def read_board(file: Path, guild_id: int) -> list[Line]:
    """Return a server's all-time board, best first.

    Raises SandboxError when it cannot be read, is empty or does not add up to the ledger.
    """
    if not file.exists():
        raise SandboxError(f"The bot left no database at {file}.")
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            board = [Line(*row) for row in opened.execute(_BOARD, (guild_id,))]
            (in_ledger,) = opened.execute(_LEDGER, (guild_id,)).fetchone()
    except sqlite3.Error as problem:
        raise SandboxError(f"The database {file} could not be read: {problem}.") from problem
    if not board:
        raise SandboxError(f"The board in {file} is empty, though a game was played.")
    on_board = sum(line.points for line in board)
    if on_board != in_ledger:
        raise SandboxError(f"The board has {on_board} points, but its ledger {in_ledger}.")
    return board


def drawn(board: list[Line]) -> Table:
    """Return the board as a table for the terminal."""
    table = Table(title="The board, read back from the database", title_justify="left")
    table.add_column("Member")
    for heading in ("Points", "Right", "In part", "Answered"):
        table.add_column(heading, justify="right")
    for line in board:
        table.add_row(Text(line.name), *map(str, line[1:]))
    return table
