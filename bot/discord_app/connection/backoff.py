"""Backoff: how long trouble that passes is waited out, and what the log says of it."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from bot.discord_app.api.transient_errors import CHECK_NETWORK, TransientError

log = logging.getLogger(__name__)

FIRST_SECONDS = 1.0
LONGEST_SECONDS = 60.0
SILENCE_SECONDS = 10.0
"""More than a start needs, even where Discord is slow to take the commands."""
_DOUBLINGS = 10
_WORTH_A_TIME = 90.0
"""A wait that is longer than this is told with the time when it ends."""


class Backoff:
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
        self._since: float | None = None
        self.failures = 0
        """In a row, so far."""

    async def wait(self, trouble: TransientError) -> None:
        """Wait before the next try."""
        self._begin(trouble)
        seconds = self._seconds(trouble.wait)
        self.failures += 1
        await self._sleep(seconds)

    @contextmanager
    def noticing_silence(self) -> Iterator[None]:
        """Say so if the block takes long: discord.py tries again for a while without a word."""
        begun = time.monotonic()
        silence = TransientError("Discord does not answer yet.", CHECK_NETWORK)
        loop = asyncio.get_running_loop()
        timer = loop.call_later(SILENCE_SECONDS, lambda: self._begin(silence, begun))
        try:
            yield
        finally:
            timer.cancel()

    def over(self) -> None:
        """Take note that all is well again."""
        self.failures = 0
        if self._since is not None:
            log.warning("Discord is back, after %s", in_words(time.monotonic() - self._since))
            self._since = None

    def _begin(self, trouble: TransientError, since: float | None = None) -> None:
        if self._since is not None:
            log.debug("still in trouble: %s", trouble.message)
            return
        self._since = time.monotonic() if since is None else since
        log.warning("%s %s", trouble.message, _what_happens(trouble))

    def _seconds(self, asked: float | None) -> float:
        """Return at least what was asked for, and a little more or less than all others wait."""
        most = min(self._longest, self._first * 2.0 ** min(self.failures, _DOUBLINGS))
        by_itself = most * (0.5 + self._chance() / 2)
        if asked is None:
            return by_itself
        return max(by_itself, asked + min(asked, 1.0) * self._chance())


def _what_happens(trouble: TransientError) -> str:
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
