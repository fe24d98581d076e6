"""Waiting, in the ways a game waits: until an instant or an event, and again after trouble."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.errors import StageError, StoreError
from bot.ports.clock import Clock

log = logging.getLogger(__name__)
T = TypeVar("T")


async def until(clock: Clock, at_ms: int, event: asyncio.Event) -> None:
    """Return at the instant `at_ms` or as soon as the event is set."""
    timer = asyncio.ensure_future(clock.sleep_until(at_ms))
    signal = asyncio.ensure_future(event.wait())
    try:
        await asyncio.wait({timer, signal}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        timer.cancel()
        signal.cancel()


async def patiently(action: Callable[[], Awaitable[T]], clock: Clock, waits_ms: Sequence[int]) -> T:
    """Run an action, and again after each wait while its trouble may pass by itself.

    Raises the StageError or StoreError of the last try, and at once what no waiting can mend.
    """
    for wait_ms in waits_ms:
        try:
            return await action()
        except StageError as trouble:
            if trouble.gone or trouble.missing:
                raise
            log.info("will try again in %d ms: %s", wait_ms, trouble)
        except StoreError as trouble:
            log.warning("will try again in %d ms: %s", wait_ms, trouble)
        await clock.sleep_until(clock.now_ms() + wait_ms)
    return await action()
