"""One of a few options is right."""

from collections.abc import Sequence

from bot.game.given import Given, tally
from bot.game.marking import PickMarker
from bot.game.question import Asked, OpenPart, SettledPart


class OpenChoice(OpenPart, frozen=True):
    """The options as they are shown."""

    options: tuple[str, ...]


class SettledChoice(SettledPart, frozen=True):
    """The options as they were shown, the place of the right one, and how many chose each."""

    options: tuple[str, ...]
    right: int
    counts: tuple[int, ...]


class Choice(Asked, frozen=True, tag="choice"):
    """One of three or four options is right; `answer` is the text of that option."""

    options: tuple[str, ...]
    answer: str

    def marker(self) -> PickMarker:
        """Return the marker that knows the right option."""
        return PickMarker(self.options.index(self.answer))

    def right_answer(self) -> str:
        """Return the text of the right option."""
        return self.answer

    def all_options(self) -> tuple[str, ...]:
        """Return the options in the pack's order."""
        return self.options

    def open_part(self, order: Sequence[int], step: int) -> OpenChoice:
        """Show the options."""
        return OpenChoice(tuple(self.options[place] for place in order))

    def settled_part(self, order: Sequence[int], answers: Sequence[Given]) -> SettledChoice:
        """Show which option is right and what was chosen."""
        shown = tuple(self.options[place] for place in order)
        return SettledChoice(shown, shown.index(self.answer), tally(order, answers))
