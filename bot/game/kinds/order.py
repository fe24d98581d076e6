"""Things are put in order, and every pair in the right order counts."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

from bot.game.given import Arranged, Given
from bot.game.marking import LastCounts
from bot.game.question import Asked, OpenPart, SettledPart
from bot.game.saying import Parts


class OpenOrder(OpenPart, frozen=True):
    """The things as they are shown, which is not their right order."""

    options: tuple[str, ...]


class SettledOrder(SettledPart, frozen=True):
    """The things in their right order."""

    answer: tuple[str, ...]


class Order(Asked, frozen=True, tag="order"):
    """Things to be put in order; `options` as shown, `answer` in the right order."""

    options: tuple[str, ...]
    answer: tuple[str, ...]

    def marker(self) -> "OrderMarker":
        """Return the marker that counts pairs."""
        return OrderMarker(self)

    def right_answer(self) -> Parts:
        """Return the things in their right order."""
        return Parts(self.answer, in_order=True)

    def all_options(self) -> tuple[str, ...]:
        """Return the things in the pack's order."""
        return self.options

    def option_order(self, rng: Random) -> tuple[int, ...]:
        """Return any order but the right one: shown like that, it would answer itself."""
        order = super().option_order(rng)
        is_right = tuple(self.options[place] for place in order) == self.answer
        return order[::-1] if is_right else order

    def open_part(self, order: Sequence[int], step: int) -> OpenOrder:
        """Show the things to be put in order."""
        return OpenOrder(tuple(self.options[place] for place in order))

    def settled_part(self, order: Sequence[int], answers: Sequence[Given]) -> SettledOrder:
        """Show the right order."""
        return SettledOrder(self.answer)


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
