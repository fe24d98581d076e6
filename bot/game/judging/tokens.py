"""From folded text to the words, numbers and meaningful signs that are compared."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from bot.game.judging.scripts.symbols import DIGRAPHS, SIGNS, sign_typed
from bot.game.judging.values.number_words import (
    CARDINAL_WORDS,
    NUMBER_WORDS,
    ROMANS,
    UNITS,
    read_number,
)


class Token(NamedTuple):
    """One word, number or sign, and where it stands in the folded text.

    `breaks` says that a comma or another separator of lists stands before it.
    """

    text: str
    start: int
    end: int
    breaks: bool = False


_LETTER = r"[^\W\d_]"
_MARK = (  # the signs that \w leaves out although words are written with them
    "[\u0300-\u036f\u0900-\u0963\u0970-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ecd"
    "\u0f71-\u0f84\u102b-\u103e\u1056-\u1059\u17b6-\u17d3\u3099\u309a]"
)
_TOKEN = re.compile(
    r"(?P<ordinal>\d+(?:st|nd|rd|th)(?!\w))"
    r"|(?P<decade>\d+'?s(?!\w))"
    r"|(?P<number>(?:(?<![\w.,)])-(?=\d))?\d+(?:[.,]\d+)*)"
    r"|(?P<power>\^-?\w+|\^-)"
    rf"|(?P<word>{_LETTER}(?:{_LETTER}|{_MARK}|'(?={_LETTER})|[!@](?={_LETTER})|\$(?!\s*\d))*)"
    rf"|(?P<typed>{DIGRAPHS})"
    rf"|(?P<money>\$(?={_LETTER}))"
    rf"|(?P<sign>[+%°=€£¥$\u20a0-\u20bf{re.escape(SIGNS)}]"
    r"|</(?=\w)|-(?=\s?infinity)|[♠♥♦♣♤♡♢♧](?:(?<=\b[2-9akqj].)|(?<=\b10.))"
    rf"|[#*](?:(?<=[#])(?=m|dim|aug|sus|add|\d|/)|(?=\s|$))(?<={_LETTER}.)(?<!{_LETTER}{{2}}.)"
    rf"|~(?=[a-z](?!\w))|[-!](?<=^.)(?=[a-z]$)|--(?=$)(?<={_LETTER}..)(?<!{_LETTER}{{2}}..)"
    rf"|'(?=\()(?<={_LETTER}.))"
    r"|(?P<and>&)"
    r"|(?P<break>[,;/|<>→⇒←⇐\n])"
)
_BREAKS = frozenset({"break", "typed"})
_BETWEEN = frozenset("<>→⇒←⇐")
"""Signs of order in a list of words, and operators between single letters and numbers."""
_OPERAND_BEFORE = re.compile(rf"(?<!{_LETTER}{{2}}){_LETTER}$|[\d)+-]$")
_OPERAND_AFTER = re.compile(rf"\s*(?:{_LETTER}{{1,2}}(?!{_LETTER})|[\d(√-])")
_PLAIN = re.compile(r"[a-z ',?]*[.!]*")
"""Text in which every word is a token: most guesses, and quick to read."""
_BETWEEN_PLAIN = str.maketrans({"'": "", ",": " ", "?": " ", ".": " ", "!": " "})
_GRADE = re.compile(r"(?:^|\s)(?:[a-z]|ab|cl|br|oh)\s?-$")
_STYLED = str.maketrans({"'": "", "!": "i", "$": "s", "@": "a"})
_SIGN_WORDS = {
    "^-": "minus",
    "-": "minus",
    "%": "percent",
    "°": "degree",
    "€": "euro",
    "£": "pound",
    "¥": "yen",
    "$": "dollar",
}
_GROUPED = re.compile(r"\d{1,3}(?:(?:,\d{2,3})*,\d{3}(?:\.\d+)?|(?:\.\d{3}){2,}(?:,\d+)?)")


def plain_words(text: str) -> list[str] | None:
    """Return the words of a folded text that has only letters and a sentence's signs."""
    if text.isalpha() and text.isascii():
        return [text]
    return text.translate(_BETWEEN_PLAIN).split() if _PLAIN.fullmatch(text) else None


