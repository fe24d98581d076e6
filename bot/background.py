"""Background tasks: nobody awaits them, and a bug that ends one is logged."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

log = logging.getLogger(__name__)


def in_background(work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
    """Start a task that nobody awaits, and keep a reference to it, since asyncio itself does not.

    A bug that ends it is logged as one line at once; the traceback follows at DEBUG.
    """
    task = asyncio.create_task(work, name=name)
    task.add_done_callback(_tell_of_bug)
    return task


def _tell_of_bug(task: asyncio.Task[None]) -> None:
    if task.cancelled() or (bug := task.exception()) is None:
        return
    log.error("%s was ended by a bug: %r", task.get_name(), bug)
    log.debug("%s was ended here", task.get_name(), exc_info=bug)
