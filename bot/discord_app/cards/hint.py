"""The line of a hint: letters of the answer, spread out, and how long its words are."""

import re

from bot.discord_app.cards.writing import listed
from bot.discord_app.words.markdown import BLANK
from bot.discord_app.words.plain_text import clusters, shortened, tidy
from bot.game.hints import HIDDEN

ROOM = 60
"""Characters of an answer that are hinted at; each takes two on the card."""
MOST_LENGTHS = 6
_ENDS_CODE = re.compile(r"[`\\]")


def hint_line(hint: str) -> str:
    """Return “Hint: `J _ _ _   T _ _` (4 and 3 letters)”, safe as markdown.

    In a code span the gaps stay gaps, and every letter is as wide as another.
    """
    answer = shortened(tidy(hint) or BLANK, ROOM)
    code = _ENDS_CODE.sub("·", "   ".join(map(_spread, answer.split(" "))))
    return f"Hint: `{code}`{_lengths(answer)}".replace("@", "@\u200b")


def _spread(word: str) -> str:
    return " ".join(clusters(word))


def _lengths(answer: str) -> str:
    """Return how many letters each word has, for who hears the line rather than sees it."""
    lengths = [sum(char.isalnum() or char == HIDDEN for char in word) for word in answer.split()]
    counted = [str(length) for length in lengths if length]
    if not counted or len(counted) > MOST_LENGTHS or answer.endswith("…"):
        return ""
    return f" ({listed(counted)} {'letter' if counted == ['1'] else 'letters'})"
