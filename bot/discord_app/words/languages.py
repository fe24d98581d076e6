"""Languages: which words a reader gets. A private line is in the member's, a card in the server's.

This is the one place that decides it.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

import discord
import msgspec
from babel import Locale

from bot.discord_app.words.catalogue import SOURCE, languages, translations
from bot.discord_app.words.words import Words
from bot.play.server_settings import SettingsAtHand

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


def own_name(language: str) -> str:
    """Return how a language is called by those who speak it: “Deutsch”."""
    name = Locale.parse(language, sep="-").get_display_name() or language
    return name[:1].upper() + name[1:]


class ServerLanguages:
    """Knows in which language a whole server reads its cards: the one it has set, or Discord's.

    What Discord was asked is asked again after a minute, since it may have changed there.
    """

    def __init__(
        self,
        client: discord.Client,
        settings: SettingsAtHand,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._settings = settings
        self._now = now
        self._asked: dict[int, _Known] = {}
        for language in languages():
            words_for(language)  # read now, so that no member waits for it

    async def words(self, guild: int, interaction: discord.Interaction[Any] | None = None) -> Words:
        """Return the words for a card that a server reads; an `interaction` of it may tell."""
        chosen = (await self._settings.of(guild)).language
        return told(chosen or await self._told_by_discord(guild, interaction))

    async def _told_by_discord(
        self, guild: int, interaction: discord.Interaction[Any] | None
    ) -> object:
        known = self._client.get_guild(guild)
        if known is not None and not known.unavailable:
            return known.preferred_locale.value
        if interaction is not None and interaction.guild_locale is not None:
            return interaction.guild_locale.value
        kept = self._asked.get(guild)
        if kept is None or self._now() - kept.since > FRESH_SECONDS:
            language = await self._ask(guild) or (kept.language if kept is not None else None)
            kept = self._asked[guild] = _Known(language, self._now())
        return kept.language

    async def _ask(self, guild: int) -> str | None:
        """Ask Discord, as after a restart, when cards are drawn before the gateway has told.

        Whatever it answers, no card fails for want of its language.
        """
        try:
            async with asyncio.timeout(ASKING_SECONDS):
                answer = await self._client.http.get_guild(guild, with_counts=False)
            return msgspec.convert(answer, _Guild).preferred_locale
        except Exception as trouble:  # noqa: BLE001 - also what discord.py cannot read
            log.info("the language of server %d is not known: %r", guild, trouble)
            return None


class _Known(msgspec.Struct, frozen=True):
    language: str | None
    since: float


class _Guild(msgspec.Struct):
    preferred_locale: str
