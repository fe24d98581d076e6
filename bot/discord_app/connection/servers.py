"""The servers that the bot is in; data of those that it was removed from goes after a while."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from bot.background import in_background
from bot.discord_app.api.clock import DiscordClock
from bot.errors import StoreError
from bot.ports.owner import Owner
from bot.ports.servers import Servers

log = logging.getLogger(__name__)

KEPT_MS = 30 * 86_400_000
"""How long data is kept of a server that the bot was removed from."""
EVERY_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True)
class Shards:
    """The shards of a process: Discord deals every server to one of `count`, by its id."""

    count: int = 1
    own: frozenset[int] = frozenset({0})

    def hold(self, guild: int) -> bool:
        """Tell whether a server is one that Discord tells this process of."""
        return (guild >> 22) % self.count in self.own


class OwnServers:
    """The servers of this process's shards: who came, who went, and what is erased once a day.

    Trouble waits for the next day. What other processes answer for is left to them.
    """

    def __init__(self, servers: Servers, clock: DiscordClock, owner: Owner, shards: Shards) -> None:
        self._servers = servers
        self._clock = clock
        self._owner = owner
        self._shards = shards
        self._erasing: asyncio.Task[None] | None = None

    async def left(self, guild: int) -> None:
        """Note that the bot was removed from a server."""
        log.info("removed from server %d; its data is erased after 30 days", guild)
        await self._note_left(guild)

    async def _note_left(self, guild: int) -> None:
        try:
            await self._servers.left(guild, self._owner, self._clock.now_ms())
        except StoreError as trouble:
            log.error("it was not noted that server %d is left: %s", guild, trouble)

    async def joined(self, guild: int) -> None:
        """Note that the bot is in a server, also again."""
        try:
            await self._servers.joined(guild, self._owner)
        except StoreError as trouble:
            log.error("it was not noted that server %d is joined: %s", guild, trouble)

    def start_erasing(self, present: Iterable[int]) -> None:
        """Erase what is due, now and every day.

        `present` are the servers that the bot is in now: it may have come back while it was off.
        """
        if self._erasing is None:
            self._erasing = in_background(self._erase_daily(tuple(present)), "erasing left servers")

    async def stop_erasing(self) -> None:
        """Erase no more."""
        if self._erasing is not None:
            self._erasing.cancel()
            await asyncio.wait([self._erasing])

    async def _erase_daily(self, present: tuple[int, ...]) -> None:
        for guild in present:
            await self.joined(guild)
        await self._note_missed(present)
        while True:
            await self._erase()
            await asyncio.sleep(EVERY_SECONDS)

    async def _note_missed(self, present: tuple[int, ...]) -> None:
        """Count the days also for servers that removed the bot while it was off.

        A server on record that is merely out of order is among those present.
        """
        try:
            on_record = await self._servers.on_record()
        except StoreError as trouble:
            log.error("it was not looked up which servers were left: %s", trouble)
            return
        missed = set(filter(self._shards.hold, on_record)) - set(present)
        for guild in sorted(missed):
            await self._note_left(guild)
        if missed:
            log.info("in %d servers on record no more; their data goes after 30 days", len(missed))

    async def _erase(self) -> None:
        try:
            due = self._clock.now_ms() - KEPT_MS
            erased = await self._servers.erase_left_before(due, self._owner)
        except StoreError as trouble:
            log.error("data of servers that were left could not be erased: %s", trouble)
            return
        if erased:
            log.info("the data of %d servers that were left was erased", erased)
