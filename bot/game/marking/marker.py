"""What every marker does."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from bot.game.given import Given


class Mark(msgspec.Struct, frozen=True):
    """What a member's answers come to: the place of the one that counts, and its share of all."""

    counts: int
    share: float

    @property
    def right(self) -> bool:
        """Tell whether nothing was missing and nothing wrong."""
        return self.share >= 1


class Marker(Protocol):
    """Marks the answers to one question, each member's in the order in which they were given."""

    def read(self, given: Given) -> Given | None:
        """Return an answer in the form that is marked, or None if it cannot be an answer here."""
        ...

    def mark(self, answers: Sequence[Given]) -> Mark:
        """Mark a member's answers, of which there is at least one."""
        ...

    def finished(self, answers: Sequence[Given]) -> bool:
        """Tell whether nobody need wait for this member any more."""
        ...

    def tries_left(self, answers: Sequence[Given]) -> int | None:
        """Return how many answers a member may still give, or None while they may change it."""
        ...


class LastCounts:
    """A marker's part where a member may change their mind: the last answer counts."""

    def share(self, given: Given) -> float:
        """Return what one answer is worth, from 0 to 1."""
        raise NotImplementedError

    def mark(self, answers: Sequence[Given]) -> Mark:
        """Mark the last answer."""
        return Mark(len(answers) - 1, self.share(answers[-1]))

    def finished(self, answers: Sequence[Given]) -> bool:
        """Tell whether there is an answer at all."""
        return bool(answers)

    def tries_left(self, answers: Sequence[Given]) -> int | None:  # noqa: ARG002 - see Marker
        """Return None: an answer may be changed until the round closes."""
        return None
