"""Chinese characters in their forms: traditional 國, simplified 国 and Japanese 国 are one.

A form that stands for several characters (发 is 發 or 髮) is left as it is when text is folded, and
is the same as each of them, which does not make those the same (`tables/han.NOTICE.txt`).
"""

import re
from functools import cache
from typing import NamedTuple

from bot.game.judging.tables import lines

_HAN = re.compile("[\u4e00-\u9fff]")
_AGAIN = re.compile("([\u4e00-\u9fff])々")


class _Forms(NamedTuple):
    """What a form is folded to, and which characters one that stands for several can mean."""

    traditional: dict[int, str]
    meanings: dict[str, str]


@cache
def _forms() -> _Forms:
    """Read the table when the first such character occurs: most games never need it."""
    traditional: dict[int, str] = {}
    meanings: dict[str, str] = {}
    for first, *others in lines("han"):
        if first == "?":
            meanings[others[0]] = others[1]
        else:
            traditional |= dict.fromkeys(map(ord, others[0]), first)
    return _Forms(traditional, meanings)


def with_traditional_forms(text: str) -> str:
    """Return the text with every form that stands for one character as that character.

    The sign that repeats a character is written out: 佐々木 is 佐佐木.
    """
    if not _HAN.search(text):
        return text
    if "々" in text:
        text = _AGAIN.sub(r"\1\1", text)
    return text.translate(_forms().traditional)


def same_characters(right: str, typed: str) -> bool:
    """Return whether two folded words are the same characters, each in any of its forms."""
    return len(right) == len(typed) and all(map(_is_same, right, typed))


def _is_same(one: str, other: str) -> bool:
    if one == other:
        return True
    meanings = _forms().meanings
    if one not in meanings and other not in meanings:
        return False
    return not set(meanings.get(one, one)).isdisjoint(meanings.get(other, other))


def meanings_of(char: str) -> str:
    """Return the characters that a form can stand for, itself where it stands for no other."""
    return _forms().meanings.get(char, char)
