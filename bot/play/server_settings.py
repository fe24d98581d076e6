"""What servers have set, at hand for every card; each setting is a field in `ports/servers.py`."""

import asyncio
import logging
from dataclasses import dataclass

from bot.errors import StoreError
from bot.ports.owner import Owner
from bot.ports.servers import Servers, ServerSettings

log = logging.getLogger(__name__)

FRESH_SECONDS = 60.0
READ_SECONDS = 1.0
"""How long a card waits for them: Discord itself gives no more than three."""
MOST_SERVERS = 10_000
"""Servers whose settings are kept at hand; some 2 MB when full, then it starts anew."""


@dataclass(frozen=True, slots=True)
class _Read:
    settings: ServerSettings
    since: float


class SettingsAtHand:
    """Looks a server's settings up in the store, and believes them for a minute.

    No longer, because another process of the bot may change them; what is changed through this
    one counts at once. Where the store does not answer, what was read last goes on to count.
    """

    def __init__(self, servers: Servers, owner: Owner) -> None:
        self._servers = servers
        self._owner = owner
        self._read: dict[int, _Read] = {}
        self._changes = 0

    async def of(self, guild: int) -> ServerSettings:
        """Return what a server has set; never raises."""
        now = asyncio.get_running_loop().time()
        known = self._read.get(guild)
        if known is not None and now - known.since < FRESH_SECONDS:
            return known.settings
        changes = self._changes
        try:
            async with asyncio.timeout(READ_SECONDS):
                settings = await self._servers.settings(guild)
        except (StoreError, TimeoutError) as trouble:
            log.warning("the settings of server %d are not known: %r", guild, trouble)
            settings = ServerSettings() if known is None else known.settings
        if changes == self._changes:  # or what was read may be from before a change
            if len(self._read) >= MOST_SERVERS:
                self._read.clear()
            self._read[guild] = _Read(settings, now)
        return settings

    async def set_language(self, guild: int, language: str | None) -> None:
        """Set the language of a server's cards, None for that of Discord; raises StoreError."""
        await self._servers.set_language(guild, self._owner, language)
        self._changes += 1
        self._read.pop(guild, None)
