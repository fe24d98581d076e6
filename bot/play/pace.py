"""The pace of a game: the waits that players feel, in one place."""

import msgspec


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """Waits in milliseconds; tests play the same game at a quicker pace."""

    pause_ms: int = 6_000
    """From a reveal to the next question."""
    answer_ms: int = 1_500
    """How long a member waits to hear that an answer is saved, before they hear that it is not yet.

    Discord gives up after 3,000; a slow way there and back has to fit in as well.
    """
    grace_ms: int = 1_000
    """From a deadline to the settlement, for answers that are still on their way."""
    retry_ms: tuple[int, ...] = (1_000, 4_000)
    """Waits before a card is tried again after trouble that may pass."""
    save_retry_ms: tuple[int, ...] = (1_000, 4_000, 10_000) + (30_000,) * 20
    """Waits before points are saved again: a full disk takes a person to mend it."""
    alive_ms: int = 2_000
    """Between two notes that the bot is alive, while games run."""
    resume_within_ms: int = 600_000
    """How long the bot may be away and still take its games up again by itself."""
