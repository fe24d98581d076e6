"""The line of a hint: letters of the answer, spread out, and how long its words are."""

import re

from bot.discord_app.words.markdown import BLANK, Markdown
from bot.discord_app.words.plain_text import clusters, shortened, tidy
from bot.discord_app.words.words import Words
from bot.game.hints import HIDDEN

ROOM = 60
"""Characters of an answer that are hinted at; each takes two on the card."""
MOST_LENGTHS = 6
_ENDS_CODE = re.compile(r"[`\\]")


def hint_line(hint: str, words: Words) -> Markdown:
    """Return “Hint: `J _ _ _   T _ _` (4 and 3 letters)”, safe as markdown.

    In a code span the gaps stay gaps, and every letter is as wide as another.
    """
    answer = shortened(tidy(hint) or BLANK, ROOM)
    code = _ENDS_CODE.sub("·", "   ".join(map(_spread, answer.split(" "))))
    letters = Markdown(f"`{code}`".replace("@", "@\u200b"))
    lengths = _lengths(answer)
    if not lengths:
        return words.say("Hint: {letters}", letters=letters)
    return words.count(
        "Hint: {letters} ({lengths} letter)",
        "Hint: {letters} ({lengths} letters)",
        sum(lengths),
        letters=letters,
        lengths=words.listed([Markdown(str(length)) for length in lengths]),
    )


def _spread(word: str) -> str:
    return " ".join(clusters(word))


def _lengths(answer: str) -> list[int]:
    """Return how many letters each word has, for who hears the line rather than sees it."""
    lengths = [sum(char.isalnum() or char == HIDDEN for char in word) for word in answer.split()]
    counted = [length for length in lengths if length]
    return [] if len(counted) > MOST_LENGTHS or answer.endswith("…") else counted
