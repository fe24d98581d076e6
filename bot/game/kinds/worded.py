"""What the kinds share that are answered with one name in the member's own words."""

from typing import Self

import msgspec

from bot.game.judging import Answer, AnswerType, Strictness
from bot.game.marking import FirstRightMarker
from bot.game.question import Asked


class Worded(Asked, frozen=True):
    """`accepted` holds every accepted form, `answer` first; the other fields are for the judge."""

    answer: str
    accepted: tuple[str, ...]
    type: AnswerType = AnswerType.TEXT
    refused: tuple[str, ...] = ()
    strictness: Strictness = Strictness.NORMAL

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
        )
        return (answer,)

    def refusing(self, names: tuple[str, ...]) -> Self:
        """Return the question with more that is wrong although a rule would let it pass."""
        return msgspec.structs.replace(self, refused=tuple(dict.fromkeys((*self.refused, *names))))

    def right_answer(self) -> str:
        """Return the answer in the words of the pack."""
        return self.answer
