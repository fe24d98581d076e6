"""Text from people as Discord markdown that shows exactly that text: no markup, no mention."""

import re
import unicodedata

from bot.discord_app.words.plain_text import shortened, size, tidy

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

FORMER_MEMBER = "A former member"
NOBODYS_NAME = "someone"
BLANK = "–"
"""These stand for a name that was erased; for a name, and for other text, of which nothing can be
seen."""

_ACTIVE = re.compile(
    r"[\\*_~|`<>\[\]]"  # emphasis, spoilers, code, quotes, links, mentions, timestamps, emoji
    r"|:(?=\S)"  # :emoji: codes, and the colon that makes https:// a link
    r"|^[#+-]"  # headings and lists
)
_NUMBERED = re.compile(r"^(\d+)([.)])")
_MENTION = re.compile("@(?!\u200b)")
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def escaped(text: str) -> str:
    """Return markdown that shows `text`, which has to be one line, as it is.

    A zero-width space after each @ also stops Discord's server, which finds mentions by their
    letters whatever stands before them.
    """
    quiet = _NUMBERED.sub(r"\1\\\2", _ACTIVE.sub(r"\\\g<0>", text))
    return _MENTION.sub("@\u200b", quiet)


def said(text: str, room: int = SENTENCE_ROOM) -> str:
    """Return any text from people, tidied and escaped, in at most `room` UTF-16 units."""
    line = tidy(text[: 8 * room]) or BLANK  # a hundred thousand letters cost no more than these
    if _runs_right_to_left(line):
        return isolated(_fitted(line, room - size(isolated(""))))
    return _fitted(line, room)


def option_room(options: int) -> int:
    """Return the room of each of so many options on one card."""
    return OPTION_ROOM if options <= FEW_OPTIONS else ALL_OPTIONS_ROOM // options


def name_of(name: str) -> str:
    """Return a member's display name for the middle of a line."""
    return said((tidy(name) or NOBODYS_NAME) if name else FORMER_MEMBER, NAME_ROOM)


def label(text: str, room: int = 80) -> str:
    """Return text for a button: Discord shows labels as they are, so nothing is escaped."""
    return shortened(tidy(text) or BLANK, room)


def isolated(text: str) -> str:
    """Keep a text's direction to itself, so that Hebrew or Arabic does not turn its line round."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def _fitted(line: str, room: int) -> str:
    """Escape a line, shortened until it fits with its escapes."""
    safe = escaped(line)
    keep = room
    while size(safe) > room:
        safe = escaped(shortened(line, keep))
        keep -= max(1, (size(safe) - room) // 2)
    return safe


def _runs_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)
