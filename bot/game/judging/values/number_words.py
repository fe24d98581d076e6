"""Numbers in words: cardinals, ordinals and roman numerals."""

from collections.abc import Sequence
from typing import NamedTuple

UNITS = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15, "quintillion": 10**18,
}  # fmt: skip
_IRREGULAR = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
}  # fmt: skip
_REGULAR = {
    word + "th": value
    for word, value in {**UNITS, **TEENS}.items()
    if value not in _IRREGULAR.values()
}
ORDINALS = _IRREGULAR | _REGULAR | {word[:-1] + "ieth": tens for word, tens in TENS.items()}
_SCALE_ORDINALS = {"hundredth": "hundred", **{scale + "th": scale for scale in SCALES}}
_GLUED = {
    tens + unit: first + second for tens, first in TENS.items() for unit, second in UNITS.items()
}
_GLUED_ORDINALS = {
    tens + unit: first + second
    for tens, first in TENS.items()
    for unit, second in ORDINALS.items()
    if second < 10
}
_SMALL = UNITS | TEENS | TENS | _GLUED
_SMALL_ORDINALS = ORDINALS | _GLUED_ORDINALS

CARDINAL_WORDS = frozenset(_SMALL) | frozenset(SCALES) | {"hundred"}
NUMBER_WORDS = CARDINAL_WORDS | frozenset(_SMALL_ORDINALS) | frozenset(_SCALE_ORDINALS)

_ROMAN_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx")
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMANS = {
    tens + unit: 10 * first + second
    for first, tens in enumerate(_ROMAN_TENS)
    for second, unit in enumerate(_ROMAN_UNITS)
    if tens + unit not in {"", "xl", "l", "li"}  # a size, a letter and a name
} | {"iiii": 4}
"""Roman numerals up to 89; there are no greater ones in names."""


class Counted(NamedTuple):
    """A number read from words: its value, where it ends, and whether it says which one."""

    value: int
    end: int
    ordinal: bool = False


class _Counting:
    """What the words so far spell: finished groups of thousands and the group at hand."""

    def __init__(self) -> None:
        self.total = 0
        self.group: int | None = None
        self.smallest = 10**21
        self.last = ""

    @property
    def value(self) -> int:
        return self.total + (self.group or 0)

    def takes(self, word: str) -> bool:
        """Count one more cardinal word, or return False when it belongs to the next number."""
        if word in SCALES:
            return self._scale(SCALES[word])
        if word == "hundred":
            return self._hundred()
        value = _SMALL.get(word)
        if value is None or not self.fits(value):
            return False
        self.group = (self.group or 0) + value
        self.last = "tens" if word in TENS else "unit"
        return True

    def fits(self, value: int) -> bool:
        """Return whether a number under 100 can follow: forty two, but not two forty."""
        if self.group is None:
            return True
        return value > 0 and (self.last == "hundred" or (self.last == "tens" and value < 10))

    def _scale(self, size: int) -> bool:
        if size >= self.smallest or (self.group is None and self.total):
            return False
        self.total += (self.group or 1) * size
        self.group, self.smallest, self.last = None, size, "scale"
        return True

    def _hundred(self) -> bool:
        if self.last in {"hundred", "scale"} or (self.group or 1) >= 100:
            return False
        self.group, self.last = (self.group or 1) * 100, "hundred"
        return True


def read_number(words: Sequence[str], start: int) -> Counted | None:
    """Return the longest number that the words from `start` spell, if there is one."""
    so_far = _Counting()
    place = start
    while place < len(words):
        word = words[place]
        if word == "and" and so_far.last in {"hundred", "scale"} and _continues(words, place + 1):
            place += 1
            word = words[place]
        ordinal = _SMALL_ORDINALS.get(word)
        if ordinal is not None:
            return _ended(so_far, ordinal, place)
        if word in _SCALE_ORDINALS and so_far.takes(_SCALE_ORDINALS[word]):
            return Counted(so_far.value, place + 1, ordinal=True)
        if not so_far.takes(word):
            break
        place += 1
    return Counted(so_far.value, place) if place > start else None


def _ended(so_far: _Counting, ordinal: int, place: int) -> Counted:
    if so_far.fits(ordinal):
        return Counted(so_far.value + ordinal, place + 1, ordinal=True)
    return Counted(so_far.value, place)


def _continues(words: Sequence[str], place: int) -> bool:
    return place < len(words) and (words[place] in _SMALL or words[place] in _SMALL_ORDINALS)
