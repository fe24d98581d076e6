"""Markers of the kinds that are answered with options: pick one, tick several, put in order."""

from itertools import combinations

from bot.game.given import Arranged, Given, Picked, Ticked
from bot.game.marking.marker import LastCounts
from bot.game.question import Order, Several


class PickMarker(LastCounts):
    """Right or wrong, nothing between."""

    def __init__(self, right: int) -> None:
        self._right = right

    def read(self, given: Given) -> Given | None:
        """Take one option."""
        return given if isinstance(given, Picked) else None

    def share(self, given: Given) -> float:
        """Return 1 for the right option and 0 for any other."""
        return float(given == Picked(self._right))


class SeveralMarker(LastCounts):
    """Each right tick counts for one and each wrong one against one, but never below nothing."""

    def __init__(self, question: Several) -> None:
        self._right = {question.options.index(text) for text in question.answer}

    def read(self, given: Given) -> Given | None:
        """Take at least one option, in whichever order they were ticked."""
        if not isinstance(given, Ticked) or not given.options:
            return None
        return Ticked(tuple(sorted(set(given.options))))

    def share(self, given: Given) -> float:
        """Return the right ticks less the wrong ones, as a part of all that are right."""
        ticked = set(given.options) if isinstance(given, Ticked) else set()
        hits = len(ticked & self._right) - len(ticked - self._right)
        return max(0, hits) / len(self._right)


class OrderMarker(LastCounts):
    """Every pair of things in the right order counts the same."""

    def __init__(self, question: Order) -> None:
        self._rank = [question.answer.index(option) for option in question.options]

    def read(self, given: Given) -> Given | None:
        """Take all the things in an order, each once."""
        whole = list(range(len(self._rank)))
        return given if isinstance(given, Arranged) and sorted(given.options) == whole else None

    def share(self, given: Given) -> float:
        """Return the part of all pairs that are in the right order."""
        if not isinstance(given, Arranged):
            return 0.0
        pairs = list(combinations((self._rank[option] for option in given.options), 2))
        return sum(first < second for first, second in pairs) / len(pairs)
