"""Lints of one kind of question each, and the one table that knows every kind."""

from typing import assert_never

from bot.game.question import Kind
from bot.packs.linting.context import EachLint
from bot.packs.linting.kinds import (
    choice,
    clues,
    listing,
    number,
    order,
    several,
    true_false,
    typed,
)


def lints_of(kind: Kind) -> tuple[EachLint, ...]:  # noqa: PLR0911 - a kind a line
    """Return what is required of a kind alone: the table in which each kind has its line."""
    match kind:
        case Kind.CHOICE:
            return choice.LINTS
        case Kind.TRUE_FALSE:
            return true_false.LINTS
        case Kind.TYPED:
            return typed.LINTS
        case Kind.NUMBER:
            return number.LINTS
        case Kind.ORDER:
            return order.LINTS
        case Kind.SEVERAL:
            return several.LINTS
        case Kind.LIST:
            return listing.LINTS
        case Kind.CLUES:
            return clues.LINTS
        case _:
            assert_never(kind)
