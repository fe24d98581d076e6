"""Names from other scripts in any of the ways in which Latin letters write them: Chaikovskii."""

import re
from functools import lru_cache

_SHORTEST = 5
_CHANGED_FIRST = frozenset("cdghijkoqstuvwxyzž")
"""First letters that a rule can take off or turn into one another: Tchaikovsky, Khrushchev."""
_LONG = 7
"""Letters from which on words that differ in k, y and the like alone are hardly ever two."""
_TRUSTED = (
    (re.compile("tsch"), "ch"),
    (re.compile("itch$"), "ich"),
    (re.compile("(?<=.)c(?![hieyk])"), "k"),
    (re.compile("y(?!$)"), "i"),
    (re.compile("sch"), "sh"),
    (re.compile("kh"), "h"),
)
_RULES = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        ("tsch|tch|tsh", "ch"),
        ("shch|sch", "sh"),
        ("zh|dzh|dj", "ž"),
        ("kh", "h"),
        ("(?<=[dg])h", ""),
        ("ck|c(?![hieyž])|q(?!u)", "k"),
        ("w", "v"),
        ("f+$", "v"),
        ("x", "ks"),
        ("ou", "u"),
        ("ij", "y"),
        ("[jy]", "i"),
        ("(?<=[aeo])ie", "e"),
        ("ei|ae", "ai"),
        ("oe", "oi"),
        ("os$", "us"),
        ("[aei]?i+$", "i"),
    )
)


def same_in_latin_letters(one: str, other: str) -> bool:
    """Return whether two words may be one name in two ways to write its sounds.

    Only for words that no list knows: by these rules wine is vine.
    """
    if min(len(one), len(other)) < _SHORTEST:
        return False
    if one[0] != other[0] and not _CHANGED_FIRST.issuperset((one[0], other[0])):
        return False  # so are most guesses, and the rules take their time
    return _plainest(one) == _plainest(other)


def same_by_letters(one: str, other: str) -> bool:
    """Return whether two long words are one, each perhaps in a list: Shostakovitch, Beverly."""
    if min(len(one), len(other)) < _LONG:
        return False
    for pattern, spelling in _TRUSTED:
        one, other = pattern.sub(spelling, one), pattern.sub(spelling, other)
    return one == other


@lru_cache(maxsize=4096)
def _plainest(word: str) -> str:
    for pattern, spelling in _RULES:
        word = pattern.sub(spelling, word)
    return word


def in_one_way(word: str) -> tuple[str, str]:
    """Return what a word has in common with all other ways to write its sounds, twice."""
    trusted = word
    for pattern, spelling in _TRUSTED:
        trusted = pattern.sub(spelling, trusted)
    return _plainest(word), trusted
