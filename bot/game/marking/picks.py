"""The marker of kinds that are answered with one option."""

from bot.game.given import Given, Picked
from bot.game.marking.marker import LastCounts


class PickMarker(LastCounts):
    """Right or wrong, nothing between."""

    def __init__(self, right: int) -> None:
        self._right = right

    def read(self, given: Given) -> Given | None:
        """Take one option."""
        return given if isinstance(given, Picked) else None

    def share(self, given: Given) -> float:
        """Return 1 for the right option and 0 for any other."""
        return float(given == Picked(self._right))
