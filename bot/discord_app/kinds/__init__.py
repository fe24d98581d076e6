"""How each kind of question is drawn, one file each, and the one table that knows them all."""

from typing import Any, assert_never

from bot.discord_app.kinds.choice import ChoiceDrawing
from bot.discord_app.kinds.clues import CluesDrawing
from bot.discord_app.kinds.kind_drawing import KindDrawing
from bot.discord_app.kinds.listing import ListingDrawing
from bot.discord_app.kinds.number import NumberDrawing
from bot.discord_app.kinds.order import OrderDrawing
from bot.discord_app.kinds.several import SeveralDrawing
from bot.discord_app.kinds.true_false import TrueFalseDrawing
from bot.discord_app.kinds.typed import TypedDrawing
from bot.game.question import Kind


def drawing_of(kind: Kind) -> KindDrawing[Any, Any, Any]:
    """Return what draws a kind: the table in which each kind must have its line."""
    match kind:
        case Kind.CHOICE:
            return ChoiceDrawing()
        case Kind.TRUE_FALSE:
            return TrueFalseDrawing()
        case Kind.TYPED:
            return TypedDrawing()
        case Kind.NUMBER:
            return NumberDrawing()
        case Kind.ORDER:
            return OrderDrawing()
        case Kind.SEVERAL:
            return SeveralDrawing()
        case Kind.LIST:
            return ListingDrawing()
        case Kind.CLUES:
            return CluesDrawing()
        case _:
            assert_never(kind)


LONGEST = max(drawing_of(kind).longest for kind in Kind)
"""Characters that any form takes; more never came from Discord's own."""
