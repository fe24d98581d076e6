"""Numbers in words inside a quantity, written in digits: minus two and a half → -2 1/2."""

import re

from bot.game.judging.values.number_words import (
    NUMBER_WORDS,
    SCALES,
    TEENS,
    TENS,
    UNITS,
    read_number,
)

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_PARTS |= {"halves": 2, **{name + "s": size for name, size in _PARTS.items()}}
_COUNTED = frozenset({"hundred", "dozen", *SCALES})
_DIGIT = {**UNITS, "oh": 0, "o": 0}
_PIECE = re.compile(r"[^\W\d_]+|[^\w]+|[\d_]+")
SPOKEN = NUMBER_WORDS | frozenset(_PARTS) | {"dozen", "minus", "negative", "point", "plus", "nil"}
"""Words without which a text has no number in words."""
_SIGNS = {"minus": "-", "negative": "-", "plus": "", "nil": "0"}
_BEFORE_A_UNIT = frozenset({"per", "a"})
"""Words after which a second is no number two: metres per second."""
_YEAR_STARTS = frozenset(TEENS) | frozenset(TENS)


def digits_for_words(text: str) -> str:
    """Return a folded text with its spelled numbers in digits; other words stay."""
    pieces = _PIECE.findall(text)
    if SPOKEN.isdisjoint(pieces):
        return text
    words = [piece for piece in re.split(r"[\s-]+|(\d[\d.,]*|[$€£¥%])", text) if piece]
    return _Writer(words).written()


class _Writer:
    """Goes through the words once, and writes those that spell numbers in digits."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.place = 0
        self.out: list[str] = []

    def written(self) -> str:
        while self.place < len(self.words):
            if not (self._sign() or self._fraction() or self._number()):
                self.out.append(self.words[self.place])
                self.place += 1
        return " ".join(self.out).replace("- ", "-")

    def _at(self, ahead: int = 0) -> str:
        place = self.place + ahead
        return self.words[place] if place < len(self.words) else ""

    def _sign(self) -> bool:
        sign = _SIGNS.get(self._at())
        if sign is None:
            return False
        self.out.append(sign)
        self.place += 1
        return True

    def _fraction(self) -> bool:
        """Write a half, two thirds, and a half (after a whole number)."""
        start = self.place
        after_whole = bool(self.out) and self.out[-1][-1:].isdecimal() and self._at() == "and"
        self.place += after_whole
        top = self._top()
        below = _PARTS.get(self._at())
        is_part = below is not None and (top is not None or self._at() in {"half", "quarter"})
        if not is_part or (self.out and self.out[-1][-1:].isdecimal() and not after_whole):
            self.place = start
            return False
        self.out.append(f"{top or 1}/{below}")
        self.place += 1
        if (self._at() == "of" and self._at(1) in {"a", "an"}) or self._at() in {"a", "an"}:
            self.place += 1 + (self._at() == "of")
        return True

    def _top(self) -> int | None:
        if self._at() in {"a", "an"}:
            self.place += 1
            return 1
        if self._at() in UNITS and self._at(1) in _PARTS:
            self.place += 1
            return UNITS[self.words[self.place - 1]]
        return None

    def _number(self) -> bool:
        if self._at() == "a" and self._at(1) in _COUNTED:
            self.place += 1
        if self._at() == "dozen" and not (self.out and self.out[-1][-1:].isdecimal()):
            self.out.append("12")
            self.place += 1
            return True
        if self._at() in _COUNTED and self.out and self.out[-1][-1:].isdecimal():
            return False  # 5 million: the scale is read with its number
        if self._at() == "second" and self.out and self.out[-1] in _BEFORE_A_UNIT:
            return False
        number = read_number(self.words, self.place)
        if number is None:
            decimals = self._decimals()
            self.out.extend(["0" + decimals] if decimals else ())
            return bool(decimals)
        start, self.place = self.place, number.end
        self.out.append(self._year(start, str(number.value)) + self._decimals())
        return True

    def _year(self, start: int, digits: str) -> str:
        """Return nineteen eighty four and nineteen oh five as one year."""
        if len(digits) != 2 or self.words[start] not in _YEAR_STARTS:
            return digits
        if self._at() in {"oh", "o"} and self._at(1) in UNITS:
            self.place += 2
            return f"{digits}0{UNITS[self.words[self.place - 1]]}"
        following = read_number(self.words, self.place)
        if following is None or not 10 <= following.value <= 99:
            return digits
        self.place = following.end
        return f"{digits}{following.value}"

    def _decimals(self) -> str:
        if self._at() != "point" or self._at(1) not in _DIGIT:
            return ""
        self.place += 1
        digits = ""
        while self._at() in _DIGIT:
            digits += str(_DIGIT[self._at()])
            self.place += 1
        return "." + digits
