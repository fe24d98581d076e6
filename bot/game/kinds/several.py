"""All options that apply are to be ticked."""

from collections.abc import Sequence

from bot.game.given import Given, Ticked, tally
from bot.game.marking import LastCounts
from bot.game.question import Asked, OpenPart, SettledPart
from bot.game.saying import Parts


class OpenSeveral(OpenPart, frozen=True):
    """The options as they are shown."""

    options: tuple[str, ...]


class SettledSeveral(SettledPart, frozen=True):
    """The options as they were shown, the places of the right ones, and how many ticked each."""

    options: tuple[str, ...]
    right: tuple[int, ...]
    counts: tuple[int, ...]


class Several(Asked, frozen=True, tag="several"):
    """All options that apply are to be ticked; `answer` holds the texts of the right ones."""

    options: tuple[str, ...]
    answer: tuple[str, ...]

    def marker(self) -> "SeveralMarker":
        """Return the marker that counts ticks."""
        return SeveralMarker(self)

    def right_answer(self) -> Parts:
        """Return all that is right."""
        return Parts(self.answer)

    def all_options(self) -> tuple[str, ...]:
        """Return the options in the pack's order."""
        return self.options

    def open_part(self, order: Sequence[int], step: int) -> OpenSeveral:
        """Show the options."""
        return OpenSeveral(tuple(self.options[place] for place in order))

    def settled_part(self, order: Sequence[int], answers: Sequence[Given]) -> SettledSeveral:
        """Show which options are right and what was ticked."""
        shown = tuple(self.options[place] for place in order)
        right = tuple(shown.index(text) for text in self.answer)
        return SettledSeveral(shown, right, tally(order, answers))


class SeveralMarker(LastCounts):
    """Each right tick counts for one and each wrong one against one, but never below nothing."""

    def __init__(self, question: Several) -> None:
        self._right = {question.options.index(text) for text in question.answer}

    def read(self, given: Given) -> Given | None:
        """Take at least one option, in whichever order they were ticked."""
        if not isinstance(given, Ticked) or not given.options:
            return None
        return Ticked(tuple(sorted(set(given.options))))

    def share(self, given: Given) -> float:
        """Return the right ticks less the wrong ones, as a part of all that are right."""
        ticked = set(given.options) if isinstance(given, Ticked) else set()
        hits = len(ticked & self._right) - len(ticked - self._right)
        return max(0, hits) / len(self._right)
