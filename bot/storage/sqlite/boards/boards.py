"""The boards in SQLite, read on a connection of their own so that no answer waits for them."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import TypeAlias

from bot.ports.boards import PAGE_SIZE, BoardPage, BoardRow, OwnRank
from bot.storage.sqlite.boards.ranks import members_ahead, members_on_board, next_better
from bot.storage.sqlite.connection import StoreConnection

_Line: TypeAlias = tuple[int, str, int, int, int, int]
"""A BoardRow but for its place."""

_COLUMNS = """
    members.user_id, members.name, boards.points, boards.right_count, boards.answered,
    boards.part_count"""
# The inner query skips along the index alone, without a look-up for each member passed over.
_PAGE = f"""
SELECT {_COLUMNS}
FROM (
    SELECT member_id FROM boards WHERE guild_id = ?1 AND period = ?2
    ORDER BY points DESC, member_id LIMIT ?3 OFFSET ?4
) AS here
JOIN boards ON boards.guild_id = ?1 AND boards.period = ?2 AND boards.member_id = here.member_id
JOIN members ON members.id = here.member_id
ORDER BY boards.points DESC, boards.member_id
"""  # noqa: S608 - put together from constants of this module
_OWN = f"""
SELECT {_COLUMNS} FROM members JOIN boards ON boards.member_id = members.id
WHERE members.guild_id = ?1 AND members.user_id = ?3
  AND boards.guild_id = ?1 AND boards.period = ?2
"""  # noqa: S608 - as above


class SqliteBoards:
    """Implements the Boards port; each answer is one moment of the database."""

    def __init__(self, reader: StoreConnection) -> None:
        self._reader = reader

    async def page(self, guild: int, period: str, page: int) -> BoardPage:
        """Return a page of a board; past the last page, the last one."""
        return await self._reader.read(partial(_page, guild=guild, period=period, page=page))

    async def rank(self, guild: int, period: str, user: int) -> OwnRank | None:
        """Return where a member stands, or None if nothing of theirs was settled in the period."""
        return await self._reader.read(partial(_rank, guild=guild, period=period, user=user))


def _page(connection: sqlite3.Connection, *, guild: int, period: str, page: int) -> BoardPage:
    members = members_on_board(connection, guild, period)
    pages = max(1, -(-members // PAGE_SIZE))
    page = min(max(1, page), pages)
    offset = (page - 1) * PAGE_SIZE
    lines = connection.execute(_PAGE, (guild, period, PAGE_SIZE, offset)).fetchall()
    first = 1 + members_ahead(connection, guild, period, lines[0][2]) if lines else 1
    return BoardPage(tuple(_placed(lines, first, offset)), page, pages, members)


def _placed(lines: list[_Line], first: int, offset: int) -> Iterator[BoardRow]:
    place = first
    for index, line in enumerate(lines):
        if index and line[2] != lines[index - 1][2]:
            place = offset + index + 1
        yield BoardRow(place, *line)


def _rank(connection: sqlite3.Connection, *, guild: int, period: str, user: int) -> OwnRank | None:
    line = connection.execute(_OWN, (guild, period, user)).fetchone()
    if line is None:
        return None
    points = line[2]
    row = BoardRow(1 + members_ahead(connection, guild, period, points), *line)
    better = next_better(connection, guild, period, points)
    return OwnRank(row, gap=0 if better is None else better - points)
