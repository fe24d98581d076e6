"""A statement is true or false."""

from collections.abc import Sequence
from random import Random
from typing import ClassVar

from bot.game.given import Given, Picked, tally
from bot.game.marking import PickMarker
from bot.game.question import Asked, OpenPart, SettledPart
from bot.game.saying import Saying

TRUE, FALSE = 0, 1
"""The places of the two options, always shown in this order."""


class OpenTrueFalse(OpenPart, frozen=True):
    """Nothing: True and False need no more words."""


class SettledTrueFalse(SettledPart, frozen=True):
    """The place of the right option, and how many chose each."""

    right: int
    counts: tuple[int, ...]


class TrueFalse(Asked, frozen=True, tag="true_false"):
    """A statement that is true or false."""

    answer: bool

    has_stems: ClassVar[bool] = False
    answer_repeats: ClassVar[bool] = True

    def marker(self) -> PickMarker:
        """Return the marker that knows the right option."""
        return PickMarker(self._right())

    def right_answer(self) -> bool:
        """Return whether the statement is true."""
        return self.answer

    def recalled(self) -> str:
        """Return what is true: out of sight of the question, True or False says nothing."""
        return self.statement

    def all_options(self) -> tuple[str, ...]:
        """Return True and False."""
        return ("True", "False")

    def option_order(self, rng: Random) -> tuple[int, ...]:
        """Return them as they are: nobody expects False first."""
        return (TRUE, FALSE)

    def said(self, given: Given) -> Saying:
        """Return which of the two was picked."""
        return given.option == TRUE if isinstance(given, Picked) else super().said(given)

    def open_part(self, order: Sequence[int], step: int) -> OpenTrueFalse:
        """Show nothing more than the two buttons."""
        return OpenTrueFalse()

    def settled_part(self, order: Sequence[int], answers: Sequence[Given]) -> SettledTrueFalse:
        """Show which is right and what was chosen."""
        return SettledTrueFalse(tuple(order).index(self._right()), tally(order, answers))

    def _right(self) -> int:
        return TRUE if self.answer else FALSE
