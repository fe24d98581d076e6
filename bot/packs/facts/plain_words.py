"""Text as lints compare it: plain words, so that “Pop” is not found in “popular”."""

from collections.abc import Iterable

from bot.packs.facts.empty_words import EMPTY_WORDS
from bot.packs.facts.names import plain, readings


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in plain form: lower case, no accents, no punctuation."""
    return tuple(plain(f"x {text}").split()[1:])


def stem_of(word: str) -> str:
    """Return a word without its plural s, so that “award” and “awards” are one."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def content_words(text: str) -> frozenset[str]:
    """Return the words that say something: no little words, nothing of fewer than three letters."""
    return frozenset(
        stem_of(word) for word in words(text) if len(word) > 2 and word not in EMPTY_WORDS
    )


class NameRuns:
    """Names as runs of words, found in a text however many names there are."""

    def __init__(self, names: Iterable[str]) -> None:
        self._runs = {plain(name) for name in names}
        self._longest = max((len(run.split()) for run in self._runs), default=0)

    def stand_in(self, text: str) -> bool:
        """Return whether one of the names stands in a text as whole words."""
        return any(self._stand_in(reading.split()) for reading in readings(text))

    def _stand_in(self, found: list[str]) -> bool:
        return any(
            " ".join(found[start:end]) in self._runs
            for start in range(len(found))
            for end in range(start + 1, min(len(found), start + self._longest) + 1)
        )


class NamesAsWords:
    """Reads texts with every known name as one word, so that a long title is no long run."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {words(name) for name in names}
        self._longest = max(map(len, self._names), default=0)

    def read(self, text: str) -> tuple[str, ...]:
        """Return the words of a text, the words of each name run together."""
        left, read = words(text), []
        while left:
            size = self._name_at_the_start(left) or 1
            read.append(" ".join(left[:size]))
            left = left[size:]
        return tuple(read)

    def opens(self, text: str) -> bool:
        """Return whether a text begins with a name."""
        return bool(self._name_at_the_start(words(text)))

    def _name_at_the_start(self, left: tuple[str, ...]) -> int:
        """Return how many words the longest name has that stands at the beginning, or 0."""
        sizes = range(min(len(left), self._longest), 0, -1)
        return next((size for size in sizes if left[:size] in self._names), 0)

    def runs(self, text: str, length: int) -> Iterable[tuple[str, ...]]:
        """Return every run of that many words, in their order."""
        read = self.read(text)
        return (read[at : at + length] for at in range(len(read) - length + 1))
