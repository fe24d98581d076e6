"""What is in flight: interactions that members wait for an answer to."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class InFlight:
    """Knows which interactions are being answered, so that a stop can wait for them."""

    def __init__(self) -> None:
        self._ids: set[int] = set()
        self._none = asyncio.Event()
        self._none.set()

    def begin(self, interaction: int) -> None:
        """Take note of an interaction by its id."""
        self._ids.add(interaction)
        self._none.clear()

    def end(self, interaction: int) -> None:
        """Take note that it was answered, or given up; the second time this does nothing."""
        self._ids.discard(interaction)
        if not self._ids:
            self._none.set()

    @contextmanager
    def during(self, interaction: int) -> Iterator[None]:
        """Hold an interaction in flight for as long as the block runs."""
        self.begin(interaction)
        try:
            yield
        finally:
            self.end(interaction)

    async def landed(self, seconds: float) -> bool:
        """Return when all were answered, True, or when the time was up, False."""
        try:
            async with asyncio.timeout(seconds):
                await self._none.wait()
        except TimeoutError:
            return False
        return True
