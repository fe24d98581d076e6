"""Figures: the number in what a member typed."""

from fractions import Fraction

from bot.game.judging.scripts.folding import fold
from bot.game.judging.values.own_unit import OwnUnit
from bot.game.judging.values.prefixes import spelled_alone
from bot.game.judging.values.quantities import Quantity, read_quantity
from bot.game.judging.values.units import unit_named

LARGEST = 10**15
"""Numbers beyond this are no guesses."""


class Figures:
    """Reads numbers that are measured in a question's unit, or in words that stand for it."""

    def __init__(self, unit: str, synonyms: tuple[str, ...] = ()) -> None:
        self._unit = unit_named(fold(spelled_alone(unit)))
        self._own = OwnUnit((unit, *synonyms))

    def number_in(self, text: str) -> float | None:
        """Return the number that a text is, in words or digits, converted to the question's unit.

        None for a text that is no number, or one in a unit of another kind.
        """
        for quantity in read_quantity(self._own.taken_off(fold(text))):
            value = self._converted(quantity)
            if value is not None and abs(value) <= LARGEST:
                return float(value)
        return None

    def _converted(self, quantity: Quantity) -> Fraction | None:
        if quantity.unit is None:
            return quantity.value
        if self._unit is None or self._unit.kind != quantity.unit.kind:
            return None
        return quantity.value * quantity.unit.size / self._unit.size
