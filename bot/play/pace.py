"""The pace of a game: the waits that players feel, in one place."""

import msgspec


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """Waits in milliseconds; tests play the same game at a quicker pace."""

    pause_ms: int = 6_000
    """From a reveal to the next question."""
    grace_ms: int = 1_000
    """From a deadline to the settlement, for taps that are still on their way."""
    retry_ms: tuple[int, ...] = (1_000, 4_000)
    """Waits before a card is tried again after trouble that may pass."""
