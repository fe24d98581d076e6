"""The private card behind “Source”: the fact itself and where it stands."""

import re

from bot.discord_app.cards import palette
from bot.discord_app.cards.citation import place_in
from bot.discord_app.drawing.elements import Card, Text
from bot.discord_app.words.markdown import Markdown, said, small
from bot.discord_app.words.plain_text import size, tidy
from bot.discord_app.words.words import Words
from bot.game.kinds import Question

URL_ROOM = 500
_WEB = re.compile(r"https?://\w[^\s<>]*")


def source_card(question: Question, words: Words) -> Card:
    """Draw the fact that a settled question came from, with its source and link if there is one."""
    link = _link(question.source.url or "")
    return Card(
        parts=(
            Text(small(words.say("The fact behind the question"))),
            Text(said(question.statement)),
            Text(small(place_in(question.source, words))),
            *((Text(link),) if link is not None else ()),
        ),
        accent=palette.PLAIN,
    )


def _link(url: str) -> Markdown | None:
    """Return the address as a link without a preview, or nothing when it is not a plain one."""
    address = tidy(url)
    fits = _WEB.fullmatch(address) and size(address) <= URL_ROOM
    return Markdown(f"<{address}>") if fits else None
