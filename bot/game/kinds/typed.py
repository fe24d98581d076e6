"""Answered in the member's own words, with letters of the answer as hints while time runs."""

from collections.abc import Sequence
from typing import ClassVar

import msgspec

from bot.game.given import Given
from bot.game.hints import WORTH, hint, hint_times, hints_before
from bot.game.judging import Answer
from bot.game.kinds.worded import Worded
from bot.game.question import OpenPart, SettledPart
from bot.game.saying import number_text


class OpenTyped(OpenPart, frozen=True):
    """The answer with letters hidden; empty before the first hint."""

    hint: str = ""


class SettledTyped(SettledPart, frozen=True):
    """The answer in the words of the pack."""

    answer: str


class Typed(Worded, frozen=True, tag="typed"):
    """The unit and the tolerance of a number are for the judge; see bot.game.judging.Answer."""

    unit: str = ""
    unit_synonyms: tuple[str, ...] = ()
    tolerance: float = 0

    takes_typing: ClassVar[bool] = True

    def judged(self) -> tuple[Answer, ...]:
        """Return all that the judge goes by."""
        (answer,) = super().judged()
        measured = msgspec.structs.replace(
            answer, unit=self.unit, unit_synonyms=self.unit_synonyms, tolerance=self.tolerance
        )
        return (measured,)

    def accepted_text(self) -> str:
        """Return all that is right as one line, with the units and tolerance of a number."""
        units = (f"{self.accepted[0]} {name}" for name in self.unit_synonyms)
        forms = (self.answer, *units) if self.unit else self.accepted
        off = f", up to {number_text(self.tolerance, self.unit)} off"
        return " / ".join(forms) + (off if self.tolerance else "")

    def open_part(self, order: Sequence[int], step: int) -> OpenTyped:
        """Show letters of the answer, more after each hint."""
        return OpenTyped(hint(self.answer, step) if step else "")

    def settled_part(self, order: Sequence[int], answers: Sequence[Given]) -> SettledTyped:
        """Show the answer."""
        return SettledTyped(self.answer)

    def changes_at(self, opens_ms: int, deadline_ms: int) -> tuple[int, ...]:
        """Return the instants of the hints."""
        return hint_times(opens_ms, deadline_ms)

    def worth_at(self, elapsed_ms: int, round_ms: int) -> float:
        """Return what the hints so far have left."""
        return WORTH[hints_before(elapsed_ms, 0, round_ms)]
