"""Marking: what a member's answers to one question are worth, one marker for each kind."""

from bot.game.marking.marker import LastCounts, Mark, Marker
from bot.game.marking.options import OrderMarker, PickMarker, SeveralMarker
from bot.game.marking.words import ListMarker, NumberMarker, TypedMarker
from bot.game.question import (
    Choice,
    Listing,
    Number,
    Order,
    Question,
    Several,
    TrueFalse,
    Typed,
    right_option,
)

__all__ = [
    "LastCounts",
    "ListMarker",
    "Mark",
    "Marker",
    "NumberMarker",
    "TypedMarker",
    "marker_for",
]


def marker_for(question: Question) -> Marker:
    """Return the marker of a question."""
    match question:
        case Choice() | TrueFalse():
            return PickMarker(right_option(question))
        case Several():
            return SeveralMarker(question)
        case Order():
            return OrderMarker(question)
        case Number():
            return NumberMarker(question)
        case Typed():
            return TypedMarker(question)
        case Listing():
            return ListMarker(question)
