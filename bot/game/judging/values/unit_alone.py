"""An accepted string that is a unit and nothing else: km/s, kilowatt hour, Hz."""

import re

from bot.game.judging.scripts.folding import fold
from bot.game.judging.values.prefixes import spelled_alone
from bot.game.judging.values.units import Unit, is_made, unit_named

_MAY_BE_UNIT = re.compile(r"[\w°][\w°Ω/·*. ^⁻-]{0,40}\w")
_SHORT = 2
_OF_TWO_LETTERS = frozenset(
    {"km", "kg", "cm", "mm", "nm", "ml", "mg", "kW", "kJ", "kV", "m²", "m³", "Hz", "dB", "eV", "oz",
     "°C", "°F"}
)  # fmt: skip
"""Symbols that are nothing else; Cl, Hg, Cm and TB are."""


def unit_alone(text: str) -> Unit | None:
    """Return the unit that a string is: one with a prefix or of several, for m is a letter too."""
    if _MAY_BE_UNIT.fullmatch(text) is None:
        return None
    if len(text) <= _SHORT and text not in _OF_TWO_LETTERS:
        return None
    folded = fold(spelled_alone(text))
    return unit_named(folded) if is_made(folded) else None
