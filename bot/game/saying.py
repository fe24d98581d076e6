"""An answer as a value that can be said: the cards word it in the reader's language."""

from typing import TypeAlias, assert_never

import msgspec


class Amount(msgspec.Struct, frozen=True):
    """A number in its unit, which is empty for a bare number."""

    value: float
    unit: str = ""


class Parts(msgspec.Struct, frozen=True):
    """Several things; `in_order` where it matters which comes first."""

    parts: tuple[str, ...]
    in_order: bool = False


Saying: TypeAlias = str | bool | Amount | Parts
"""An answer in a pack's or a member's own words, true or false, a number, or several things."""


def plain(saying: Saying) -> str:
    """Return an answer as one line of plain English, as files and terminals show it."""
    match saying:
        case str():
            return saying
        case bool():
            return str(saying)
        case Amount(value, unit):
            return number_text(value, unit)
        case Parts(parts, in_order):
            return (" → " if in_order else ", ").join(parts)
        case _:
            assert_never(saying)


def number_text(value: float, unit: str) -> str:
    """Return a number with its unit; a bare one, which may be a year, without separators."""
    exact = int(value) if value == int(value) else round(value, 6)
    return f"{exact:,} {unit}" if unit else f"{exact}"
