"""The heartbeat: notes on record that the bot is alive, for whoever restarts it."""

import asyncio
import logging
from collections.abc import Callable

from bot.errors import StoreError
from bot.play.surroundings import Surroundings

log = logging.getLogger(__name__)


class Heartbeat:
    """Saves every two seconds that the bot is alive while `is_needed` says that it matters."""

    def __init__(self, around: Surroundings, is_needed: Callable[[], bool]) -> None:
        self._around = around
        self._is_needed = is_needed
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Beat from now on; a second start does nothing."""
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="heartbeat")

    async def stop(self) -> None:
        """Beat a last time, so that a clean restart loses no second, and end."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
        await self._beat()

    async def _run(self) -> None:
        clock = self._around.clock
        while True:
            if self._is_needed():
                await self._beat()
            await clock.sleep_until(clock.now_ms() + self._around.pace.alive_ms)

    async def _beat(self) -> None:
        try:
            await self._around.ledger.alive(self._around.clock.now_ms())
        except StoreError as trouble:
            log.warning("the heartbeat was not saved: %s", trouble)
