"""A burst limit: so many starts in so many seconds, for each member by themselves."""

import time
from collections import deque
from collections.abc import Callable

from bot.errors import PlayError

STARTS = 5
SECONDS = 20.0
TIDY_ABOVE = 1_000


class BurstLimit:
    """Counts what each member did of late; who was quiet for a while is forgotten."""

    def __init__(
        self,
        times: int = STARTS,
        seconds: float = SECONDS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._times = times
        self._seconds = seconds
        self._now = now
        self._recent: dict[int, deque[float]] = {}

    def use(self, user: int) -> None:
        """Count one start; raises PlayError with the time to wait when there were too many."""
        now = self._now()
        self._tidy(now)
        recent = self._recent.setdefault(user, deque())
        while recent and recent[0] <= now - self._seconds:
            recent.popleft()
        if len(recent) >= self._times:
            wait = max(1, round(recent[0] + self._seconds - now))
            raise PlayError(
                "That was a lot of games at once.",
                f"Give it {wait} second{'s' if wait > 1 else ''}, then start the next one.",
            )
        recent.append(now)

    def _tidy(self, now: float) -> None:
        if len(self._recent) > TIDY_ABOVE:
            self._recent = {
                user: recent
                for user, recent in self._recent.items()
                if recent and recent[-1] > now - self._seconds
            }
