"""The running count on an open card: one edit in flight, the newest wins, none after the reveal."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.background import in_background
from bot.ports.stage import QuestionCard
from bot.ports.stage_errors import StageError

log = logging.getLogger(__name__)

EVERY_SECONDS = 3.0
LAST_EDIT_SECONDS = 2.5
"""How long a reveal waits for an edit that is already on its way."""


class CountEdits:
    """Redraws one card as answers come in; best effort, so trouble is only noted."""

    def __init__(self, redraw: Callable[[QuestionCard], Awaitable[None]]) -> None:
        self._redraw = redraw
        self._newest: QuestionCard | None = None
        self._task: asyncio.Task[None] | None = None
        self._in_flight = False
        self._closed = False

    def show(self, card: QuestionCard) -> None:
        """Draw this card soon, instead of any older one that was not drawn yet."""
        if self._closed:
            return
        self._newest = card
        if self._task is None:
            self._task = in_background(self._keep_drawing(), "counting answers")

    async def close(self) -> bool:
        """Draw no more, and wait for an edit on its way so that it cannot come after the reveal.

        False when that edit had to be given up, and may still arrive.
        """
        self._closed = True
        self._newest = None
        task = self._task
        if task is None:
            return True
        if self._in_flight:
            await asyncio.wait({task}, timeout=LAST_EDIT_SECONDS)
        arrived = not self._in_flight
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return arrived

    async def _keep_drawing(self) -> None:
        while True:
            await self._draw()
            if self._closed:
                return
            await asyncio.sleep(EVERY_SECONDS)
            if self._newest is None:
                self._task = None
                return

    async def _draw(self) -> None:
        card, self._newest = self._newest, None
        if card is None:
            return
        self._in_flight = True
        try:
            await self._redraw(card)
        except StageError as trouble:
            log.info("the count of round %d was not redrawn: %s", card.round, trouble)
        except Exception:
            log.exception("the count of round %d cannot be drawn", card.round)
        self._in_flight = False
