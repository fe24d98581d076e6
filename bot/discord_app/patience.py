"""Patience with trouble that passes: how long to wait, and what the log says of it."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from bot.discord_app.passing import Passing

log = logging.getLogger(__name__)

FIRST_SECONDS = 1.0
LONGEST_SECONDS = 60.0
_DOUBLINGS = 10
_WORTH_A_TIME = 90.0
"""A wait that is longer than this is told with the time when it ends."""


class Patience:
    """Waits longer after each failure, up to a minute, and never at one time with other bots.

    The log has one line when trouble begins and one when it is over, whatever happens in between.
    """

    def __init__(
        self,
        *,
        first: float = FIRST_SECONDS,
        longest: float = LONGEST_SECONDS,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._first = first
        self._longest = longest
        self._sleep = sleep
        self._chance = chance
        self._since = 0.0
        self.failures = 0
        """In a row, so far."""

    async def wait(self, trouble: Passing) -> None:
        """Wait before the next try."""
        if not self.failures:
            self._since = time.monotonic()
            log.warning("%s %s", trouble.message, _what_happens(trouble))
        else:
            log.debug("still in trouble: %s", trouble.message)
        seconds = self._seconds(trouble.wait)
        self.failures += 1
        await self._sleep(seconds)

    def over(self) -> None:
        """Take note that all is well again."""
        if self.failures:
            self.failures = 0
            log.warning("Discord is back, after %s", in_words(time.monotonic() - self._since))

    def _seconds(self, asked: float | None) -> float:
        """Return at least what was asked for, and a little more or less than all others wait."""
        most = min(self._longest, self._first * 2.0 ** min(self.failures, _DOUBLINGS))
        by_itself = most * (0.5 + self._chance() / 2)
        if asked is None:
            return by_itself
        return max(by_itself, asked + min(asked, 1.0) * self._chance())


def _what_happens(trouble: Passing) -> str:
    if trouble.wait is not None and trouble.wait > _WORTH_A_TIME:
        at = datetime.now(UTC) + timedelta(seconds=trouble.wait)
        when = f"The next try is in {in_words(trouble.wait)}, at {at:%H:%M} UTC."
    else:
        when = "The bot keeps trying, at least once a minute."
    return f"{when} {trouble.remedy}".strip()


def in_words(seconds: float) -> str:
    """Return a time such as “40 s”, “12 min” or “3 h 20 min”."""
    if seconds < 100:
        return f"{max(seconds, 1):.0f} s"
    minutes = round(seconds / 60)
    if minutes < 100:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"