@lru_cache(maxsize=4096)
def tokenize(text: str) -> tuple[Token, ...]:
    """Return the tokens of a folded text, each as it is written there."""
    found: list[Token] = []
    breaks = False
    for match in _TOKEN.finditer(text):
        kind, piece = match.lastgroup, match[0]
        if kind in _BREAKS:
            piece = sign_typed(piece)
            is_break = kind == "break"
            if piece in _BETWEEN:
                is_break = not _relates(text, match.start(), match.end())
            if is_break:
                breaks = True
                continue
        found.append(Token(_spelling(kind, piece), match.start(), match.end(), breaks))
        breaks = False
    if text.endswith("-") and _GRADE.search(text):
        found.append(Token("minus", len(text) - 1, len(text)))
    return tuple(found)


def _relates(text: str, start: int, end: int) -> bool:
    """Return whether < or → stands in a formula: n → n+1, but not Mercury → Venus."""
    after = _OPERAND_AFTER.match(text, end) is not None
    before = text[:start].rstrip()
    if not before:
        return after and text[end].isdecimal()
    return after and _OPERAND_BEFORE.search(before[-4:]) is not None


def _spelling(kind: str | None, piece: str) -> str:
    if kind == "word":
        return piece.translate(_STYLED)
    if kind == "number":
        return plain_number(piece)
    if kind == "ordinal":
        return (plain_number(piece[:-2]).lstrip("0") or "0") + "º"
    if kind == "decade":
        return piece.replace("'", "")
    if kind == "money":
        return "s"
    return "and" if kind == "and" else _SIGN_WORDS.get(piece, piece)


def plain_number(digits: str) -> str:
    """Return a number without separators of thousands, and with a point for decimals."""
    if digits.isdecimal() and digits.isascii():
        return digits
    digits = "".join(str(int(char)) if char.isdecimal() else char for char in digits)
    if _GROUPED.fullmatch(digits.lstrip("-")):
        point = "," if digits.count(".") > 1 else "."
        return digits.replace("," if point == "." else ".", "").replace(",", ".")
    return digits.replace(",", ".") if digits.count(",") == 1 and "." not in digits else digits


_SAME = {
    "doctor": "dr", "mister": "mr", "missus": "mrs", "saint": "st", "mount": "mt", "fort": "ft",
    "junior": "jr", "senior": "sr", "versus": "vs", "volume": "vol", "okay": "ok", "bce": "bc",
    "ce": "ad", "plus": "+", "equals": "=", "squared": "^2", "cubed": "^3", "feat": "ft",
    "featuring": "ft", "degrees": "degree", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ",
    "epsilon": "ε", "lambda": "λ", "omega": "ω", "pi": "π", "sigma": "σ", "theta": "θ", "mu": "μ",
    "phi": "φ", "psi": "ψ", "und": "and", "et": "et",
}  # fmt: skip
_JOINERS = frozenset({"n", "v", "per", "sharp", "negative", "positive", "number"})
_OH = frozenset({"oh", "o"})
_SPOKEN = CARDINAL_WORDS | _OH | {"double"}
_INTERESTING = (NUMBER_WORDS | frozenset(_SAME) | _JOINERS | frozenset(ROMANS)) - {"i"}
_BLOOD = frozenset({"a", "b", "ab", "o", "rh"})
_NOT_REGNAL = frozenset(
    {"and", "or", "malcolm", "generation", "gen", "vitamin", "factor", "history", "planet", "mr",
     "president", "chairman"}
)  # fmt: skip
_NUMBERED = frozenset(
    {"war", "episode", "part", "chapter", "volume", "vol", "book", "act", "type", "phase", "class"}
)


