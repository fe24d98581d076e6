"""Languages: which words a reader gets. A private line is in the member's, a card in the server's.

This is the one place that decides it.
"""

import asyncio
import logging
from functools import cache, lru_cache
from typing import Any

import discord
import msgspec

from bot.discord_app.api.errors import NETWORK_TROUBLE
from bot.discord_app.words.catalogue import SOURCE, languages, translations
from bot.discord_app.words.words import Words

log = logging.getLogger(__name__)

MOST_TAGS = 100
"""Tags that are remembered; Discord has some thirty."""
ASKING_SECONDS = 1.0


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
    """Knows in which language a whole server reads its cards."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._asked: dict[int, str] = {}
        for language in languages():
            words_for(language)  # read now, so that no member waits for it

    async def words(self, guild: int, interaction: discord.Interaction[Any] | None = None) -> Words:
        """Return the words for a card that a server reads; an `interaction` of it may tell."""
        known = self._client.get_guild(guild)
        if known is not None and not known.unavailable:
            return told(known.preferred_locale.value)
        if interaction is not None and interaction.guild_locale is not None:
            return told(interaction.guild_locale.value)
        if guild not in self._asked:
            await self._ask(guild)
        return words_for(self._asked.get(guild, SOURCE))

    async def _ask(self, guild: int) -> None:
        """Ask Discord, as after a restart, when cards are drawn before the gateway has told."""
        try:
            async with asyncio.timeout(ASKING_SECONDS):
                answer = await self._client.http.get_guild(guild, with_counts=False)
            self._asked[guild] = msgspec.convert(answer, _Guild).preferred_locale
        except (*NETWORK_TROUBLE, msgspec.ValidationError) as trouble:
            log.info("the language of server %d is not known: %r", guild, trouble)


class _Guild(msgspec.Struct):
    preferred_locale: str
