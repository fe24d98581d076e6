"""Languages: which words a reader gets. A private line is in the member's, a card in the server's.

This is the one place that decides it.
"""

from functools import cache, lru_cache
from typing import Any

import discord

from bot.discord_app.words.catalogue import SOURCE, languages, translations
from bot.discord_app.words.words import Words

MOST_TAGS = 100
"""Tags that are remembered; Discord has some thirty."""


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
    tag: object = interaction.locale.value  # whatever Discord sent
    return words_for(tag if isinstance(tag, str) else SOURCE)


def for_server(guild: discord.Guild | None) -> Words:
    """Return the words for a card that a whole channel reads; English where the server is gone."""
    return words_for(SOURCE if guild is None else guild.preferred_locale.value)


def read_all() -> None:
    """Read every catalogue, so that no member waits for that."""
    for language in languages():
        words_for(language)
