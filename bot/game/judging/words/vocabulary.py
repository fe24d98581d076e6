"""Known words, which are never slips of another word: Iceland is no slip of Ireland.

`tables/words.txt.xz` is made from SCOWL (see words.NOTICE.txt there), `names.txt` is our own. The
first is kept as one sorted block of bytes, which takes a tenth of the memory of a set.
"""

from functools import lru_cache

from bot.game.judging.tables import lines, sorted_words

_WORDS = b"\n" + sorted_words()
_WITH_PLURAL = b"+"
_NAMES = frozenset(name for line in lines("names") for name in line)


@lru_cache(maxsize=8192)
def is_known(word: str) -> bool:
    """Return whether a folded word is in the lists."""
    if word in _NAMES:
        return True
    if not word.isascii():
        return False
    plain = word.encode()
    return _entry(plain) is not None or (
        word.endswith("s") and _entry(plain[:-1]) == plain[:-1] + _WITH_PLURAL
    )


def _entry(word: bytes) -> bytes | None:
    """Return the line of a word: cat+ stands for cat and cats."""
    low, high = 0, len(_WORDS) - 1
    while low < high:
        start = _WORDS.rfind(b"\n", 0, (low + high) // 2 + 1)
        end = _WORDS.find(b"\n", start + 1)
        line = _WORDS[start + 1 : end]
        found = line.removesuffix(_WITH_PLURAL)
        if found == word:
            return line
        if found < word:
            low = end
        else:
            high = start
    return None
