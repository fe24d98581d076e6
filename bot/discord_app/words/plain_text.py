"""Text from people made tidy and short, before any markdown: one line, no tricks, no cut emoji."""

import unicodedata

import regex

COMBINING_LIMIT = 4
"""Marks kept on one letter: enough for every living script, too few to paint over other lines."""

_INVISIBLE = frozenset(
    "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width spaces: a name of these looks empty
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers, likewise
    "\u202a\u202b\u202c\u202d\u202e"  # direction embeddings and overrides
    "\u2066\u2067\u2068\u2069"  # direction isolates: ours are put around the whole text
)
_CLUSTER = regex.compile(r"\X")


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


def clusters(text: str) -> list[str]:
    """Return the characters as a reader counts them: a letter with its accents, a joined emoji."""
    return _CLUSTER.findall(text)


def shortened(text: str, room: int) -> str:
    """Return the text in at most `room` units, ending in “…” where something was left out.

    What belongs together on screen (letter and accents, joined emoji, flags) is kept or left whole.
    """
    if size(text) <= room:
        return text
    end, left = 0, room - 1
    for cluster in _CLUSTER.finditer(text):
        left -= size(cluster[0])
        if left < 0:
            break
        end = cluster.end()
    return text[:end].rstrip() + "…"
