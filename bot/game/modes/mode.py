"""What a mode decides of a game: its pace, when a round closes, and what its answers earn."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol

import msgspec

from bot.game.given import Given
from bot.game.marking import Mark, Marker


class ModeName(StrEnum):
    """The modes by the names under which they stand in a game's request."""

    EVERYONE = "everyone"


class Waits(Protocol):
    """The waits that a process gives its games, in milliseconds."""

    @property
    def pause_ms(self) -> int:
        """Return the wait from a reveal to the next question."""
        ...

    @property
    def grace_ms(self) -> int:
        """Return the wait from a deadline to the settlement, for answers on their way."""
        ...


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a round that stands has come.

    `round_ms` is the time that members have up to the deadline, `closes_ms` the last instant at
    which an answer counts. `have_finished` tells whether those who answered lately, of whom there
    are some, all have; `solved` how many members have it right as things stand.
    """

    number: int
    deadline_ms: int
    round_ms: int
    closes_ms: int
    have_finished: bool
    solved: int


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of a member that counts: what of it is right, and Discord's instant of it."""

    given: Given
    share: float
    at_ms: int


class Effort(msgspec.Struct, frozen=True, kw_only=True):
    """What points go by: the question's difficulty, and how an answer to it was given.

    `share` is the part that is right, or that hints have left of it; `streak` counts the right
    answers in a row in this game just before this one.
    """

    difficulty: int
    elapsed_ms: int
    round_ms: int
    streak: int
    share: float


class Mode(ABC):
    """How the rounds of a game are paced, closed and scored; it keeps nothing itself."""

    @abstractmethod
    def pause_ms(self, waits: Waits) -> int:
        """Return how long the break from a reveal to the next question is."""

    @abstractmethod
    def may_end_ms(self, progress: Progress) -> int:
        """Return the instant from which a round may end, as things stand."""

    @abstractmethod
    def closes_ms(self, deadline_ms: int, *, takes_typing: bool) -> int:
        """Return the last instant at which an answer counts."""

    @abstractmethod
    def grace_ms(self, waits: Waits) -> int:
        """Return how long after its end a round is settled."""

    @abstractmethod
    def mark(self, marker: Marker, answers: Sequence[Given]) -> Mark:
        """Mark a member's answers, of which there is at least one, and say which one counts."""

    @abstractmethod
    def shares(self, marker: Marker, marked: Mapping[int, Marked]) -> Mapping[int, float]:
        """Return what part of the worth each member has, once all answers that count are known."""

    @abstractmethod
    def points(self, effort: Effort) -> int:
        """Return what an answer earns."""
