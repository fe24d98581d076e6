"""Text as lints compare it: plain words, so that “Pop” is not found in “popular”."""

from collections.abc import Iterable

from bot.packs.names import plain

_LITTLE = (
    "about after album all also and any are been before being boy but by did does during each ever"
    " first for from had has have her his how into its last long many more most much name new not"
    " of off on once one only other our out over own part place same show she some song such than"
    " that the their them then there these they this three time two under until very was were what"
    " when where which while who whose why will with year years you your"
)
_EMPTY_WORDS = frozenset(_LITTLE.split())


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in plain form: lower case, no accents, no punctuation."""
    return tuple(plain(f"x {text}").split()[1:])


def stem_of(word: str) -> str:
    """Return a word without its plural s, so that “award” and “awards” are one."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def content_words(text: str) -> frozenset[str]:
    """Return the words that say something: no little words, nothing of fewer than three letters."""
    return frozenset(
        stem_of(word) for word in words(text) if len(word) > 2 and word not in _EMPTY_WORDS
    )


class NamesAsWords:
    """Reads texts with every known name as one word, so that a long title is no long run."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted({words(name) for name in names}, key=len, reverse=True):
            if len(name) > 1:
                self._by_first.setdefault(name[0], []).append(name)

    def read(self, text: str) -> tuple[str, ...]:
        """Return the words of a text, the words of each name run together."""
        left, read = words(text), []
        while left:
            fitting = (
                name for name in self._by_first.get(left[0], ()) if left[: len(name)] == name
            )
            found = next(fitting, left[:1])
            read.append(" ".join(found))
            left = left[len(found) :]
        return tuple(read)

    def runs(self, text: str, length: int) -> Iterable[tuple[str, ...]]:
        """Return every run of that many words, in their order."""
        read = self.read(text)
        return (read[at : at + length] for at in range(len(read) - length + 1))
