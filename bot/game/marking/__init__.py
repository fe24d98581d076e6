"""Marking: what a member's answers to one question are worth, and what to tell them of each.

Each kind in `bot/game/kinds/` brings its own marker; here is what several of them share.
"""

from bot.game.marking.marker import (
    Judged,
    Kept,
    LastCounts,
    Mark,
    Marker,
    NamesRead,
    Remark,
    has_words,
)
from bot.game.marking.picks import PickMarker
from bot.game.marking.tries import FirstRightMarker

__all__ = [
    "FirstRightMarker",
    "Judged",
    "Kept",
    "LastCounts",
    "Mark",
    "Marker",
    "NamesRead",
    "PickMarker",
    "Remark",
    "has_words",
]
