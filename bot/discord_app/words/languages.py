"""Languages: which words a reader gets. A private line is in the member's, a card in the server's.

This is the one place that decides it.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from functools import cache, lru_cache
from typing import Any

import discord
import msgspec

from bot.discord_app.api.errors import NETWORK_TROUBLE
from bot.discord_app.words.catalogue import SOURCE, languages, translations
from bot.discord_app.words.words import Words
from bot.errors import StoreError
from bot.ports.servers import Servers

log = logging.getLogger(__name__)

MOST_TAGS = 100
"""Tags that are remembered; Discord has some thirty."""
ASKING_SECONDS = 1.0
FRESH_SECONDS = 60.0


@lru_cache(MOST_TAGS)
def words_for(tag: str) -> Words:
    """Return the words for a language tag: “de-AT” is read as “de”, an unknown one as English."""
    known = languages()
    fits = next((one for one in (tag, tag.partition("-")[0]) if one in known), SOURCE)
    return _words_of(fits)


@cache
def _words_of(language: str) -> Words:
    return Words(language, translations(language))


def for_member(interaction: discord.Interaction[Any]) -> Words:
    """Return the words for a private line: the language in which its member uses Discord."""
    return told(interaction.locale.value)


def told(tag: object) -> Words:
    """Return the words for what Discord calls a language, whatever that is."""
    return words_for(tag if isinstance(tag, str) else SOURCE)


class ServerLanguages:
    """Knows in which language a whole server reads its cards: the one it has set, or Discord's.

    What was looked up is looked up again after a minute, since others may have changed it.
    """

    def __init__(
        self,
        client: discord.Client,
        servers: Servers,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._servers = servers
        self._now = now
        self._set: dict[int, _Known] = {}
        self._asked: dict[int, _Known] = {}
        for language in languages():
            words_for(language)  # read now, so that no member waits for it

    async def words(self, guild: int, interaction: discord.Interaction[Any] | None = None) -> Words:
        """Return the words for a card that a server reads; an `interaction` of it may tell."""
        return told(await self._set_by(guild) or await self._told_by_discord(guild, interaction))

    async def _set_by(self, guild: int) -> str | None:
        """Return the language that a server has set, if it has."""
        return await self._looked_up(self._set, guild, self._read)

    async def _told_by_discord(
        self, guild: int, interaction: discord.Interaction[Any] | None
    ) -> object:
        known = self._client.get_guild(guild)
        if known is not None and not known.unavailable:
            return known.preferred_locale.value
        if interaction is not None and interaction.guild_locale is not None:
            return interaction.guild_locale.value
        return await self._looked_up(self._asked, guild, self._ask)

    async def _looked_up(
        self, known: dict[int, "_Known"], guild: int, look: Callable[[int], Awaitable[str | None]]
    ) -> str | None:
        kept = known.get(guild)
        if kept is None or self._now() - kept.since > FRESH_SECONDS:
            kept = known[guild] = _Known(await look(guild), self._now())
        return kept.language

    async def _read(self, guild: int) -> str | None:
        try:
            return (await self._servers.settings(guild)).language
        except StoreError as trouble:
            log.info("the settings of server %d could not be read: %s", guild, trouble)
            return None

    async def _ask(self, guild: int) -> str | None:
        """Ask Discord, as after a restart, when cards are drawn before the gateway has told."""
        try:
            async with asyncio.timeout(ASKING_SECONDS):
                answer = await self._client.http.get_guild(guild, with_counts=False)
            return msgspec.convert(answer, _Guild).preferred_locale
        except (*NETWORK_TROUBLE, msgspec.ValidationError) as trouble:
            log.info("the language of server %d is not known: %r", guild, trouble)
            return None


class _Known(msgspec.Struct, frozen=True):
    language: str | None
    since: float


class _Guild(msgspec.Struct):
    preferred_locale: str
