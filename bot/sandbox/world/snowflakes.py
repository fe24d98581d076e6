"""Discord's ids: 64 bits that contain the time of creation."""

import time

EPOCH_MS = 1_420_070_400_000


class WorldClock:
    """The sandbox's time; `skew` seconds are added so that a test can move Discord's clock.

    While `stopped_at` is set it shows that instant: what is made then has the same id in every run.
    """

    def __init__(self, skew: float = 0.0) -> None:
        self.skew = skew
        self.stopped_at: float | None = None

    def now(self) -> float:
        """Return Unix seconds as this Discord sees them."""
        return time.time() + self.skew if self.stopped_at is None else self.stopped_at


class Snowflakes:
    """Hands out ids that rise strictly, even within one millisecond."""

    def __init__(self, clock: WorldClock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """Return a new id for the present moment."""
        born = (int(self._clock.now() * 1000) - EPOCH_MS) << 22
        self._last = max(born, self._last + 1)
        return self._last


def born_at(snowflake: int) -> float:
    """Return the Unix seconds at which the id was made."""
    return ((snowflake >> 22) + EPOCH_MS) / 1000
