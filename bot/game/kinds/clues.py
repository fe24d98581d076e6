"""Clues about one person, work or place, from hard to easy, which appear one after another."""

from collections.abc import Sequence
from typing import ClassVar

from bot.game.given import Given
from bot.game.kinds.worded import Worded
from bot.game.question import OpenPart, SettledPart

LEAST_WORTH = 0.4
"""What a right answer still earns once every clue is shown."""


class OpenClues(OpenPart, frozen=True):
    """The clues shown so far beside the first, which stands in the stem, and how many there are."""

    shown: tuple[str, ...]
    clues: int


class SettledClues(SettledPart, frozen=True):
    """The answer, and every clue beside the first."""

    answer: str
    clues: tuple[str, ...]


class Clues(Worded, frozen=True, kw_only=True, tag="clues"):
    """`clues` run from hard to easy; the first stands in the stem too, since it is shown at once.

    `told` are the facts that they tell beside `fact`.
    """

    clues: tuple[str, ...]
    told: tuple[str, ...] = ()

    has_stems: ClassVar[bool] = False
    takes_typing: ClassVar[bool] = True

    def more_facts(self) -> tuple[str, ...]:
        """Return the facts of the other clues."""
        return self.told

    def open_part(self, order: Sequence[int], step: int) -> OpenClues:
        """Show a clue more after each step."""
        return OpenClues(self.clues[1 : step + 1], len(self.clues))

    def settled_part(self, order: Sequence[int], answers: Sequence[Given]) -> SettledClues:
        """Show the answer and every clue."""
        return SettledClues(self.answer, self.clues[1:])

    def changes_at(self, opens_ms: int, deadline_ms: int) -> tuple[int, ...]:
        """Return the instants of the clues after the first: every clue has the same time."""
        span, clues = deadline_ms - opens_ms, len(self.clues)
        return tuple(opens_ms + span * nth // clues for nth in range(1, clues))

    def worth_at(self, elapsed_ms: int, round_ms: int) -> float:
        """Return what the clues so far have left: each after the first takes the same off."""
        later = self.changes_at(0, round_ms)
        seen = sum(elapsed_ms >= instant for instant in later)
        return 1.0 - (1.0 - LEAST_WORTH) * seen / len(later) if later else 1.0
