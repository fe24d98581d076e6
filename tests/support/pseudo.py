"""A language that marks every message of the bot's, so that a text without a mark is found out."""

import re
from collections.abc import Iterable, Iterator
from gettext import NullTranslations

from bot.discord_app.words.words import Words

BEGIN, END = "の", "は"
"""Letters without case, which Discord also takes in the names of commands."""
TAG = "sv-SE"
_HARMLESS = re.compile(
    r"<t:\d+:R>|<@\d+>|<?https://\S+|\b[A-Z]\b|(?<=\])\([^)]*\)"  # times, links, letters of options
)
_WORD = re.compile(r"[A-Za-z]{2,}")


class PseudoTranslations(NullTranslations):
    """Says everything in English, between marks."""

    def gettext(self, message: str) -> str:
        return f"{BEGIN}{message}{END}"

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)


PSEUDO = Words(TAG, PseudoTranslations())


def unmarked(text: str, known: Iterable[str] = ()) -> list[str]:
    """Return the words outside of all marks but those that are `known` to come from elsewhere."""
    outside = "".join(_outside(text))
    for one in sorted(known, key=len, reverse=True):
        outside = outside.replace(one, "")
    return _WORD.findall(_HARMLESS.sub("", outside))


def _outside(text: str) -> Iterator[str]:
    depth = 0
    for char in text:
        if char == BEGIN:
            depth += 1
        elif char == END:
            depth -= 1
        elif not depth:
            yield char
