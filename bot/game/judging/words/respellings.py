"""Other ways to write an accepted string: without umlauts, with Bb for B♭, as Thames River."""

import re
from collections.abc import Sequence

from bot.game.judging.scripts.folding import fold
from bot.game.judging.scripts.umlauts import spelled_out

_GENERIC = frozenset({"river", "lake", "mt", "mountain", "loch", "cape", "isle", "island"})
"""Words that stand before or behind the name of a place."""
_LETTERED_POWER = re.compile(r"(?<=[^\W\d_])\^(?=\d)")
_FLAT = re.compile(r"\b([a-g])[ -]flat\b ?(?=$| )")
_TYPED_FLAT = re.compile(r"\b([A-G])b(?=\s|$|m\b|m?\d|maj|min|dim|sus|aug)")
"""A note of music, with the sign or the letter that lowers it: B♭, Bb."""


def respelled(text: str, folded: str) -> list[str]:
    """Return the ways to write this with letters that its own are often replaced by, folded."""
    found: list[str] = []
    if umlauts := spelled_out(text):
        found.append(fold(umlauts))
    if "^" in folded:
        found.append(_LETTERED_POWER.sub("", folded))
    if "&" in folded:
        found.append(folded.replace("&", ""))
    if "flat" in folded:
        found.append(_FLAT.sub(r"\1b", folded))
    if _TYPED_FLAT.search(text):
        found.append(_TYPED_FLAT.sub(r"\1 flat ", text).lower())
    return found


def generic_word_moved(words: Sequence[str], text: str) -> tuple[str, ...]:
    """Return River Thames as Thames River, and the other way round; empty for other names."""
    if len(words) < 2 or not all(word[:1].isupper() for word in text.split()[-len(words) :]):
        return ()
    if words[0] in _GENERIC:
        return (*words[1:], words[0])
    return (words[-1], *words[:-1]) if words[-1] in _GENERIC else ()
