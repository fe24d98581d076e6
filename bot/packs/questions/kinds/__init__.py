"""How questions are made of facts, one kind a file, and the one table that knows every kind."""

from collections.abc import Callable, Iterable
from typing import TypeAlias, assert_never

from bot.game.question import Kind
from bot.packs.questions.drafts import Draft
from bot.packs.questions.kinds import (
    choice,
    clues,
    listing,
    number,
    order,
    several,
    true_false,
    typed,
)
from bot.packs.questions.knowledge import Knowledge

Maker: TypeAlias = Callable[[Knowledge], Iterable[Draft]]
"""Makes every honest question of one kind that the facts of a file give."""


def maker_of(kind: Kind) -> Maker:  # noqa: PLR0911 - a kind a line
    """Return what makes the questions of a kind: the table in which each kind has its line."""
    match kind:
        case Kind.CHOICE:
            return choice.make
        case Kind.TRUE_FALSE:
            return true_false.make
        case Kind.TYPED:
            return typed.make
        case Kind.NUMBER:
            return number.make
        case Kind.ORDER:
            return order.make
        case Kind.SEVERAL:
            return several.make
        case Kind.LIST:
            return listing.make
        case Kind.CLUES:
            return clues.make
        case _:
            assert_never(kind)
