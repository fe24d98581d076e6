"""Dates, whatever their order, where only one reading is possible."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.game.judging.words.slips import slip_allowance, slips_between

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)} | {
    name[:3]: number for number, name in enumerate(MONTHS, 1)
}
_MONTH_NUMBER["sept"] = 9
_MONTH_NUMBER["febr"] = 2
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = frozenset(day for name in DAYS for day in (name, name[:3])) | {"tues", "thur", "thurs"}
SHORT_NAMES = {
    **{name: frozenset({name[:3]}) for name in (*MONTHS, *DAYS) if len(name) > 3},
    "february": frozenset({"feb", "febr"}), "september": frozenset({"sep", "sept"}),
    "tuesday": frozenset({"tue", "tues"}), "wednesday": frozenset({"wed", "weds"}),
    "thursday": frozenset({"thu", "thur", "thurs"}),
}  # fmt: skip
"""What months and days are shortened to."""
_SHORTENED = {short: name for name, shorts in SHORT_NAMES.items() for short in shorts}
_OTHER_WORDS = frozenset({"sun", "sat", "mon", "wed", "mar", "dec", "jun", "jul", "thu", "tue"})
"""Short names that can be another word or name; with a point they are meant."""
_FILLING = frozenset({"the", "of", "on", "in", "day", "year", "month"})
_ERAS = {"ad": 1, "bc": -1}
_MOST_WORDS = 9
_DIGITS = re.compile(r"\s*(\d{1,4})\s*([-./ ])\s*(\d{1,2})(?:\s*\2\s*(\d{1,4}))?\s*[.?!]?\s*")
_MONTH_OF_YEAR = re.compile(r"\s*(\d{1,2})\s*[-./]\s*(\d{4})\s*")
_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def other_names(word: str, text: str) -> list[str]:
    """Return what else a month or a day of the week, alone, is called: September, Sept."""
    if word in SHORT_NAMES:
        return sorted(SHORT_NAMES[word])
    name = _SHORTENED.get(word)
    if name is None or (word in _OTHER_WORDS and not text.rstrip().endswith(".")):
        return []
    return [name, *sorted(SHORT_NAMES[name] - {word})]


class Date(NamedTuple):
    """A day of a year, a day of every year (year 0), or a month of a year (day 0)."""

    year: int
    month: int
    day: int


def read_date(words: Sequence[str], *, mended: bool = False) -> Date | None:
    """Return the date that canonical words spell with the month's name.

    With `mended`, a slip in the month's name passes. Anything else beside the date makes it none.
    """
    if len(words) > _MOST_WORDS or not any(word[0].isdecimal() for word in words):
        return None
    months = {place: month for place, word in enumerate(words) if (month := _month(word, mended))}
    if len(months) != 1:
        return None
    ((place, month),) = months.items()
    numbers: list[str] = []
    era = 1
    for at, word in enumerate(words):
        if word[0].isdecimal():
            numbers.append(word)
        elif word in _ERAS:
            era = _ERAS[word]
        elif at != place and word not in _FILLING and word not in _DAYS:
            return None
    return _dated(numbers, month, era)


def _month(word: str, mended: bool) -> int:  # noqa: FBT001 - passed on
    found = _MONTH_NUMBER.get(word, 0)
    if found or not mended or len(word) < 5:
        return found
    for number, name in enumerate(MONTHS, 1):
        allowance = slip_allowance(len(name))
        if allowance and slips_between(name, word, allowance) <= allowance:
            return number
    return 0


def _dated(numbers: Sequence[str], month: int, era: int) -> Date | None:
    digits = [number.rstrip("º") for number in numbers]
    if not digits or len(digits) > 2 or not all(number.isdecimal() for number in digits):
        return None
    days = [int(number) for number in digits if len(number) <= 2 and int(number) <= 31]
    years = [int(number) for number in digits if len(number) >= 3 or int(number) > 31]
    if len(digits) == 2 and len(days) == 2 and era == -1:
        years, days = [days[1]], days[:1]
    if len(days) > 1 or len(years) > 1 or (days and not 0 < days[0] <= _DAYS_IN[month - 1]):
        return None
    return Date(era * years[0] if years else 0, month, days[0] if days else 0)


def read_digits(text: str) -> Date | None:
    """Return the date of 1776-07-04, 25/12/2000 or 06/2009; None where two orders are possible."""
    match = _DIGITS.fullmatch(text)
    if match is None:
        month_first = _MONTH_OF_YEAR.fullmatch(text)
        return _valid(int(month_first[2]), int(month_first[1]), 0) if month_first else None
    first, between, second, third = match[1], match[2], match[3], match[4]
    if third is None:
        return _two_numbers(first, second)
    if len(first) >= 3:
        return _valid(int(first), int(second), int(third))
    if len(third) < 3:
        return None
    return _day_and_month(int(third), int(first), int(second), day_first=between == ".")


def _two_numbers(first: str, second: str) -> Date | None:
    if len(first) == 4:
        return _valid(int(first), int(second), 0)
    return _day_and_month(0, int(first), int(second), day_first=False)


def _day_and_month(year: int, first: int, second: int, *, day_first: bool) -> Date | None:
    readings = {_valid(year, second, first)}
    if not day_first:
        readings.add(_valid(year, first, second))
    readings.discard(None)
    return readings.pop() if len(readings) == 1 else None


def _valid(year: int, month: int, day: int) -> Date | None:
    if not 1 <= month <= 12 or not 0 <= day <= _DAYS_IN[month - 1]:
        return None
    return Date(year, month, day)
