"""The clock: Discord's time as well as it can be known here."""

from typing import Protocol


class Clock(Protocol):
    """Tells and waits in Discord's time, in Unix milliseconds."""

    def now_ms(self) -> int:
        """Return the estimated time at Discord."""
        ...

    async def sleep_until(self, at_ms: int) -> None:
        """Return when `now_ms()` has reached `at_ms`."""
        ...
