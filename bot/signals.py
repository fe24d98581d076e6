"""Signals: an orderly shutdown on Ctrl+C and the like, and how a child process is ended."""

import asyncio
import logging
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

log = logging.getLogger(__name__)

NAMES: tuple[str, ...] = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Signals that ask a program to end; Windows has no SIGHUP, and only Windows has SIGBREAK."""

ON_WINDOWS = os.name == "nt"


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let a signal end the block in order; what follows the block still runs.

    Only the first signal counts: an interrupted shutdown would leave behind what it was about to
    close.
    """
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None  # noqa: S101 - coroutines run in tasks here
    asked = False

    def end() -> None:
        nonlocal asked
        if asked:
            log.warning("already stopping; give it a few seconds")
            return
        asked = True
        task.cancel()

    undo = [_heard(loop, number, end) for number in _numbers()]
    try:
        yield
    except asyncio.CancelledError:
        if not asked:
            raise
        task.uncancel()
    finally:
        for each in undo:
            each()


def _numbers() -> list[signal.Signals]:
    """Return the signals that exist here; a hang-up that nohup ignores stays ignored."""
    found = [signal.Signals[name] for name in NAMES if name in signal.Signals.__members__]
    return [each for each in found if each.name != "SIGHUP" or _is_let_in(each)]


def _is_let_in(number: signal.Signals) -> bool:
    return signal.getsignal(number) is not signal.SIG_IGN


def _heard(
    loop: asyncio.AbstractEventLoop, number: signal.Signals, end: Callable[[], None]
) -> Callable[[], Any]:
    """Call `end` in the loop on a signal from now on; return what undoes this."""
    with suppress(NotImplementedError):
        loop.add_signal_handler(number, end)
        return lambda: loop.remove_signal_handler(number)
    # On Windows no loop can. Python's own handler runs between two steps of the program, which
    # may be one of the loop's: so the loop is woken rather than called.
    before = signal.signal(number, lambda *_: loop.call_soon_threadsafe(end))
    return lambda: signal.signal(number, before)


def end_with_parent() -> None:
    """Ask this program to end once the process that started it is gone, for whatever reason.

    Known from the pipe that is this program's standard input, to which nobody writes; without one
    this does nothing.
    """
    mode = os.fstat(sys.stdin.fileno()).st_mode
    if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
        threading.Thread(target=_end_at_its_end, name="watching the parent", daemon=True).start()


def _end_at_its_end() -> None:
    with suppress(OSError):
        while os.read(sys.stdin.fileno(), 1_024):
            pass
    signal.raise_signal(signal.SIGTERM)


def started_apart() -> dict[str, Any]:
    """Return the options with which a child is started so that Ctrl+C reaches its parent only."""
    if ON_WINDOWS:
        return {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    return {"process_group": 0}


def ask_to_end(child: asyncio.subprocess.Process) -> None:
    """Ask a child that was started apart to shut down; on Windows `terminate` would kill it."""
    with suppress(ProcessLookupError):
        if ON_WINDOWS:
            child.send_signal(signal.Signals["CTRL_BREAK_EVENT"])
        else:
            child.terminate()
