"""Numbers by value: digits or words, separators, decimals, signs, fractions, scales and units."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import gcd, isfinite
from typing import NamedTuple

from bot.game.judging.values.number_words import SCALES
from bot.game.judging.values.spoken import digits_for_words
from bot.game.judging.values.units import UNITS, Unit, unit_named, units_named

LARGEST_POWER = 400
LONGEST = 80
"""Characters of a quantity; more of them spell no number that a quiz asks for."""

_SCALE_WORDS = {"dozen": 12, "hundred": 100, "lakh": 10**5, "crore": 10**7, **SCALES}
_SCALES = {
    "k": 10**3, "mil": 10**6, "mio": 10**6, "mn": 10**6, "mln": 10**6, "m": 10**6, "b": 10**9,
    "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12, "t": 10**12, **_SCALE_WORDS,
}  # fmt: skip
"""An s makes a plural of words only: 5 ms are no millions, but milliseconds."""
_ERAS = {"ad": 1, "ce": 1, "bc": -1, "bce": -1}
_CURRENCY = r"us\$|[$€£¥₹₽₩₪₫₱₦₺₴₸₿฿]|usd|eur|gbp"
_QUANTITY = re.compile(
    rf"""(?P<sign>[-+]?)\s*(?P<before>{_CURRENCY})?\s*(?P<sign_after>-?)
    (?P<literal>(?:\d|\.\d)(?:[\d.,]|[ '](?=\d{{3}}(?!\d)))*)?
    (?:(?(literal)(?:(?<!\s)(?=/)|\s+)|)(?P<top>\d+)?\s*/\s*(?P<below>\d{{1,9}}))?
    (?:\s*\^(?P<power>-?\d{{1,3}})|\s*(?:e|[x*]\s*10\s*\^)\s*\+?(?P<tens>-?\d{{1,3}}))?
    \s*(?P<rest>[^\d]*(?:(?:[^\W\d_]|\^-?)[1-4](?!\d)[^\d]*){{0,2}})""",
    re.VERBOSE,
)
_REST = re.compile(r"^(\d+) ?(h|ft|feet|foot|') ?(\d{1,2})$")
"""A second number without its unit: 3h20, 6 ft 2."""
_PAIR = re.compile(r"(\d+(?:\.\d+)?)\s*([^\W\d_]+|['\"])\s*")
_PLAIN_FRACTION = re.compile(r"\s*(\d{1,9})\s*/\s*(\d{1,9})\s*")
_DASHES = {"'": "ft", '"': "in"}
_GROUPS = re.compile(r"\d{1,3}([ ',.])\d{3}(?:\1\d{3})*")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_WITH_POINT = re.compile(r"(\d{1,3}(?:,\d{3})*|\d{1,3}(?:[ ']\d{3})*|\d*)\.(\d+)")
_WITH_COMMA = re.compile(r"(\d{1,3}(?:\.\d{3})*|\d{1,3}(?:[ ']\d{3})*|\d+),(\d+)")
_NOT_DIGIT = re.compile(r"\D")
_ERA = re.compile(r"^(ad|ce)\b|\b(ad|ce|bce?|a\.d|c\.e|b\.c|b\.c\.e)\.?$")
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b")
_POUND = UNITS["pound"]
_HAS_NUMBER = re.compile(r"\d")


class Quantity(NamedTuple):
    """A value, its unit, and its era: 0 without one, 1 for AD and -1 for BC."""

    value: Fraction
    unit: Unit | None = None
    era: int = 0


def is_unreduced(text: str) -> bool:
    """Return whether a folded text is a fraction that is meant as it stands: 4/4, 6/8, 50/50."""
    match = _PLAIN_FRACTION.fullmatch(text)
    return match is not None and gcd(int(match[1]), int(match[2])) > 1


@lru_cache(maxsize=4096)
def read_quantity(text: str) -> tuple[Quantity, ...]:
    """Return every reading of a folded text that is one quantity, the likeliest first.

    1.000 is one, or a thousand in much of Europe; 5m is five metres or five million.
    """
    if len(text) > LONGEST:
        return ()
    text = _ORDINAL.sub(r"\1", text)
    digits = digits_for_words(text.strip(" \n\t!?;:()[]_~|`").rstrip(".,").lstrip("*").rstrip("*"))
    if not _HAS_NUMBER.search(digits):
        return ()
    era = _ERA.search(digits)
    if era:
        sign = _ERAS[era[0].replace(".", "")]
        bare = (digits[: era.start()] + digits[era.end() :]).strip(" ,")
        return tuple(each._replace(era=sign) for each in _readings(bare) if each.unit is None)
    return tuple(_readings(digits))


def _readings(text: str) -> Iterator[Quantity]:
    match = _QUANTITY.fullmatch(text)
    if match is None or not (match["literal"] or match["top"]):
        yield from _compound(text)
        return
    sign = -1 if "-" in (match["sign"], match["sign_after"]) else 1
    before = unit_named(match["before"]) if match["before"] else None
    for value in _values(match):
        for scale, unit in _endings(match["rest"]):
            if before is None or unit is None or unit.kind == before.kind:
                yield Quantity(sign * value * scale, before or unit)


def _values(match: re.Match[str]) -> Iterator[Fraction]:
    literal, below = match["literal"], match["below"]
    for whole in literal_values(literal) if literal else (Fraction(0),):
        value = whole
        if below:
            if not int(below):
                return
            top = match["top"]
            value = whole + Fraction(int(top), int(below)) if top else whole / int(below)
        if match["tens"]:
            value *= Fraction(10) ** max(-LARGEST_POWER, min(LARGEST_POWER, int(match["tens"])))
        elif match["power"]:
            if not 0 < value <= 1000:
                return
            value = value ** max(-LARGEST_POWER, min(LARGEST_POWER, int(match["power"])))
        yield value


def literal_values(literal: str) -> tuple[Fraction, ...]:
    """Return what a number in digits can mean, the likeliest first."""
    literal = literal.rstrip(".,")
    if literal.isdecimal():
        return (Fraction(int(literal)),)
    values: list[Fraction] = []
    if _GROUPS.fullmatch(literal) or _INDIAN.fullmatch(literal):
        values.append(Fraction(int(_NOT_DIGIT.sub("", literal))))
    split = (pattern.fullmatch(literal) for pattern in (_WITH_POINT, _WITH_COMMA))
    values += [Fraction(f"{int(_NOT_DIGIT.sub('', m[1]) or 0)}.{m[2]}") for m in split if m]
    if literal.count(".") == 1 and "," not in literal:
        values.reverse()  # a single point is decimal first
    return tuple(values)


def _endings(rest: str) -> Iterator[tuple[int, Unit | None]]:
    """Yield what can stand behind a number: nothing, a unit, a scale, or a scale and a unit."""
    name = rest.replace(" ", "").strip(".")
    if not name:
        yield 1, None
        return
    if rest[0] == "-" and len(name) == len("-d"):
        return  # 3-D and 4-H are names
    units = units_named(_DASHES.get(name, rest))
    for unit in units:
        yield 1, unit
    first, _, after = rest.strip().partition(" ")
    scale = _SCALES.get(first) or _SCALE_WORDS.get(first.removesuffix("s"))
    if scale:
        after = after.strip().removeprefix("of ")
        if not after.strip("."):
            yield scale, None
        for unit in units_named(after):
            yield scale, unit
    elif not units and name[:-1] in _SCALES and (one := unit_named(name[-1])):  # 5m€
        yield _SCALES[name[:-1]], one


def _compound(text: str) -> Iterator[Quantity]:
    """Yield the sum of quantities of one kind: 5 ft 10 in, 2 hours and 30 minutes."""
    total, place, kind = Fraction(0), 0, ""
    pairs = _REST.sub(_with_smaller_unit, text.replace(" and ", " "))
    while match := _PAIR.match(pairs, place):
        unit = unit_named(_DASHES.get(match[2], match[2]))
        if unit is None or kind not in ("", unit.kind):
            return
        total, place, kind = total + Fraction(match[1]) * unit.size, match.end(), unit.kind
    if place and place == len(pairs):
        yield Quantity(total, Unit(kind))


def _with_smaller_unit(match: re.Match[str]) -> str:
    return match[0] + ("min" if match[2] == "h" else "in")


def same_quantity(answer: Quantity, given: Quantity, tolerance: float = 0) -> bool:
    """Return whether the given quantity means the answer's; a bare number takes its unit."""
    if answer.era != given.era and -1 in (answer.era, given.era):
        return False
    value, wanted, unit, spare = given.value, answer.value, given.unit, Fraction(1)
    if unit == _POUND and answer.unit and answer.unit.kind == "sterling":
        unit = answer.unit
    if unit is not None and unit != answer.unit:
        if answer.unit is None or not _comparable(answer.unit, unit):
            return False
        value, wanted, spare = value * unit.size, wanted * answer.unit.size, answer.unit.size
    return abs(value - wanted) <= _exactly(tolerance) * spare if tolerance else value == wanted


def _exactly(tolerance: float) -> Fraction:
    """Return a tolerance as it was written: 0.7, and not what a float makes of it."""
    return Fraction(repr(float(tolerance))) if isfinite(tolerance) else Fraction(0)


def _comparable(answer: Unit, given: Unit) -> bool:
    """Return whether two units measure one thing; bare degrees fit every scale of degrees."""
    kinds = {answer.kind, given.kind}
    return len(kinds) == 1 or ("angle" in kinds and bool(kinds & {"celsius", "fahrenheit"}))
