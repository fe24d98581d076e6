"""Timers: waiting until an instant, or until something happens before it."""

import asyncio

from bot.ports.clock import Clock


async def until(clock: Clock, at_ms: int, event: asyncio.Event) -> None:
    """Return at the instant `at_ms` or as soon as the event is set."""
    timer = asyncio.ensure_future(clock.sleep_until(at_ms))
    signal = asyncio.ensure_future(event.wait())
    try:
        await asyncio.wait({timer, signal}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        timer.cancel()
        signal.cancel()
