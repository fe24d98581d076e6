"""As many things of a set are to be named as a member can think of."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Self

import msgspec

from bot.game.given import Given, Wrote
from bot.game.judging import Answer, AnswerType, Judge, PackAnswers, Strictness, Verdict
from bot.game.marking import Mark, Marker, NamesRead, has_words
from bot.game.question import Asked, OpenPart, SettledPart
from bot.game.saying import Parts

LIST_TRIES = 10
"""Times that a member may send names, several at a time."""
PIECES_PER_NAME = 2
"""So many times the length of the list is read of one message."""


class OpenListing(OpenPart, frozen=True):
    """How many names are enough for the full points."""

    wanted: int


class SettledListing(SettledPart, frozen=True):
    """Every name of the set, and how many were enough."""

    answer: Parts
    wanted: int


class Listing(Asked, frozen=True, tag="list"):
    """As many of a set as a member can name; `answer` holds the names, `accepted` each one's forms.

    `wanted` of them are enough for the full points. `type`, `refused` and `strictness` are for the
    judge and hold for every name.
    """

    answer: tuple[str, ...]
    accepted: tuple[tuple[str, ...], ...]
    wanted: int
    type: AnswerType = AnswerType.TEXT
    refused: tuple[str, ...] = ()
    strictness: Strictness = Strictness.NORMAL

    takes_typing: ClassVar[bool] = True

    def marker(self) -> "ListMarker":
        """Return the marker that collects names."""
        return ListMarker(self)

    def judged(self) -> tuple[Answer, ...]:
        """Return what the judge goes by for each name, in their order."""
        return tuple(
            Answer(accepted=forms, type=self.type, refused=self.refused, strictness=self.strictness)
            for forms in self.accepted
        )

    def refusing(self, names: tuple[str, ...]) -> Self:
        """Return the question with more that is wrong although a rule would let it pass."""
        return msgspec.structs.replace(self, refused=tuple(dict.fromkeys((*self.refused, *names))))

    def right_answer(self) -> Parts:
        """Return every name of the set."""
        return Parts(self.answer)

    def open_part(self, order: Sequence[int], step: int) -> OpenListing:
        """Show how many names are enough."""
        return OpenListing(self.wanted)

    def settled_part(self, order: Sequence[int], answers: Sequence[Given]) -> SettledListing:
        """Show every name."""
        return SettledListing(self.right_answer(), self.wanted)


class ListMarker(Marker):
    """Every thing counts once, whenever it is named and in whichever form."""

    def __init__(self, question: Listing) -> None:
        self._wanted = question.wanted
        self._names = question.answer
        names = PackAnswers(form for forms in question.accepted for form in forms)
        self._judges = [Judge(answer, names) for answer in question.judged()]
        self._known: dict[str, tuple[str, ...]] = {}

    def read(self, given: Given) -> Given | None:
        """Take any words."""
        return has_words(given)

    def mark(self, answers: Sequence[Given]) -> Mark:
        """Mark all that was found; the answer that found the last of it sets the time."""
        found = self._found(answers)
        last = max(
            (place for place in range(len(answers)) if self._adds(answers, place)),
            default=len(answers) - 1,
        )
        return Mark(last, min(1.0, len(found) / self._wanted))

    def remark(self, answers: Sequence[Given], given: Given) -> NamesRead:
        """Tell which names are new with this answer, and how far the member is."""
        before = self._found(answers[: answers.index(given)])
        found = self._found(answers)
        new = tuple(name for name in found if name not in before)
        return NamesRead(new, len(found), self._wanted)

    def tries_left(self, answers: Sequence[Given]) -> int:
        """Return the tries left; none once everything wanted was found."""
        if len(self._found(answers)) >= self._wanted:
            return 0
        return max(0, LIST_TRIES - len(answers))

    def _found(self, answers: Iterable[Given]) -> tuple[str, ...]:
        """Return the names that were found, in the order in which they came."""
        names: dict[str, None] = {}
        for given in answers:
            names.update(dict.fromkeys(self._named(given)))
        return tuple(names)

    def _adds(self, answers: Sequence[Given], place: int) -> bool:
        before = self._found(answers[:place])
        return any(name not in before for name in self._named(answers[place]))

    def _named(self, given: Given) -> tuple[str, ...]:
        """Return the names in one answer; each text is judged once, however often it is marked."""
        text = given.text if isinstance(given, Wrote) else ""
        if text not in self._known:
            self._known[text] = tuple(self._read_names(text))
        return self._known[text]

    def _read_names(self, text: str) -> Iterable[str]:
        # Who writes many more things than there are is guessing, and would hold up everybody.
        for piece in _pieces(text)[: PIECES_PER_NAME * len(self._names)]:
            for name, judge in zip(self._names, self._judges, strict=True):
                if judge.verdict(piece) is Verdict.RIGHT:
                    yield name
                    break


def _pieces(text: str) -> list[str]:
    """Take a text apart at commas, semicolons and line ends, where a member lists things."""
    for mark in ";\n":
        text = text.replace(mark, ",")
    return list(dict.fromkeys(piece.strip() for piece in text.split(",") if piece.strip()))
