"""Text from people made tidy and short, before any markdown: one line, no tricks, no cut emoji."""

import unicodedata
from itertools import takewhile

COMBINING_LIMIT = 4
"""Marks kept on one letter: enough for every living script, too few to paint over other lines."""

_INVISIBLE = frozenset(
    "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width spaces: a name of these looks empty
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers, likewise
    "\u202a\u202b\u202c\u202d\u202e"  # direction embeddings and overrides
    "\u2066\u2067\u2068\u2069"  # direction isolates: ours are put around the whole text
)
_JOINER = "\u200d"


def size(text: str) -> int:
    """Return the length in UTF-16 units, the strictest way in which Discord could count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def tidy(text: str) -> str:
    """Return the text on one line, without control, direction and invisible characters."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    composed = unicodedata.normalize("NFC", line)
    kept: list[str] = []
    marks = 0
    for char in composed:
        category = unicodedata.category(char)
        if category in ("Cc", "Cs") or char in _INVISIBLE:
            continue
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks <= COMBINING_LIMIT:
            kept.append(char)
    return "".join(kept).strip()


def shortened(text: str, room: int) -> str:
    """Return the text in at most `room` units, ending in “…” where something was left out.

    What belongs together on screen (letter and accents, joined emoji, flags) is kept or left whole.
    """
    if size(text) <= room:
        return text
    cut = min(len(text), max(0, room - 1))  # no character takes less than a unit
    while cut > 0 and (size(text[:cut]) > room - 1 or _splits(text, cut)):
        cut -= 1
    return text[:cut].rstrip() + "…"


def _splits(text: str, cut: int) -> bool:
    """Tell whether a cut before `text[cut]` would tear one visible character apart."""
    if cut >= len(text):
        return False
    if extends(text[cut]) or text[cut - 1] == _JOINER:
        return True
    flags_before = sum(1 for _ in takewhile(_is_flag_half, reversed(text[:cut])))
    return _is_flag_half(text[cut]) and flags_before % 2 == 1


def extends(char: str) -> bool:
    """Tell whether a character belongs to the one before it on screen."""
    return (
        char == _JOINER
        or unicodedata.category(char) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= char <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= char <= "\U000e007f"  # the letters inside regional flags
    )


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
