"""Answered in the member's own words, with letters of the answer as hints while time runs."""

from collections.abc import Sequence
from typing import ClassVar, Self

import msgspec

from bot.game.given import Given
from bot.game.hints import WORTH, hint, hint_times, hints_before
from bot.game.judging import Answer, AnswerType, Strictness
from bot.game.marking import FirstRightMarker
from bot.game.question import Asked, OpenPart, SettledPart
from bot.game.saying import number_text


class OpenTyped(OpenPart, frozen=True):
    """The answer with letters hidden; empty before the first hint."""

    hint: str = ""


class SettledTyped(SettledPart, frozen=True):
    """The answer in the words of the pack."""

    answer: str


class Typed(Asked, frozen=True, tag="typed"):
    """Answered in the member's own words; `accepted` holds every accepted form, `answer` first.

    The other fields are what the judge needs to know; see bot.game.judging.Answer.
    """

    answer: str
    accepted: tuple[str, ...]
    type: AnswerType = AnswerType.TEXT
    refused: tuple[str, ...] = ()
    strictness: Strictness = Strictness.NORMAL
    unit: str = ""
    unit_synonyms: tuple[str, ...] = ()
    tolerance: float = 0

    takes_typing: ClassVar[bool] = True

    def marker(self) -> FirstRightMarker:
        """Return a marker with a judge of its own."""
        (answer,) = self.judged()
        return FirstRightMarker(answer)

    def judged(self) -> tuple[Answer, ...]:
        """Return all that the judge goes by."""
        answer = Answer(
            accepted=self.accepted,
            type=self.type,
            refused=self.refused,
            strictness=self.strictness,
            unit=self.unit,
            unit_synonyms=self.unit_synonyms,
            tolerance=self.tolerance,
        )
        return (answer,)

    def refusing(self, names: tuple[str, ...]) -> Self:
        """Return the question with more that is wrong although a rule would let it pass."""
        return msgspec.structs.replace(self, refused=tuple(dict.fromkeys((*self.refused, *names))))

    def right_answer(self) -> str:
        """Return the answer in the words of the pack."""
        return self.answer

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
