"""Markdown: what may stand on a card, be it our own words or text from people made safe.

Text from people shows exactly as it was written: no markup, no mention.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NewType

from bot.discord_app.words.plain_text import shortened, size, tidy

Markdown = NewType("Markdown", str)
"""Text that Discord may read as markdown: whatever came from people is escaped in it.

`said` makes it of their text and `Words.say` of ours; the helpers below put both together. A text
that was not through any of them is a `str`, and no card takes that.
"""

NAME_ROOM = 64
TITLE_ROOM = 120
OPTION_ROOM = 160
STEM_ROOM = 500
SENTENCE_ROOM = 600
"""Room in UTF-16 units with all escapes. An option of 80 emoji or of 80 asterisks still fits, and
the fullest card stays under Discord's 4,000: its tests say so."""

FEW_OPTIONS = 4
ALL_OPTIONS_ROOM = 560
"""Where there are more than a few options, they share this much among them."""

BLANK = "–"
"""Stands for text of which nothing can be seen."""
LETTERS = tuple(map(Markdown, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))

_ACTIVE = re.compile(
    r"[\\*_~|`<>\[\]]"  # emphasis, spoilers, code, quotes, links, mentions, timestamps, emoji
    r"|:(?=\S)"  # :emoji: codes, and the colon that makes https:// a link
    r"|^[#+-]"  # headings and lists
)
_NUMBERED = re.compile(r"^(\d+)([.)])")
_MENTION = re.compile("@(?!\u200b)")
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def escaped(text: str) -> Markdown:
    """Return markdown that shows `text`, which has to be one line, as it is.

    A zero-width space after each @ also stops Discord's server, which finds mentions by their
    letters whatever stands before them.
    """
    quiet = _NUMBERED.sub(r"\1\\\2", _ACTIVE.sub(r"\\\g<0>", text))
    return Markdown(_MENTION.sub("@\u200b", quiet))


def said(text: str, room: int = SENTENCE_ROOM) -> Markdown:
    """Return any text from people, tidied and escaped, in at most `room` UTF-16 units."""
    line = tidy(text[: 8 * room]) or BLANK  # a hundred thousand letters cost no more than these
    if _runs_right_to_left(line):
        return isolated(_fitted(line, room - size(isolated(Markdown("")))))
    return _fitted(line, room)


def option_room(options: int) -> int:
    """Return the room of each of so many options on one card."""
    return OPTION_ROOM if options <= FEW_OPTIONS else ALL_OPTIONS_ROOM // options


def label(text: str, room: int = 80) -> str:
    """Return text for a button: Discord shows labels as they are, so nothing is escaped."""
    return shortened(tidy(text) or BLANK, room)


def isolated(text: Markdown) -> Markdown:
    """Keep a text's direction to itself, so that Hebrew or Arabic does not turn its line round."""
    return Markdown(f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}")


def joined(between: str, parts: Iterable[Markdown]) -> Markdown:
    """Return parts with something of ours `between` them."""
    return Markdown(between.join(parts))


def in_lines(*parts: Markdown) -> Markdown:
    """Return parts one below the other."""
    return Markdown("\n".join(parts))


def dotted(*parts: Markdown) -> Markdown:
    """Return short parts side by side, as in a head line: “a · b”."""
    return Markdown(" · ".join(parts))


def bold(text: Markdown) -> Markdown:
    """Return text in bold."""
    return Markdown(f"**{text}**")


def small(text: Markdown) -> Markdown:
    """Return a line in small print."""
    return Markdown(f"-# {text}")


def heading(text: Markdown) -> Markdown:
    """Return a line as a heading."""
    return Markdown(f"### {text}")


def code(text: Markdown) -> Markdown:
    """Return text of ours in a code span."""
    return Markdown(f"`{text}`")


def linked(text: Markdown, address: str) -> Markdown:
    """Return text that leads to an address of ours."""
    return Markdown(f"[{text}]({address})")


def unbroken(text: Markdown) -> Markdown:
    """Return words that a narrow screen does not tear apart."""
    return Markdown(text.replace(" ", "\u00a0"))


def letter(position: int) -> Markdown:
    """Return the letter of an option."""
    return LETTERS[position]


def relative(at_ms: int) -> Markdown:
    """Return a time that counts down (“in 12 seconds”) in each reader's own language."""
    return Markdown(f"<t:{at_ms // 1000}:R>")


def _fitted(line: str, room: int) -> Markdown:
    """Escape a line, shortened until it fits with its escapes."""
    safe = escaped(line)
    keep = room
    while size(safe) > room:
        safe = escaped(shortened(line, keep))
        keep -= max(1, (size(safe) - room) // 2)
    return safe


def _runs_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)
