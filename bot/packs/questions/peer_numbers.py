"""The numbers that one slot holds in all its facts, from which wrong ones are taken."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from bot.packs.facts.names import number_text
from bot.packs.questions.chance import Ring

MOST = 256
"""Numbers that are weighed for one question; of more, chance takes a part."""
_TIMES = 5
"""A number is near up to so many times the truth, and down to that part of it."""


class PeerNumbers:
    """Numbers in their order, and on a ring."""

    def __init__(self, numbers: Iterable[float]) -> None:
        self._sorted = sorted(numbers)
        self._ring = Ring(self._sorted, number_text, "peers")

    def near(self, truth: float, *seed: str) -> list[float]:
        """Return the numbers near the truth, in their order; of very many a part."""
        low, high = sorted((truth / _TIMES, truth * _TIMES))
        if truth < 0:
            return []  # a fifth of a debt is the larger number: none is between the two
        first, last = bisect_left(self._sorted, low), bisect_right(self._sorted, high)
        if last - first <= MOST:
            return self._sorted[first:last]
        found: list[float] = []
        for number in self._ring.around(*seed):
            if low <= number <= high:
                found.append(number)
                if len(found) == MOST:
                    break
        return sorted(found)
