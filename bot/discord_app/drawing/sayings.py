"""An answer in words, for a card or a private line."""

from typing import assert_never

from bot.discord_app.words.markdown import SENTENCE_ROOM, Markdown, joined, said
from bot.discord_app.words.words import Words
from bot.game.saying import Amount, Parts, Saying


def worded(saying: Saying, words: Words, room: int = SENTENCE_ROOM) -> Markdown:
    """Return an answer as its reader says it, in at most `room` UTF-16 units."""
    match saying:
        case str():
            return said(saying, room)
        case bool():
            return true_or_false(words, true=saying)
        case Amount(value, unit):
            number = words.amount(value, grouped=bool(unit))
            return joined(" ", (number, said(unit, room))) if unit else number
        case Parts(parts, in_order):
            return said((" → " if in_order else ", ").join(parts), room)
        case _:
            assert_never(saying)


def true_or_false(words: Words, *, true: bool) -> Markdown:
    """Return “True” or “False”."""
    return words.say("True") if true else words.say("False")
