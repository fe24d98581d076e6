"""The footnote: where a fact stands, in words."""

from bot.discord_app.words.markdown import TITLE_ROOM, Markdown, dotted, said, small
from bot.discord_app.words.words import Words
from bot.game.question import Source

MARKS = tuple(map(Markdown, "¹²³⁴⁵⁶⁷⁸⁹"))


def place_in(source: Source, words: Words) -> Markdown:
    """Return “The story of “Gone”, paragraph 5 · as of May 2014”, as far as it is known."""
    place = said(source.cited, TITLE_ROOM)
    if source.paragraph is not None:
        place = words.say("{title}, paragraph {paragraph}", title=place, paragraph=source.paragraph)
    if not source.as_of:
        return place
    return dotted(place, words.say("as of {date}", date=said(words.date(source.as_of), 30)))


def footnote(source: Source, words: Words, number: int = 1) -> Markdown:
    """Return the small line that a raised figure in the text above refers to."""
    return small(Markdown(f"{MARKS[number - 1]} {place_in(source, words)}"))
