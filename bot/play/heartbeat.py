"""The heartbeat: notes on record that the bot is alive, for whoever restarts it."""

import asyncio
import logging
from collections.abc import Callable, Collection
from contextlib import suppress

from bot.background import in_background
from bot.play.live_game import LiveGame
from bot.play.services import Services

log = logging.getLogger(__name__)

LAST_BEAT_SECONDS = 3.0
"""How long a stop waits for a disk to take the last beat."""


class Heartbeat:
    """Saves every two seconds that the bot is alive, while there are games.

    What a round gets back after a restart is the time since the last beat. So no beat may come
    before every game that was taken up has its lost time on record.
    """

    def __init__(self, services: Services, games: Callable[[], Collection[LiveGame]]) -> None:
        self._services = services
        self._games = games
        self._task: asyncio.Task[None] | None = None
        self._is_failing = False

    def start(self) -> None:
        """Beat from now on; a second start does nothing."""
        if self._task is None:
            self._task = in_background(self._run(), "the heartbeat")

    async def stop(self) -> None:
        """Beat a last time, so that a clean restart loses no second, and end."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_BEAT_SECONDS):
                await self.beat()

    async def beat(self) -> None:
        """Save that the bot is alive, if that may be said; trouble is noted when it begins."""
        if any(game.is_resuming for game in self._games()):
            return
        try:
            now_ms = self._services.clock.now_ms()
            await self._services.liveness.alive(self._services.owner, now_ms)
            self._is_failing = False
        except Exception as trouble:  # noqa: BLE001 - whatever it is, the next beat is tried
            if not self._is_failing:
                log.warning("the heartbeat cannot be saved: %s", str(trouble) or repr(trouble))
            self._is_failing = True

    async def _run(self) -> None:
        clock = self._services.clock
        while True:
            if self._games():
                await self.beat()
            await clock.sleep_until(clock.now_ms() + self._services.pace.alive_ms)
