"""Answered with a number: the nearer, the more, and the closest guess always earns something."""

from collections.abc import Mapping, Sequence
from math import inf
from typing import ClassVar

from bot.game.given import Given, Reckoned, Wrote
from bot.game.judging.values.figures import Figures
from bot.game.marking import LastCounts
from bot.game.question import Asked, OpenPart, SettledPart
from bot.game.saying import Amount, Saying

CLOSEST_SHARE = 0.5
"""What the closest guesses earn at the least, however far off they are."""
_LAST_YEAR = 9_999


def may_be_year(value: float, unit: str) -> bool:
    """Return whether a number could be a year, which is shown without separators."""
    return not unit and abs(value) <= _LAST_YEAR


class OpenNumber(OpenPart, frozen=True):
    """What is counted or measured, and the distance from which a guess earns nothing."""

    unit: str
    scale: float


class SettledNumber(SettledPart, frozen=True):
    """The right number."""

    answer: Amount


class Number(Asked, frozen=True, tag="number"):
    """Answered with a number in `unit` (empty for a bare number), or in words that stand for it.

    An answer earns less the farther off it is, and nothing from a distance of `scale` on.
    """

    answer: int | float
    unit: str = ""
    unit_synonyms: tuple[str, ...] = ()
    scale: float = 10.0

    takes_typing: ClassVar[bool] = True

    def marker(self) -> "NumberMarker":
        """Return the marker that measures distances."""
        return NumberMarker(self)

    def right_answer(self) -> Amount:
        """Return the number with its unit."""
        return Amount(self.answer, self.unit)

    def said(self, given: Given) -> Saying:
        """Return a guess with the unit that it was taken in."""
        if isinstance(given, Reckoned):
            return Amount(given.value, self.unit)
        return super().said(given)

    def told_of(self, given: Given) -> Saying | None:
        """Tell what was guessed."""
        return self.said(given)

    def open_part(self, order: Sequence[int], step: int) -> OpenNumber:
        """Show the unit and how far a guess may be off."""
        return OpenNumber(self.unit, self.scale)

    def settled_part(self, order: Sequence[int], answers: Sequence[Given]) -> SettledNumber:
        """Show the right number."""
        return SettledNumber(self.right_answer())


class NumberMarker(LastCounts):
    """The nearer the better: all of it on the spot, nothing from the scale's distance on."""

    def __init__(self, question: Number) -> None:
        self._answer = question.answer
        self._scale = question.scale
        self._figures = Figures(question.unit, question.unit_synonyms)

    def read(self, given: Given) -> Given | None:
        """Take a number, also one in words or with its unit."""
        if isinstance(given, Wrote):
            value = self._figures.number_in(given.text)
            return None if value is None else Reckoned(value)
        return given if isinstance(given, Reckoned) else None

    def share(self, given: Given) -> float:
        """Return how near a number comes, linear over the scale."""
        return max(0.0, 1 - self._off(given) / self._scale)

    def compared(self, shares: Mapping[int, tuple[float, Given]]) -> Mapping[int, float]:
        """Give the closest guesses, several where they tie, their least share."""
        off = {user: self._off(given) for user, (_, given) in shares.items()}
        closest = min(off.values(), default=inf)
        return {
            user: max(share, CLOSEST_SHARE) if off[user] == closest else share
            for user, (share, _) in shares.items()
        }

    def _off(self, given: Given) -> float:
        return abs(given.value - self._answer) if isinstance(given, Reckoned) else inf
