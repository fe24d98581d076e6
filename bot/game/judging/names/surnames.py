"""Where a surname begins: Conan Doyle, Baden-Powell, García Márquez; and where it stands first."""

import re
from collections.abc import Callable, Sequence

from bot.game.judging.tables import lines
from bot.game.judging.tokens import tokenize

SUFFIXES = frozenset({"jr", "sr", "phd", "md", "esq", "junior", "senior"})
_GIVEN = frozenset(name for line in lines("given_names") for name in line)
_FAMILY_FIRST = frozenset(name for line in lines("family_first") for name in line)
_GIVEN_BEHIND = re.compile(r"[^\W\d_a-z]\w*\s(?:.*\s)?[^\W\d_a-z]\w*-(?=[^\W\d_A-Z])\w+")
"""Kim Jong-un, Sun Yat-sen: a small letter behind the hyphen shows a given name."""
_MOST_WORDS = 6
"""Words before the last one that are looked at as a part of the surname."""
_TIES = frozenset({"y", "i"})
"""The words for and inside Ortega y Gasset and Pi i Margall."""


def tied_by_hyphen(folded: str) -> int:
    """Return how many words a hyphen ties to the last one, Jr. aside: one in Baden-Powell."""
    tokens = [each for each in tokenize(folded) if each.text != "the"]
    while len(tokens) > 1 and tokens[-1].text in SUFFIXES:
        tokens.pop()
    tied = 0
    for before, after in zip(reversed(tokens[:-1]), reversed(tokens), strict=False):
        if folded[before.end : after.start] != "-":
            break
        tied += 1
    return tied


def stands_first(text: str, words: Sequence[str]) -> bool:
    """Return whether a name begins with the surname, as in Mao Zedong and Ban Ki-moon."""
    if _GIVEN_BEHIND.fullmatch(text.strip()):
        return True
    return (
        2 <= len(words) <= 3
        and "-" not in text
        and words[0] in _FAMILY_FIRST
        and words[-1] not in _FAMILY_FIRST
        and words[-1] not in _GIVEN
    )


def belong_to_surname(
    first: Sequence[str], typed: Sequence[str], alike: Callable[[str, str], bool]
) -> bool:
    """Return whether the typed words are the last of the first names, and none is a given name.

    Whoever types Conan before Doyle takes both for the surname; Sebastian before Bach is another's
    first name.
    """
    tail = first[-len(typed) :]
    return (
        0 < len(typed) < len(first)
        and tail[0] not in _TIES
        and all(_is_of_surname(name) for name in tail)
        and all(map(alike, tail, typed))
    )


def compounds(first: Sequence[str]) -> list[tuple[str, ...]]:
    """Return every run of words before the surname that can be a part of it."""
    found = []
    for start in range(len(first) - 1, max(0, len(first) - _MOST_WORDS), -1):
        if not _is_of_surname(first[start]):
            break
        if first[start] not in _TIES:
            found.append(tuple(first[start:]))
    return found


def _is_of_surname(name: str) -> bool:
    return name in _TIES or (len(name) > 1 and name not in _GIVEN)
