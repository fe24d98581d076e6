"""How far off a number may be before it earns nothing, where the fact file does not say."""

import math

from bot.packs.facts.resolved import Moment
from bot.packs.facts.tables import Slot

FEWEST_YEARS = 5
"""No year is asked for more narrowly than this."""
AGE_SHARE = 0.1
"""Of a year long past, this part of the time since then."""
NUMBER_SHARE = 0.5
"""Of another number, this part of it, and of the room between its slot's bounds."""
FEWEST_STEPS = 2


def scale_of(answer: float, slot: Slot, as_of: Moment, declared: float | None = None) -> float:
    """Return the distance from which on an answer earns nothing: declared, the slot's, or reckoned.

    Reckoned are a tenth of a year's age, at least 5 years; else half the number, at most half the
    way between the slot's bounds, and for whole numbers at least 2.
    """
    if declared is not None:
        return declared
    if slot.scale is not None:
        return slot.scale
    if slot.type == "year":
        return max(FEWEST_YEARS, round((as_of.year - answer) * AGE_SHARE))
    return _of_number(answer, slot)


def _of_number(answer: float, slot: Slot) -> float:
    room = NUMBER_SHARE * abs(answer)
    if slot.low is not None and slot.high is not None:
        room = min(room, NUMBER_SHARE * (slot.high - slot.low))
    if isinstance(answer, int):
        return max(FEWEST_STEPS, math.ceil(room))
    return float(f"{room:.2g}") or 1.0
