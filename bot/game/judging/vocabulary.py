"""The words that a slip of the keyboard cannot have meant: Iceland is no slip of Ireland.

`tables/words.txt.xz` is made from SCOWL (see words.NOTICE.txt there), `names.txt` is our own. The
first is kept as one sorted block of bytes, which takes a tenth of the memory of a set.
"""

from functools import lru_cache

from bot.game.judging.tables import lines, sorted_words

_WORDS = b"\n" + sorted_words()
_NAMES = frozenset(name for line in lines("names") for name in line)


@lru_cache(maxsize=8192)
def is_known(word: str) -> bool:
    """Return whether a folded word, or the singular of a regular plural, is in the lists."""
    if not word.isascii():
        return word in _NAMES
    if word in _NAMES or _stands_in_words(word.encode()):
        return True
    return word.endswith("s") and (word[:-1] in _NAMES or _stands_in_words(word[:-1].encode()))


def _stands_in_words(word: bytes) -> bool:
    low, high = 0, len(_WORDS) - 1
    while low < high:
        start = _WORDS.rfind(b"\n", 0, (low + high) // 2 + 1)
        end = _WORDS.find(b"\n", start + 1)
        found = _WORDS[start + 1 : end]
        if found == word:
            return True
        if found < word:
            low = end
        else:
            high = start
    return False
