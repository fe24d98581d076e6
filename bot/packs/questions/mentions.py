"""Which entities a text names, so that no question gives another one's answer away."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.packs.facts.names import plain, readings
from bot.packs.facts.resolved import Entity

_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")


class MentionIndex:
    """Finds the entities that a text names, the longest name first."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._free: dict[str, set[str]] = defaultdict(set)
        self._titles: dict[str, set[str]] = defaultdict(set)
        for entity in entities:
            index = self._titles if entity.quoted else self._free
            for name in (*entity.names, *entity.ambiguous):
                index[plain(name)].add(entity.id)
        self._longest = max((len(name.split()) for name in self._free), default=0)

    def in_text(self, text: str) -> set[str]:
        """Return the ids of entities named; titles count only in quotation marks."""
        titles = {plain(title) for title in _QUOTED.findall(text)}
        found = {one for title in titles for one in self._titles.get(title, ())}
        for reading in readings(text):
            found.update(*self._runs(reading.split()))
        return found

    def _runs(self, words: list[str]) -> Iterator[set[str]]:
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + self._longest), start, -1):
                named = self._free.get(" ".join(words[start:end]))
                if named:
                    yield named
                    start = end - 1
                    break
            start += 1
