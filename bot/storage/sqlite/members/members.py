"""Members and servers in SQLite: their rights over what is kept of them."""

import sqlite3
from functools import partial
from typing import Any

from bot.errors import StoreError
from bot.storage.sqlite.boards.sums import join_boards, leave_boards
from bot.storage.sqlite.connection import StoreConnection
from bot.storage.sqlite.files.erased_bytes import ErasedBytes
from bot.storage.sqlite.ledger.records import see_member
from bot.storage.sqlite.members.erasure import (
    begin_erasing,
    erase_batch,
    erase_member,
    guild_joined,
    guild_left,
)
from bot.storage.sqlite.members.export import export
from bot.storage.sqlite.members.known_members import KnownMembers
from bot.storage.sqlite.writer import Writer

_IS_HIDDEN = "SELECT hidden FROM members WHERE guild_id = ? AND user_id = ?"

# The bag refers to no game, and a member may be kept who only hid themselves.
_GUILDS = """
SELECT guild_id FROM games UNION SELECT guild_id FROM members UNION SELECT guild_id FROM bag
"""


ERASED_WITHIN_SECONDS = 0.7
"""How long a member waits for an answer that takes commits before."""
SERVERS_ERASED_WITHIN_SECONDS = 3_600.0


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
        traces: ErasedBytes,
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._exporter = exporter
        self._known = known
        self._traces = traces

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
                self._traces.left()

        await self._writer.submit(work, "that a member is erased")
        return await self._traces.gone(ERASED_WITHIN_SECONDS)

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

    async def guild_left(self, guild: int, now_ms: int) -> None:
        """Save that the bot was removed from a server; the first time counts."""
        work = partial(guild_left, guild=guild, now_ms=now_ms)
        await self._writer.submit(work, "that a server was left")

    async def guild_joined(self, guild: int) -> None:
        """Forget that the bot was ever removed from a server."""
        work = partial(guild_joined, guild=guild)
        await self._writer.submit(work, "that a server was joined")

    async def guilds(self) -> set[int]:
        """Return every server of which anything is kept."""
        rows = await self._reader.read(lambda connection: connection.execute(_GUILDS).fetchall())
        return {int(guild) for (guild,) in rows}

    async def erase_guilds_left_before(self, instant_ms: int) -> int:
        """Erase servers left before an instant, in batches between which answers are saved.

        Raises StoreError when something keeps the old bytes on the disk for long.
        """
        erased = 0
        while guild := await self._writer.submit(
            partial(begin_erasing, instant_ms=instant_ms), "that a server is erased"
        ):
            self._known.forget_all()

            def work(connection: sqlite3.Connection, guild: int = guild) -> bool:
                self._traces.left()
                return erase_batch(connection, guild)

            while await self._writer.submit(work, "an erasure"):
                pass
            erased += 1
        if erased and not await self._traces.gone(SERVERS_ERASED_WITHIN_SECONDS):
            raise StoreError("They are forgotten, but still in the log, which something reads.")
        return erased


def _hide(
    connection: sqlite3.Connection, *, guild: int, user: int, name: str, hidden: bool
) -> None:
    member = see_member(connection, guild, user, name)
    change = "UPDATE members SET hidden = ?1 WHERE id = ?2 AND hidden <> ?1"
    if connection.execute(change, (hidden, member)).rowcount == 0:
        return
    move = leave_boards if hidden else join_boards
    move(connection, guild, member)
