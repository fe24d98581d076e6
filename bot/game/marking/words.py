"""Markers of the kinds that are answered in a member's own words or figures."""

from collections.abc import Iterable, Sequence
from math import inf

from bot.game.answers import answers_of
from bot.game.given import Given, Reckoned, Wrote
from bot.game.judging import Judge, PackAnswers, Verdict
from bot.game.marking.figures import Figures
from bot.game.marking.marker import LastCounts, Mark
from bot.game.question import Listing, Number, Typed

TRIES = 3
"""Guesses that a member has at a typed question."""
LIST_TRIES = 10
"""Times that a member may send names for a list, several at a time."""
PIECES_PER_NAME = 2
"""So many times the length of the list is read of one message."""


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
        return max(0.0, 1 - self.off(given) / self._scale)

    def off(self, given: Given) -> float:
        """Return the distance from the right number."""
        return abs(given.value - self._answer) if isinstance(given, Reckoned) else inf


class TypedMarker:
    """The first right answer counts; until then there are a few tries."""

    def __init__(self, question: Typed) -> None:
        (answer,) = answers_of(question)
        self._judge = Judge(answer)

    def verdict(self, given: Given) -> Verdict:
        """Return what the judge says of one try."""
        return self._judge.verdict(given.text) if isinstance(given, Wrote) else Verdict.WRONG

    def read(self, given: Given) -> Given | None:
        """Take any words."""
        return given if isinstance(given, Wrote) and given.text.strip() else None

    def mark(self, answers: Sequence[Given]) -> Mark:
        """Mark the first right try, or else the last."""
        for place, given in enumerate(answers):
            if self.verdict(given) is Verdict.RIGHT:
                return Mark(place, 1.0)
        return Mark(len(answers) - 1, 0.0)

    def finished(self, answers: Sequence[Given]) -> bool:
        """Tell whether it is solved or no try is left."""
        return self.tries_left(answers) == 0

    def tries_left(self, answers: Sequence[Given]) -> int:
        """Return the tries left; none once it is solved."""
        if any(self.verdict(given) is Verdict.RIGHT for given in answers):
            return 0
        return max(0, TRIES - len(answers))


class ListMarker:
    """Every thing counts once, whenever it is named and in whichever form."""

    def __init__(self, question: Listing) -> None:
        self._wanted = question.wanted
        self._names = question.answer
        names = PackAnswers(form for forms in question.accepted for form in forms)
        self._judges = [Judge(answer, names) for answer in answers_of(question)]
        self._known: dict[str, tuple[str, ...]] = {}

    def found(self, answers: Iterable[Given]) -> tuple[str, ...]:
        """Return the names that were found, in the order in which they came."""
        names: dict[str, None] = {}
        for given in answers:
            names.update(dict.fromkeys(self._named(given)))
        return tuple(names)

    def read(self, given: Given) -> Given | None:
        """Take any words."""
        return given if isinstance(given, Wrote) and given.text.strip() else None

    def mark(self, answers: Sequence[Given]) -> Mark:
        """Mark all that was found; the answer that found the last of it sets the time."""
        found = self.found(answers)
        last = max(
            (place for place in range(len(answers)) if self._adds(answers, place)),
            default=len(answers) - 1,
        )
        return Mark(last, min(1.0, len(found) / self._wanted))

    def finished(self, answers: Sequence[Given]) -> bool:
        """Tell whether everything wanted was found, or no try is left."""
        return self.tries_left(answers) == 0

    def tries_left(self, answers: Sequence[Given]) -> int:
        """Return the tries left; none once everything wanted was found."""
        if len(self.found(answers)) >= self._wanted:
            return 0
        return max(0, LIST_TRIES - len(answers))

    def _adds(self, answers: Sequence[Given], place: int) -> bool:
        before = self.found(answers[:place])
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
