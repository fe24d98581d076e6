"""What every marker does."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec

from bot.game.given import Given, Wrote


class Mark(msgspec.Struct, frozen=True):
    """What a member's answers come to: the place of the one that counts, and its share of all."""

    counts: int
    share: float

    @property
    def right(self) -> bool:
        """Tell whether nothing was missing and nothing wrong."""
        return self.share >= 1


class Kept(msgspec.Struct, frozen=True):
    """The answer stands until it is changed; whether it is right comes with the reveal."""


class Judged(msgspec.Struct, frozen=True):
    """A try was right, close, or neither."""

    right: bool
    close: bool


class NamesRead(msgspec.Struct, frozen=True):
    """Names of a list: the new ones in this answer, and how many of those wanted there are now."""

    new: tuple[str, ...]
    found: int
    wanted: int


Remark: TypeAlias = Kept | Judged | NamesRead
"""What may be told of an answer as soon as it is on record."""


class Marker(ABC):
    """Marks the answers to one question, each member's in the order in which they were given."""

    may_change = False
    """Whether a later answer takes the place of an earlier one, instead of being another try."""

    @abstractmethod
    def read(self, given: Given) -> Given | None:
        """Return an answer in the form that is marked, or None if it cannot be an answer here."""

    @abstractmethod
    def mark(self, answers: Sequence[Given]) -> Mark:
        """Mark a member's answers, of which there is at least one."""

    @abstractmethod
    def remark(self, answers: Sequence[Given], given: Given) -> Remark:
        """Return what to tell of one of a member's answers."""

    @abstractmethod
    def tries_left(self, answers: Sequence[Given]) -> int | None:
        """Return how many answers a member may still give, or None while they may change it."""

    def finished(self, answers: Sequence[Given]) -> bool:
        """Tell whether nobody need wait for this member any more."""
        return self.tries_left(answers) == 0

    def compared(self, shares: Mapping[int, tuple[float, Given]]) -> Mapping[int, float]:
        """Return each member's share once all that counts is known, by share and answer of each."""
        return {user: share for user, (share, _) in shares.items()}


class LastCounts(Marker):
    """Where a member may change their mind: the last answer counts."""

    may_change = True

    @abstractmethod
    def share(self, given: Given) -> float:
        """Return what one answer is worth, from 0 to 1."""

    def mark(self, answers: Sequence[Given]) -> Mark:
        """Mark the last answer."""
        return Mark(len(answers) - 1, self.share(answers[-1]))

    def remark(self, answers: Sequence[Given], given: Given) -> Kept:
        """Tell that it stands, and no more."""
        return Kept()

    def finished(self, answers: Sequence[Given]) -> bool:
        """Tell whether there is an answer at all."""
        return bool(answers)

    def tries_left(self, answers: Sequence[Given]) -> int | None:
        """Return None: an answer may be changed until the round closes."""
        return None


def has_words(given: Given) -> Wrote | None:
    """Return an answer that is words, of which there is at least one; None for any other."""
    return given if isinstance(given, Wrote) and given.text.strip() else None
