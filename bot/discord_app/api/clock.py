"""Discord's clock, estimated from the ids that it hands out."""

import asyncio
import time
from collections import deque
from collections.abc import Callable

EPOCH_MS = 1_420_070_400_000
WINDOW_MS = 600_000
WELL_OFF_MS = 2_000
NAP_SECONDS = 5.0
"""The longest sleep at a stretch, so that a better estimate is soon heeded."""


def born_ms(snowflake: int) -> int:
    """Return the instant, in Unix milliseconds of Discord, at which an id was made."""
    return (snowflake >> 22) + EPOCH_MS


def local_ms() -> float:
    """Return the local time; once started it never jumps, whatever is done to the system clock."""
    return _START_MS + time.monotonic() * 1000


_START_MS = time.time() * 1000 - time.monotonic() * 1000


class DiscordClock:
    """The local clock corrected by what Discord's ids say.

    An id is older when it is seen than when it was made, never younger: the largest lead of an id
    over the local clock within the last ten minutes is the closest to the truth.
    """

    def __init__(self, local: Callable[[], float] = local_ms) -> None:
        self._local = local
        self._offset = 0.0
        self._leads: deque[tuple[float, float]] = deque()
        """(when seen, lead), with falling leads: the first is the largest that still counts."""

    def observe(self, snowflake: int) -> None:
        """Learn from an id that has just arrived."""
        self._learn(born_ms(snowflake))

    def believe(self, at_ms: int) -> None:
        """Learn from a less exact source, if no id told better and the local clock is well off."""
        if not self._leads and abs(at_ms - self._local()) > WELL_OFF_MS:
            self._learn(at_ms)

    def _learn(self, at_ms: int) -> None:
        seen = self._local()
        lead = at_ms - seen
        leads = self._leads
        while leads and leads[-1][1] <= lead:
            leads.pop()
        leads.append((seen, lead))
        while leads[0][0] < seen - WINDOW_MS:
            leads.popleft()
        self._offset = leads[0][1]

    def now_ms(self) -> int:
        """Return the estimated time at Discord."""
        return int(self._local() + self._offset)

    async def sleep_until(self, at_ms: int) -> None:
        """Return when `now_ms()` has reached `at_ms`."""
        while (left := at_ms - self.now_ms()) > 0:  # noqa: ASYNC110 - time is no event
            await asyncio.sleep(min(left / 1000, NAP_SECONDS))
