"""Units of measure: what they are called, and what one is worth in another of its kind.

Prefixes and compounds are read by rule: km/h, kilometres an hour, kilowatt-hours, metres squared.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from bot.game.judging.tables import lines


class Unit(NamedTuple):
    """A kind of quantity (`length`) and how many of the kind's own unit one of these is."""

    kind: str
    size: Fraction = Fraction(1)


LONGEST = 60
"""Characters of a unit's name."""
_LINES = [
    (Unit(kind, Fraction(size)), name) for kind, size, *names in lines("units") for name in names
]
UNITS = {name.lstrip("+-"): unit for unit, name in reversed(_LINES)}
_NAMED = {name[1:]: unit for unit, name in _LINES if name[0] == "+"}
_SYMBOLS = {name[1:]: unit for unit, name in _LINES if name[0] == "-"}
_PREFIXES = {
    "quetta": 30, "ronna": 27, "yotta": 24, "zetta": 21, "exa": 18, "peta": 15, "tera": 12,
    "giga": 9, "mega": 6, "kilo": 3, "hecto": 2, "deca": 1, "deka": 1, "deci": -1, "centi": -2,
    "milli": -3, "micro": -6, "nano": -9, "pico": -12, "femto": -15,
}  # fmt: skip
_PREFIX = re.compile("|".join(_PREFIXES))
_SMALL = {"d": -1, "c": -2, "m": -3, "μ": -6, "u": -6, "n": -9, "p": -12, "f": -15}
_LARGE = {"m": 6, "k": 3, "g": 9, "t": 12, "p": 15, "e": 18}
_SMALL_ALONE = frozenset({"m", "g", "l", "s"})
"""What is mostly measured in parts: mm is a millimetre, although Mm is not."""
_LARGE_ALONE = frozenset({"b", "bit", "bps", "bitps", "byteps"})
_MOSTLY_OTHER = {
    "a": Unit("current"),
    "n": Unit("force"),
    "f": Unit("capacitance"),
    "t": Unit("magnetism"),
}
"""Symbols that alone are mostly something else: mA, kN, pF."""
_HECTO = frozenset({"pa", "l", "m", "g"})
_DERIVED = {
    "length time^-1": "speed", "length^2": "area", "length^3": "volume", "power time": "energy",
    "data time^-1": "bitrate", "current time": "charge", "force length^-2": "pressure",
    "energy time^-1": "power", "force length": "energy", "distance time^-1": "distance time^-1",
}  # fmt: skip
_POWERS = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_RAISED = {"squared": 2, "cubed": 3}
_PER = re.compile(r"\s+(?:per|an?)\s+|\s*/\s*")
_EACH = re.compile(r"\s+an?\s+")
_TIMES = re.compile(r"[\s·*-]+")
_RAISED_UNIT = re.compile(r"(.*?[^\W\d_])\^?(-?[1-4])")
_LONGEST_SYMBOL = 3
_WITH_PLURAL = frozenset(
    {"km", "cm", "mm", "kg", "mg", "ml", "kw", "kb", "mb", "gb", "tb", "hr", "min", "sec", "lb",
     "yr", "wk", "yd", "amp", "day", "yen", "cal", "deg", "kwh", "bit", "ohm", "gal", "mol", "bar",
     "mi", "oz"}
)  # fmt: skip
_BEGINNINGS = frozenset({"sq", "cu", "nautical", "light", "metric", "us", "astronomical"})
_RAISING = ("square", "cubic")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ENDS = " \n\t.,"
_ALONE = frozenset(
    {"mph", "kph", "kmh", "kmph", "mps", "rpm", "bpm", "fps", "mpg", "dpi", "psi", "bps", "hz",
     "hertz", "db", "decibel", "°c", "celsius", "degrees celsius", "centigrade", "°f", "fahrenheit",
     "degrees fahrenheit", "ev", "electronvolt", "oz", "ounce"}
)  # fmt: skip
"""Units without a prefix that are nothing else: foot, pound and pascal are."""
_LETTERS_TIED = re.compile(r"(?!m/s$)[^\W\d_](?:\s*[-/*· ]\s*[^\W\d_])+")
"""N/A and A/B are no amperes per something, and b-b is no unit."""
_NUMBER_TIMES = re.compile(r"[*·-]\s*\d")
_POWERS_OF_OTHERS = re.compile(r"(?:^| )(?!length|time)\S+\^-?[2-9]")
"""Only metres and seconds are squared: ½mv² is no half a millivolt squared."""
_MOST_WORDS = 8
_LONGEST_NAME = 3
"""Words of a name: pounds per square inch is one of the table."""


def unit_named(name: str) -> Unit | None:
    """Return the unit that a folded name means, likeliest first; with or without its spaces."""
    return next(iter(units_named(name)), None)


def is_made(name: str) -> bool:
    """Return whether a unit's folded name has a prefix or several parts: km, metres per second."""
    if name in _ALONE or name.removesuffix("s") in _ALONE:
        return True
    first = _FIRST_WORD.match(name)
    if first and first[0] in _MOSTLY_OTHER:
        return False
    if first is None or not (first[0] in _POWERS or _single(first[0])):
        return False
    name = name.strip()
    if _LETTERS_TIED.fullmatch(name):
        return False
    if _PER.search(name):
        return True
    bare = _TIMES.sub("", name.strip(_ENDS))
    return bare not in UNITS and bare.removesuffix("s") not in UNITS


