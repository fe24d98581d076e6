"""Figures: the number in what a member typed."""

from fractions import Fraction

from bot.game.judging.folding import fold
from bot.game.judging.quantities import Quantity, read_quantity
from bot.game.judging.units import unit_named

LARGEST = 10**15
"""Numbers beyond this are no guesses."""


def number_in(text: str, unit: str) -> float | None:
    """Return the number that a text is, in words or digits, converted to the question's unit.

    None for a text that is no number, or one in a unit of another kind.
    """
    for quantity in read_quantity(fold(text)):
        value = _in_unit(quantity, unit)
        if value is not None and abs(value) <= LARGEST:
            return float(value)
    return None


def _in_unit(quantity: Quantity, unit: str) -> Fraction | None:
    if quantity.unit is None:
        return quantity.value
    wanted = unit_named(fold(unit).replace(" ", ""))
    if wanted is None or wanted.kind != quantity.unit.kind:
        return None
    return quantity.value * quantity.unit.size / wanted.size
