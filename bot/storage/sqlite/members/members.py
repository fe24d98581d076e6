"""Members in SQLite: their rights over what is kept of them."""

import sqlite3
from functools import partial
from typing import Any

from bot.storage.sqlite.boards.sums import join_boards, leave_boards
from bot.storage.sqlite.connection import StoreConnection
from bot.storage.sqlite.files.erased_bytes import ErasedBytes
from bot.storage.sqlite.members.erasure import erase_member
from bot.storage.sqlite.members.export import export
from bot.storage.sqlite.members.known_members import KnownMembers
from bot.storage.sqlite.members.seen_members import see_member
from bot.storage.sqlite.writer import Writer

_IS_HIDDEN = "SELECT hidden FROM members WHERE guild_id = ? AND user_id = ?"

ERASED_WITHIN_SECONDS = 0.7
"""How long a member waits for an answer that takes commits before."""


class SqliteMembers:
    """Implements the Members port on the store's writer, and its look-ups on the reader.

    An export may take seconds, so it has a connection that nobody else waits for.
    """

    def __init__(
        self,
        writer: Writer,
        reader: StoreConnection,
        exporter: StoreConnection,
        known: KnownMembers,
        erased: ErasedBytes,
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._exporter = exporter
        self._known = known
        self._erased = erased

    async def export(self, guild: int, user: int) -> dict[str, Any]:
        """Return all that is kept of a member in a server, as JSON-ready values in words."""
        return await self._exporter.read(partial(export, guild=guild, user=user))

    async def erase(self, guild: int, user: int) -> bool:
        """Forget who a member was; they come back as a new member, not hidden.

        False when something keeps the old bytes on the disk for now, which then go by themselves.
        """
        self._known.forget((guild, user))

        def work(connection: sqlite3.Connection) -> None:
            if erase_member(connection, guild, user, self._known.former):
                self._erased.left()

        await self._writer.submit(work, "that a member is erased")
        return await self._erased.gone(ERASED_WITHIN_SECONDS)

    async def hide(self, guild: int, user: int, name: str, *, hidden: bool) -> None:
        """Keep a member off the boards, or show them again, in one transaction with the ranks."""
        work = partial(_hide, guild=guild, user=user, name=name, hidden=hidden)
        await self._writer.submit(work, "who is hidden from the boards")

    async def is_hidden(self, guild: int, user: int) -> bool:
        """Tell whether a member is kept off the boards of a server."""
        row = await self._reader.read(
            lambda connection: connection.execute(_IS_HIDDEN, (guild, user)).fetchone()
        )
        return row is not None and bool(row[0])


def _hide(
    connection: sqlite3.Connection, *, guild: int, user: int, name: str, hidden: bool
) -> None:
    member = see_member(connection, guild, user, name)
    change = "UPDATE members SET hidden = ?1 WHERE id = ?2 AND hidden <> ?1"
    if connection.execute(change, (hidden, member)).rowcount == 0:
        return
    move = leave_boards if hidden else join_boards
    move(connection, guild, member)
