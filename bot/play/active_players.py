"""Active players: who answered in a game's last rounds, and whether anybody is left at all."""

from collections import deque

LOOKED_BACK = 2
"""Rounds that count as lately; as many in a row without an answer end a game."""


class ActivePlayers:
    """Tells a game whom to wait for and when to stop asking."""

    def __init__(self) -> None:
        self._lately: deque[frozenset[int]] = deque(maxlen=LOOKED_BACK)
        self._quiet_rounds = 0

    @property
    def expected(self) -> frozenset[int]:
        """Return the members who answered lately."""
        return frozenset().union(*self._lately)

    @property
    def is_quiet(self) -> bool:
        """Tell whether nobody answered for long enough to end the game."""
        return self._quiet_rounds >= LOOKED_BACK

    def add(self, answered: frozenset[int], *, tried: bool = False) -> None:
        """Enter a round; `tried` when somebody answered, but it could not be saved."""
        self._lately.append(answered)
        self._quiet_rounds = 0 if answered or tried else self._quiet_rounds + 1

    def start_over(self) -> None:
        """Forget the quiet: somebody has asked for the game to go on."""
        self._quiet_rounds = 0
