"""Two spellings of one word: British and American, and words that sound the same."""

import re
from functools import lru_cache
from itertools import permutations

from bot.game.judging.tables import lines

_LONGEST_SHORT = 4

_RULES = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        ("our(?!s?$)|(?<=[a-z]{2})our(?=s?$)", "or"),
        ("(?<=[bcdghptv])re(?=s?$)", "er"),
        ("is(?=(e|es|ed|er|ers|ing|ation|ations)$)", "iz"),
        ("ys(?=(e|ed|er|ing)$)", "yz"),
        ("ogue(?=s?$)", "og"),
        ("(?<=[b-df-hj-np-tv-z])ae(?=[a-z]{2})", "e"),
        ("(?<![a-z])oe(?=[a-z]{3})|(?<=[b-df-hj-np-tv-z])oe(?=[a-z]{3})", "e"),
        ("ph(?=[aeiouylr])", "f"),
        ("ence(?=s?$)", "ense"),
    )
)


def _pairs(table: str) -> frozenset[tuple[str, str]]:
    return frozenset(pair for words in lines(table) for pair in permutations(words, 2))


_SAME = _pairs("spellings")
_SOUND = _pairs("homophones")


def same_word(one: str, other: str) -> bool:
    """Return whether two folded words are spellings of one word or name."""
    if (one, other) in _SAME:
        return True
    return min(len(one), len(other)) > _LONGEST_SHORT and _american(one) == _american(other)


def sound_alike(one: str, other: str) -> bool:
    """Return whether two words are spoken alike, so that one may be a slip of the other."""
    return (one, other) in _SOUND


@lru_cache(maxsize=8192)
def _american(word: str) -> str:
    for pattern, spelling in _RULES:
        word = pattern.sub(spelling, word)
    return word
