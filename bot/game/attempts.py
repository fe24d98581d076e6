"""The attempts of one member at one question, kept so that one more costs the same."""

from bisect import insort

import msgspec

from bot.game.given import Given
from bot.game.marking import Mark, Marker, Remark
from bot.game.modes import EVERYONE, Mode

MOST_CHANGES = 30
"""Answers of one member to one question that are kept; the member is told before the last one."""


class Attempt(msgspec.Struct):
    """One answer of one member, with its instants in Discord's milliseconds."""

    name: str
    seq: int
    given: Given
    at_ms: int
    elapsed_ms: int
    saved: bool = False


class Attempts:
    """A member's saved attempts in the order in which they were given, and those being saved.

    However often a member changed their mind, one more answer costs the same: nothing here goes
    through the earlier ones.
    """

    def __init__(self, marker: Marker, mode: Mode = EVERYONE) -> None:
        self._marker = marker
        self._mode = mode
        self._saved: list[Attempt] = []
        self._given: list[Given] = []
        self._on_their_way: list[Attempt] = []
        self._last_seq = 0

    @property
    def last(self) -> Attempt | None:
        """Return the answer that was given last, on record or not."""
        return max([*self._saved[-1:], *self._on_their_way], key=_in_order, default=None)

    @property
    def saved_count(self) -> int:
        """Return how many answers are on record."""
        return len(self._saved)

    @property
    def counting(self) -> Attempt | None:
        """Return the answer on record that was given last."""
        return self._saved[-1] if self._saved else None

    @property
    def left(self) -> int:
        """Return how many more answers are taken; those being saved count as used."""
        bound = MOST_CHANGES - len(self._saved) - len(self._on_their_way)
        if bound <= 0:
            return 0
        tries = self._marker.tries_left([*self._given, *(one.given for one in self._on_their_way)])
        return bound if tries is None else min(tries, bound)

    @property
    def finished(self) -> bool:
        """Tell whether the round need not wait for this member any more."""
        return self._marker.finished(self._given)

    def add(self, name: str, given: Given, at_ms: int, elapsed_ms: int) -> Attempt:
        """Add an answer that is being saved."""
        self._last_seq += 1
        made = Attempt(name, self._last_seq, given, at_ms, elapsed_ms)
        self._on_their_way.append(made)
        return made

    def save(self, attempt: Attempt) -> None:
        """Count an answer that is on record."""
        self._let_go(attempt)
        attempt.saved = True
        self._last_seq = max(self._last_seq, attempt.seq)
        if not self._saved or _in_order(self._saved[-1]) < _in_order(attempt):
            self._saved.append(attempt)
            self._given.append(attempt.given)
        else:  # it was given before one that arrived earlier
            insort(self._saved, attempt, key=_in_order)
            self._given = [one.given for one in self._saved]

    def drop(self, attempt: Attempt) -> None:
        """Remove an answer that could not be saved."""
        self._let_go(attempt)

    def forget_name(self) -> None:
        """Forget the member's name."""
        for attempt in (*self._saved, *self._on_their_way):
            attempt.name = ""

    def mark(self) -> tuple[Mark, Attempt]:
        """Mark what is on record; with it comes the answer that counts."""
        mark = self._mode.mark(self._marker, self._given)
        return mark, self._saved[mark.counts]

    def remark(self, attempt: Attempt) -> Remark:
        """Return what may be told of an answer that is on record."""
        return self._marker.remark(self._given, attempt.given)

    def _let_go(self, attempt: Attempt) -> None:
        self._on_their_way = [one for one in self._on_their_way if one is not attempt]


def _in_order(attempt: Attempt) -> tuple[int, int]:
    """Sort answers by when they were given, not by when they arrived."""
    return attempt.at_ms, attempt.seq
