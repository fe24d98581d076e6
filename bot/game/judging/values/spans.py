"""Spans of time and of numbers: a decade is not its first year, and a range is none of its ends."""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.game.judging.values.dates import DAYS, MONTHS
from bot.game.judging.values.number_words import ROMANS, TEENS, TENS, read_number
from bot.game.judging.values.spoken import digits_for_words
from bot.game.judging.values.units import unit_named

LONGEST = 60
"""Characters of a span."""


class Span(NamedTuple):
    """A decade, a century or a range with its two ends, and what they are counted in.

    A decade without its century has 0 as its first end; `era` is -1 for BC.
    """

    kind: str
    start: str
    end: str = ""
    unit: str = ""
    era: int = 1


_TENS = {
    **{word[:-1] + "ies": value for word, value in TENS.items()},
    "tens": 10, "teens": 10, "hundreds": 0, "noughties": 0, "aughts": 0,
}  # fmt: skip
_HUNDREDS = {**TEENS, "twenty": 20}
_THE = r"\s*(?:(?:in|during)\s+)?(?:the\s+)?"
_DECADE = re.compile(rf"{_THE}(?P<year>\d{{3}}0|'?\d0)\s?'?s\s*")
_DECADE_IN_WORDS = re.compile(
    rf"{_THE}(?:(?P<hundreds>{'|'.join(_HUNDREDS)})[\s-]*)?(?P<tens>{'|'.join(_TENS)})\s*"
)
_CENTURY = re.compile(
    rf"{_THE}(?P<number>\d{{1,2}}(?:\s?(?:st|nd|rd|th))?|[a-z]+(?:[\s-][a-z]+)?)[\s-]+"
    r"(?:century|(?P<short>cent\.?|c\.?))(?P<era>\s+(?:ad|ce|a\.d\.?|c\.e\.?|bce?|b\.c\.?(?:e\.?)?))?\s*"
)
_NUMBER = r"\d+(?:[.,]\d+)*"
_UNIT = r"\s?[%°$€£]?[^\W\d_]*"
_RANGE = re.compile(
    rf"\s*(?P<from>from\s+|between\s+)?(?P<start>{_NUMBER})(?P<first_unit>{_UNIT})"
    rf"(?:\s*(?:-|to|until|till|through|thru|up to)\s*|\s+(?P<and>and)\s+)"
    rf"(?P<end>{_NUMBER})(?P<unit>{_UNIT})\s*"
)
_MAY_BE_SPAN = re.compile(r"\d|ies\b|hundreds|tens\b|aughts|century|\bc(?:ent)?\b| to |-|til| thr")
"""Found in every span; rules most texts out quickly."""
_ERAS = {"ad": 1, "ce": 1, "bc": -1, "bce": -1}
_SPAN = re.compile(r"\s*([^\W\d_]+)\s*(?:-|\s(?:to|through|until)\s)\s*([^\W\d_]+)\s*")
_NAMED = frozenset({*MONTHS, *DAYS})
_ENDS = ' \n\t!?;:.,()[]_~|`*"'


@lru_cache(maxsize=4096)
def read_span(text: str) -> Span | None:
    """Return the span that a folded text is, if it is nothing else."""
    if len(text) > LONGEST:
        return None
    text = text.strip(_ENDS)
    if _MAY_BE_SPAN.search(text) is None:
        return None
    return _decade(text) or _century(text) or _range(text)


def _decade(text: str) -> Span | None:
    if match := _DECADE.fullmatch(text):
        year = match["year"].strip("'")
        return Span("decade", year if len(year) == 4 else "", year[-2:])
    if match := _DECADE_IN_WORDS.fullmatch(text):
        return _decade_in_words(match["hundreds"], match["tens"])
    return None


def _decade_in_words(hundreds: str | None, tens: str) -> Span | None:
    digits = f"{_TENS[tens]:02}"
    if hundreds:
        return Span("decade", f"{_HUNDREDS[hundreds]}{digits}", digits)
    if tens in {"noughties", "aughts"}:
        return Span("decade", "2000", digits)
    return Span("decade", "", digits) if tens[-3:] == "ies" else None


def _century(text: str) -> Span | None:
    match = _CENTURY.fullmatch(text)
    if match is None:
        return None
    number = _which(match["number"])
    if match["short"] and not match["number"].endswith(("st", "nd", "rd", "th")):
        return None  # 50 cents and 7 degrees are no centuries
    era = _ERAS[re.sub(r"[\s.]", "", match["era"])] if match["era"] else 1
    return Span("century", str(number), era=era) if number else None


def _which(text: str) -> int:
    """Return the number of a century: 20th, 20, twentieth, xx; 0 where it is none."""
    if text[0].isdecimal():
        return int(re.sub(r"\D", "", text))
    words = re.split(r"[\s-]", text)
    if len(words) == 1 and words[0] in ROMANS:
        return ROMANS[words[0]]
    number = read_number(words, 0)
    is_whole = number is not None and number.end == len(words)
    return number.value if number and is_whole and number.value < 100 else 0


def _range(text: str) -> Span | None:
    match = _RANGE.fullmatch(digits_for_words(text))
    if match is None or bool(match["and"]) is not (match["from"] or "").startswith("between"):
        return None
    start, end = match["start"], match["end"]
    shared = len(start) - len(end)
    if len(start) == 4 and len(end) < 3 and (start + end).isdecimal() and end > start[shared:]:
        end = start[:shared] + end
    first, unit = match["first_unit"].strip(), match["unit"].strip()
    if first and first != unit:
        return None
    era = _ERAS.get(unit, 1)
    return Span("range", start, end, "" if unit in _ERAS else unit, era)


def spans_said(text: str) -> list[tuple[str, ...]]:
    """Return June–August and A–Z as they are said, with to and without; empty for all else."""
    match = _SPAN.fullmatch(text)
    if match is None or match[1] == match[2]:
        return []
    start, end = match[1], match[2]
    is_span = (len(start) == len(end) == 1 and start < end) or (_NAMED | {start, end}) == _NAMED
    return [(start, "to", end), (start, end)] if is_span else []


def same_span(answer: Span, given: Span) -> bool:
    """Return whether the given span is the answer's; '20s without more are the 1920s."""
    if answer == given:
        return True
    if answer.kind != given.kind:
        return False
    if answer.kind == "decade":
        starts = {answer.start, given.start}
        return answer.end == given.end and starts == {"", "19" + answer.end}
    if answer.kind != "range" or answer._replace(unit="") != given._replace(unit=""):
        return False
    unit = unit_named(given.unit)
    return not given.unit or (unit is not None and unit == unit_named(answer.unit))
