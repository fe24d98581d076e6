"""The servers on record in SQLite: who answers for them, what they have set, when they go."""

import logging
import sqlite3
from functools import partial

import msgspec

from bot.errors import StoreError
from bot.ports.owner import Owner
from bot.ports.servers import ServerSettings
from bot.storage.sqlite.boards.sums import rebuild_guild
from bot.storage.sqlite.connection import StoreConnection
from bot.storage.sqlite.files.erased_bytes import ErasedBytes
from bot.storage.sqlite.members.erasure import begin_erasing, erase_batch
from bot.storage.sqlite.members.known_members import KnownMembers
from bot.storage.sqlite.writer import Writer

log = logging.getLogger(__name__)

SERVERS_ERASED_WITHIN_SECONDS = 3_600.0

_JOINED = """
INSERT INTO servers (guild_id, owner) VALUES (?1, ?2)
ON CONFLICT (guild_id) DO UPDATE SET owner = ?2, left_ms = NULL, erasing = 0
WHERE owner <> ?2 OR left_ms IS NOT NULL
"""
_LEFT = """
INSERT INTO servers (guild_id, owner, left_ms) VALUES (?1, ?2, ?3)
ON CONFLICT (guild_id) DO UPDATE SET owner = ?2, left_ms = coalesce(left_ms, ?3)
"""
_IS_HALF_ERASED = "SELECT 1 FROM servers WHERE guild_id = ? AND erasing"
# Not every table waits for its server to be on record, and none refers to another here.
_ON_RECORD = """
SELECT guild_id FROM servers UNION SELECT guild_id FROM games
UNION SELECT guild_id FROM members UNION SELECT guild_id FROM bag
"""
_SETTINGS = "SELECT CAST(settings AS BLOB) FROM servers WHERE guild_id = ?"
_SET = """
INSERT INTO servers (guild_id, owner, settings) VALUES (?1, ?2, json_object(?3, ?4))
ON CONFLICT (guild_id) DO UPDATE SET settings = json_set(settings, '$.' || ?3, ?4)
"""


class SqliteServers:
    """Implements the Servers port on the store's writer, and its look-ups on the reader."""

    def __init__(
        self, writer: Writer, reader: StoreConnection, known: KnownMembers, erased: ErasedBytes
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._known = known
        self._erased = erased

    async def joined(self, guild: int, owner: Owner) -> None:
        """Save that the bot is in a server; boards that were half erased are added up again."""
        await self._writer.submit(
            partial(_joined, guild=guild, owner=owner), "that a server was joined"
        )

    async def left(self, guild: int, owner: Owner, now_ms: int) -> None:
        """Save that the bot was removed from a server; the first time counts."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(_LEFT, (guild, owner, now_ms))

        await self._writer.submit(work, "that a server was left")

    async def on_record(self) -> set[int]:
        """Return every server of which anything is kept."""
        rows = await self._reader.read(lambda connection: connection.execute(_ON_RECORD).fetchall())
        return {int(guild) for (guild,) in rows}

    async def erase_left_before(self, instant_ms: int, owner: Owner) -> int:
        """Erase servers left before an instant, in batches between which answers are saved.

        Raises StoreError when something keeps the old bytes on the disk for long.
        """
        erased = 0
        begin = partial(begin_erasing, instant_ms=instant_ms, owner=owner)
        while guild := await self._writer.submit(begin, "that a server is erased"):
            self._known.forget_all()

            def work(connection: sqlite3.Connection, guild: int = guild) -> bool:
                self._erased.left()
                return erase_batch(connection, guild)

            while await self._writer.submit(work, "an erasure"):
                pass
            erased += 1
        if erased and not await self._erased.gone(SERVERS_ERASED_WITHIN_SECONDS):
            raise StoreError("They are forgotten, but still in the log, which something reads.")
        return erased

    async def settings(self, guild: int) -> ServerSettings:
        """Return what a server has set; what can be read no more counts as not set."""
        row = await self._reader.read(
            lambda connection: connection.execute(_SETTINGS, (guild,)).fetchone()
        )
        try:
            return (
                ServerSettings()
                if row is None
                else msgspec.json.decode(row[0], type=ServerSettings)
            )
        except msgspec.MsgspecError as error:
            log.warning("the settings of server %d cannot be read: %s", guild, error)
            return ServerSettings()

    async def set_language(self, guild: int, owner: Owner, language: str | None) -> None:
        """Save the locale of a server's cards; its other settings stay as they are."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(_SET, (guild, owner, "language", language))

        await self._writer.submit(work, "what a server has set")


def _joined(connection: sqlite3.Connection, guild: int, owner: Owner) -> None:
    is_half_erased = connection.execute(_IS_HALF_ERASED, (guild,)).fetchone() is not None
    connection.execute(_JOINED, (guild, owner))
    if is_half_erased:
        rebuild_guild(connection, guild)
