"""Signs of life in SQLite: one row an owner."""

import sqlite3

from bot.ports.owner import Owner
from bot.storage.sqlite.connection import StoreConnection
from bot.storage.sqlite.writer import Writer

_ALIVE = """
INSERT INTO liveness (owner, alive_ms) VALUES (?, ?)
ON CONFLICT (owner) DO UPDATE SET alive_ms = excluded.alive_ms
"""
_LAST = "SELECT alive_ms FROM liveness WHERE owner = ?"


class SqliteLiveness:
    """Implements the Liveness port."""

    def __init__(self, writer: Writer, reader: StoreConnection) -> None:
        self._writer = writer
        self._reader = reader

    async def alive(self, owner: Owner, now_ms: int) -> None:
        """Save that a process was alive at this instant."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(_ALIVE, (owner, now_ms))

        await self._writer.submit(work, "a sign of life")

    async def last_alive_ms(self, owner: Owner) -> int | None:
        """Return the instant of an owner's last sign of life, if there was one."""
        row = await self._reader.read(
            lambda connection: connection.execute(_LAST, (owner,)).fetchone()
        )
        return None if row is None else int(row[0])
