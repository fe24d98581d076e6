"""The marker of kinds where one answer is to be written and a few tries are given."""

from collections.abc import Sequence

from bot.game.given import Given, Wrote
from bot.game.judging import Answer, Judge, Verdict
from bot.game.marking.marker import Judged, Mark, Marker, has_words

TRIES = 3
"""Guesses that a member has at one answer."""


class FirstRightMarker(Marker):
    """The first right answer counts; until then there are a few tries."""

    def __init__(self, answer: Answer) -> None:
        self._judge = Judge(answer)

    def verdict(self, given: Given) -> Verdict:
        """Return what the judge says of one try."""
        return self._judge.verdict(given.text) if isinstance(given, Wrote) else Verdict.WRONG

    def read(self, given: Given) -> Given | None:
        """Take any words."""
        return has_words(given)

    def mark(self, answers: Sequence[Given]) -> Mark:
        """Mark the first right try, or else the last."""
        for place, given in enumerate(answers):
            if self.verdict(given) is Verdict.RIGHT:
                return Mark(place, 1.0)
        return Mark(len(answers) - 1, 0.0)

    def remark(self, answers: Sequence[Given], given: Given) -> Judged:
        """Tell the judge's verdict."""
        verdict = self.verdict(given)
        return Judged(right=verdict is Verdict.RIGHT, close=verdict is Verdict.CLOSE)

    def tries_left(self, answers: Sequence[Given]) -> int:
        """Return the tries left; none once it is solved."""
        if any(self.verdict(given) is Verdict.RIGHT for given in answers):
            return 0
        return max(0, TRIES - len(answers))