@lru_cache(maxsize=4096)
def units_named(name: str) -> tuple[Unit, ...]:
    """Return every unit that a folded name can mean: mw is a megawatt or a milliwatt."""
    name = name.strip(_ENDS)
    if not name or len(name) > LONGEST or _NUMBER_TIMES.search(name):
        return ()
    found = _single(_TIMES.sub("", _EACH.sub(" per ", name)).replace(".", ""))
    return found or (tuple(_compounds(name)) if _may_begin(name) else ())


def _may_begin(name: str) -> bool:
    """Return whether a name of several units can begin with this word; most words cannot."""
    first = _FIRST_WORD.match(name)
    if first is None:
        return True
    word = first[0]
    return word in _BEGINNINGS or word.startswith(_RAISING) or "per" in word or bool(_single(word))


@lru_cache(maxsize=4096)
def _single(name: str) -> tuple[Unit, ...]:
    """Return what one name without spaces means, in singular or plural."""
    if not name:
        return ()
    if name[-1] == "s" and name[:-1] in UNITS and _has_plural(name[:-1]):
        return (UNITS[name[:-1]],)
    if found := _singular(name):
        return found
    if name in {"centuries", "millennia", "century's"}:
        return (UNITS["century" if name[0] == "c" else "millennium"],)
    return _singular(name[:-1]) if name[-1] == "s" and _has_plural(name[:-1]) else ()


def _has_plural(name: str) -> bool:
    return len(name) > _LONGEST_SYMBOL or name in _WITH_PLURAL


def _singular(name: str) -> tuple[Unit, ...]:
    if name in UNITS:
        also = _SYMBOLS["bit"] if name == "b" else _MOSTLY_OTHER.get(name)
        return (UNITS[name], also) if also else (UNITS[name],)
    if name in _MOSTLY_OTHER:
        return (_MOSTLY_OTHER[name],)
    if match := _PREFIX.match(name):
        rest = name[match.end() :]
        unit = _NAMED.get(rest) or _SYMBOLS.get(rest) or _MOSTLY_OTHER.get(rest)
        if unit:
            return (_times_ten(unit, _PREFIXES[match[0]]),)
    return tuple(_with_symbol(name))


def _with_symbol(name: str) -> Iterator[Unit]:
    """Yield what a prefixed symbol can mean."""
    sign, symbol = name[0], name[1:]
    unit = _SYMBOLS.get(symbol) or _MOSTLY_OTHER.get(symbol)
    if unit is None:
        return
    if sign in _LARGE and (symbol not in _SMALL_ALONE or sign not in _SMALL):
        yield _times_ten(unit, _LARGE[sign])
        if symbol == "b":
            yield _times_ten(_SYMBOLS["bit"], _LARGE[sign])
    if sign in _SMALL and symbol not in _LARGE_ALONE:
        yield _times_ten(unit, _SMALL[sign])
    if sign == "h" and symbol in _HECTO:
        yield _times_ten(unit, 2)


def _times_ten(unit: Unit, power: int) -> Unit:
    return unit._replace(size=unit.size * Fraction(10) ** power)


def _compounds(name: str) -> Iterator[Unit]:
    """Yield what a name of several units can mean: metres per second squared."""
    if " " not in name and "/" not in name and "per" in name[1:-1]:
        name = name.replace("per", " per ", 1)
    above, *below = _PER.split(name)
    if len(below) > 2:
        return
    factors = [*_factors(above), *(each for part in below for each in _factors(part, sign=-1))]
    if not factors or any(not units for units, _ in factors):
        return
    if len(factors) == 1 and factors[0][1] == 1:
        return
    for units in product(*[units[:2] for units, _ in factors]):
        found = _multiplied(units, [power for _, power in factors])
        if found.kind and _POWERS_OF_OTHERS.search(found.kind) is None:
            yield found


def _factors(text: str, sign: int = 1) -> Iterator[tuple[tuple[Unit, ...], int]]:
    """Yield the units of a product with their powers; no unit for what is none."""
    words = [word for word in _TIMES.split(text.replace("^-", "^~").strip()) if word]
    place = 0
    if not words or len(words) > _MOST_WORDS:
        yield (), 1
        return
    while place < len(words):
        power = _POWERS.get(words[place].strip("."), 0)
        place += bool(power)
        units, place, raised = _unit_at(words, place)
        if place < len(words) and not power and words[place] in _RAISED:
            raised = _RAISED[words[place]]
            place += 1
        yield units, sign * (power or raised)
        if not units:
            return


def _unit_at(words: list[str], place: int) -> tuple[tuple[Unit, ...], int, int]:
    """Return the unit that begins at a word, where it ends, and its power."""
    for size in range(min(_LONGEST_NAME, len(words) - place), 0, -1):
        name = "".join(words[place : place + size])
        if found := _single(name):
            return found, place + size, 1
        if size == 1 and (match := _RAISED_UNIT.fullmatch(name.replace("~", "-"))):
            return _single(match[1]), place + 1, int(match[2])
        for word, power in _POWERS.items():
            if size == 1 and len(word) > 2 and name.startswith(word) and name != word:
                return _single(name.removeprefix(word)), place + 1, power
    return (), place + 1, 1


def _multiplied(units: tuple[Unit, ...], powers: list[int]) -> Unit:
    exponents: dict[str, int] = {}
    size = Fraction(1)
    for unit, power in zip(units, powers, strict=True):
        exponents[unit.kind] = exponents.get(unit.kind, 0) + power
        size *= unit.size**power
    kind = " ".join(
        name if power == 1 else f"{name}^{power}"
        for name, power in sorted(exponents.items())
        if power
    )
    return Unit(_DERIVED.get(kind, kind), size)
