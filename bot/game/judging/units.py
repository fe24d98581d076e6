"""Units of measure: their many names, and what one is worth in another of its kind."""

from fractions import Fraction
from typing import NamedTuple

from bot.game.judging.tables import lines


class Unit(NamedTuple):
    """A kind of quantity (`length`) and how many of the kind's own unit one of these is."""

    kind: str
    size: Fraction = Fraction(1)


UNITS: dict[str, Unit] = {
    name: Unit(kind, Fraction(size)) for kind, size, *names in lines("units") for name in names
}


def unit_named(name: str) -> Unit | None:
    """Return the unit that a folded name without spaces means, in singular or plural."""
    found = UNITS.get(name)
    if found is None and name.endswith("s") and len(name) > 3:
        found = UNITS.get(name[:-1])
    if found is None and name in {"centuries", "millennia", "century's"}:
        return UNITS["century" if name[0] == "c" else "millennium"]
    return found
