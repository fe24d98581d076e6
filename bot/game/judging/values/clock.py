"""Times of the day: 7:00 AM, 19.30, noon, a quarter past seven in the evening."""

import re
from functools import lru_cache

from bot.game.judging.values.number_words import NUMBER_WORDS, read_number

LONGEST = 60
"""Characters of a time."""
_DAY, _HALF_DAY, _HOUR = 24 * 3600, 12 * 3600, 3600
_HALVES = {
    "am": 0, "a m": 0, "in the morning": 0, "in morning": 0, "at dawn": 0,
    "pm": 1, "p m": 1, "in the afternoon": 1, "in afternoon": 1, "in the evening": 1,
    "in evening": 1, "at night": 1,
}  # fmt: skip
_HALF = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(sorted(_HALVES, key=len, reverse=True))})$")
_NAMED = {
    "noon": _HALF_DAY, "12 noon": _HALF_DAY, "twelve noon": _HALF_DAY, "midday": _HALF_DAY,
    "mid day": _HALF_DAY, "midnight": 0, "12 midnight": 0, "twelve midnight": 0,
}  # fmt: skip
_DIGITS = re.compile(r"(\d{1,2})(?:(:|\.|h)([0-5]\d)(?:[:.]([0-5]\d))?)?")
_O_CLOCK = re.compile(r"(\d{1,2})() ?o'? ?clock")
_MILITARY = re.compile(r"([01]\d|2[0-4])([0-5]\d) ?(?:h|hours|hrs|hour)")
_OF_HOURS = re.compile(r" ?(?:o'? ?clock|oclock|hours|hrs|h)$")
_SAID_HOUR = re.compile(r" ?o'? ?clock$")
_AROUND = re.compile(r"^(?:at|around|about) | (?:sharp|exactly|on the dot|local time)$")
_PAST = {"past": 1, "after": 1, "to": -1, "till": -1, "til": -1, "before": -1}
_PARTS = {"quarter": 15, "half": 30}
_LEFT_OUT = frozenset({"a", "minutes", "minute", "mins", "min", "and"})
_ENDS = ' \n\t!?;,()[]_~|`*"'
_NOT_TIME = re.compile(r"[^\w\s:.',-]")


@lru_cache(maxsize=4096)
def read_time(text: str) -> int | None:
    """Return the second of the day that a folded text means, if it is nothing else.

    Without a.m. or p.m. the 24 hours are meant: 7:00 is the morning, 19:00 and 7 p.m. the evening.
    """
    if len(text) > LONGEST or _NOT_TIME.search(text := text.strip(_ENDS)):
        return None
    bare = _AROUND.sub("", " ".join(re.sub(r"(?<=[apm])\.", " ", text).rstrip(".").split()))
    if bare in _NAMED:
        return _NAMED[bare]
    half = _HALF.search(bare)
    rest = bare[: half.start()].strip(" ,") if half else bare
    found = _in_digits(rest, with_half=half is not None)
    if found is None:
        found = _in_words(rest, with_half=half is not None)
    return found if found is None or half is None else _in_half(found, _HALVES[half[0]])


def _in_half(seconds: int, half: int) -> int | None:
    """Return the second in the morning or after noon; None for 19:00 in the morning."""
    if seconds >= _HALF_DAY + _HOUR:
        return seconds if half else None
    if seconds < _HOUR:
        return None if half else seconds
    return seconds % _HALF_DAY + half * _HALF_DAY


def _in_digits(text: str, *, with_half: bool) -> int | None:
    if match := _MILITARY.fullmatch(text) or _O_CLOCK.fullmatch(text):
        return _second(int(match[1]), int(match[2] or 0))
    match = _DIGITS.fullmatch(_OF_HOURS.sub("", text) if ":" in text or with_half else text)
    if match is None:
        return None
    hour, sign, minute, second = match.groups()
    is_number = sign is None or (sign == "." and int(hour) <= 12 and hour[0] != "0")  # 10.30
    if is_number and not with_half:
        return None
    return _second(int(hour), int(minute or 0), int(second or 0))


def _second(hour: int, minute: int = 0, second: int = 0) -> int | None:
    if hour > 24 or (hour == 24 and (minute or second)):
        return None
    return (hour * _HOUR + minute * 60 + second) % _DAY


def _in_words(text: str, *, with_half: bool) -> int | None:  # noqa: PLR0911 - one a pattern
    words = _numbers_read(re.split(r"[\s-]+", _SAID_HOUR.sub("", text)))
    if words is None:
        return None
    said_hours = _SAID_HOUR.search(text) is not None
    match words:
        case [int(hour)] if 0 < hour <= 24 and (said_hours or with_half):
            return _second(hour)
        case [int(hour), int(minute)] if hour <= 24 and 10 <= minute < 60:
            return _second(hour, minute)
        case [int(hour), "oh" | "o", int(minute)] if hour <= 24 and minute < 10:
            return _second(hour, minute)
        case [int(minute), str(past), int(hour)] if past in _PAST and minute < 60:
            return _beside(hour, _PAST[past] * minute)
        case ["half", "past", int(hour)]:
            return _beside(hour, 30)
        case ["quarter", str(past), int(hour)] if past in _PAST:
            return _beside(hour, _PAST[past] * 15)
        case [int() | "half" | "quarter" as size, str(past), "noon" | "midnight" as named] if (
            past in _PAST
        ):
            minutes = size if isinstance(size, int) else _PARTS[size]
            return (_NAMED[named] + _PAST[past] * minutes * 60) % _DAY
    return None


def _beside(hour: int, minutes: int) -> int | None:
    """Return the second so many minutes after an hour of the clock; before one, the hour wraps."""
    if not 0 < hour <= 24:
        return None
    seconds = hour * _HOUR + minutes * 60
    return seconds + _HALF_DAY if seconds < _HOUR else seconds % _DAY


def _numbers_read(words: list[str]) -> list[int | str] | None:
    """Return the words with numbers read; None where there is no number or too many words."""
    found: list[int | str] = []
    place = 0
    while place < len(words):
        number = read_number(words, place) if words[place] in NUMBER_WORDS else None
        if number and not number.ordinal:
            found.append(number.value)
            place = number.end
            continue
        word = words[place]
        if word.isdecimal() and len(word) <= 2:
            found.append(int(word))
        elif word not in _LEFT_OUT:
            found.append(word)
        place += 1
    return found if 0 < len(found) <= 3 else None
