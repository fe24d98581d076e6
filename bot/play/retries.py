"""Retries: an action is tried again while its trouble may pass by itself."""

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.errors import StoreError
from bot.play.pace import Pace
from bot.ports.clock import Clock
from bot.ports.stage_errors import StageError

log = logging.getLogger(__name__)
T = TypeVar("T")


async def with_retries(action: Callable[[], Awaitable[T]], clock: Clock, pace: Pace) -> T:
    """Run an action, and again after a wait while its trouble may pass by itself.

    Raises the StageError or StoreError of the last try, and at once what no waiting can mend.
    """
    stage_waits, store_waits = iter(pace.retry_ms), iter(pace.save_retry_ms)
    while True:
        try:
            return await action()
        except StageError as error:
            is_final = error.trouble.is_gone or error.trouble.takes_a_person
            wait_ms = None if is_final else next(stage_waits, None)
            if wait_ms is None:
                raise
            log.info("will try again in %d ms: %s", wait_ms, error)
        except StoreError as trouble:
            wait_ms = next(store_waits, None)
            if wait_ms is None:
                raise
            log.warning("will try again in %d ms: %s", wait_ms, trouble)
        await clock.sleep_until(clock.now_ms() + wait_ms)
