"""The private card behind “Source”: the fact itself and where it stands."""

import re

from bot.discord_app.cards import palette
from bot.discord_app.cards.citing import place_in
from bot.discord_app.cards.elements import Card, Text
from bot.discord_app.words.markdown import said
from bot.discord_app.words.plain_text import size, tidy
from bot.game.kinds import Question

URL_ROOM = 500
_WEB = re.compile(r"https?://\w[^\s<>]*")


def source_card(question: Question) -> Card:
    """Draw the fact that a settled question came from, with its source and link if there is one."""
    link = _link(question.source.url or "")
    return Card(
        parts=(
            Text("-# The fact behind the question"),
            Text(said(question.statement)),
            Text(f"-# {place_in(question.source)}"),
            *((Text(link),) if link else ()),
        ),
        accent=palette.PLAIN,
    )


def _link(url: str) -> str:
    """Return the address as a link without a preview, or nothing when it is not a plain one."""
    address = tidy(url)
    return f"<{address}>" if _WEB.fullmatch(address) and size(address) <= URL_ROOM else ""
