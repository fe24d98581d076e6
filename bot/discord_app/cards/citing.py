"""The footnote: where a fact stands, in words."""

from bot.discord_app.cards.writing import date_words
from bot.discord_app.words.markdown import TITLE_ROOM, said
from bot.game.question import Source

MARKS = "¹²³⁴⁵⁶⁷⁸⁹"


def place_in(source: Source) -> str:
    """Return “The story of “Gone”, paragraph 5 · as of May 2014”, as far as it is known."""
    place: str = said(source.cited, TITLE_ROOM)
    if source.paragraph is not None:
        place += f", paragraph {source.paragraph}"
    if source.as_of:
        place += f" · as of {said(date_words(source.as_of), 30)}"
    return place


def footnote(source: Source, number: int = 1) -> str:
    """Return the small line that a raised figure in the text above refers to."""
    return f"-# {MARKS[number - 1]} {place_in(source)}"