def canonical(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words with numbers as digits and one spelling for abbreviations and signs."""
    if is_canonical(words):
        return tuple(words)
    words = _without_number_words([*_spelled_alike(words)])
    return tuple(_numeral(word, place, words) for place, word in enumerate(words))


def is_canonical(words: Sequence[str]) -> bool:
    """Return whether nothing in the words has another spelling."""
    return (
        _INTERESTING.isdisjoint(words)
        and "i" not in words[1:]
        and not any(word[-1] == "º" for word in words)
    )


def _spelled_alike(words: Sequence[str]) -> list[str]:
    last = len(words) - 1
    alike: list[str] = []
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        inside = 0 < place < last
        if word == "n" and inside:
            alike.append("and")
        elif word == "v" and inside and before not in _NUMBERED:
            alike.append("vs")
        elif word == "number" and place < last and _counts(words[place + 1]):
            alike.append("no")
        elif word == "cent" and before == "per":
            alike[-1] = "percent"
        elif word == "sharp" and len(before) == 1:
            alike.append("#")
        elif word in {"negative", "positive"} and before in _BLOOD:
            alike.append("minus" if word == "negative" else "+")
        else:
            alike.append(_SAME.get(word, word))
    return alike


def _counts(word: str) -> bool:
    return word[0].isdecimal() or word in CARDINAL_WORDS


def _without_number_words(words: list[str]) -> list[str]:
    changed: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        number = read_number(words, place) if word in NUMBER_WORDS else None
        if number is None:
            changed.append(word)
            place += 1
        else:
            changed.append(f"{number.value}º" if number.ordinal else str(number.value))
            place = number.end
    return changed


def _numeral(word: str, place: int, words: Sequence[str]) -> str:
    """Return the digits of a numeral that follows a name: Henry VIII, Henry the Eighth."""
    if not place:
        return word
    if word[-1] == "º":
        return word[:-1]
    if word not in ROMANS or words[place - 1] in _NOT_REGNAL:
        return word
    alone_inside = len(word) == 1 and place < len(words) - 1
    if alone_inside and words[place - 1] not in _NUMBERED:
        return word
    return str(ROMANS[word])


def initials_joined(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words with initials as one: D.N.A. is DNA, and no d and a; else empty."""
    changed: list[str] = []
    for letter, run in groupby(words, _is_letter):
        together = [*run]
        changed.extend(["".join(together)] if letter else together)
    return canonical(changed) if len(changed) < len(words) else ()


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


def spoken_digits(words: Sequence[str]) -> tuple[str, ...] | None:
    """Return the words with runs of spoken numbers as one: seven four seven, nineteen oh five."""
    if sum(word in _SPOKEN for word in words) < 2 or CARDINAL_WORDS.isdisjoint(words):
        return None
    changed: list[str] = []
    place = 0
    while place < len(words):
        run = ""
        while digits := _digits_at(words, place):
            run += digits[0]
            place = digits[1]
        if run:
            changed.append(run)
        else:
            changed.append(words[place])
            place += 1
    return canonical(changed)


def _digits_at(words: Sequence[str], place: int) -> tuple[str, int] | None:
    """Return the digits that the next spoken number stands for, and where it ends."""
    word = words[place] if place < len(words) else ""
    following = words[place + 1] if place + 1 < len(words) else ""
    if word == "double" and (following in UNITS or following in _OH):
        return str(UNITS.get(following, 0)) * 2, place + 2
    if word in _OH and (
        following in CARDINAL_WORDS or (place and words[place - 1] in CARDINAL_WORDS)
    ):
        return "0", place + 1
    number = read_number(words, place) if word in CARDINAL_WORDS else None
    return (str(number.value), number.end) if number and not number.ordinal else None


def joined(words: Sequence[str]) -> str:
    """Return the words without spaces, yet with a sign where two numbers meet."""
    whole = "".join(words)
    if whole.isalpha():
        return whole
    parts: list[str] = []
    for word in words:
        if parts and word[0].isdecimal() and parts[-1][-1].isdecimal():
            parts.append("|")
        parts.append(word)
    return "".join(parts)
