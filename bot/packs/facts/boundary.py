"""The boundary around one file: what nobody foresaw in it is that file's problem alone.

Slips that a writer makes have problems of their own, with place and fix; nothing should ever come
as far as here.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, TracebackType

from bot.packs.facts.problems import Problem

MOST_SECONDS = 600.0
"""Seconds of the processor's time that one file may take, where the system can measure them."""
_ROOM = 200


class TooSlow(Exception):
    """A file took more of the processor's time than one may."""


@contextmanager
def noting_place(place: str) -> Iterator[None]:
    """Note the place in the file on any exception raised inside."""
    try:
        yield
    except Exception as error:
        if not getattr(error, "__notes__", ()):
            error.add_note(place)
        raise


def as_problem(file: str, error: BaseException) -> Problem:
    """Return an unforeseen exception as a problem of its file."""
    place = next(iter(getattr(error, "__notes__", ())), "")
    if isinstance(error, TooSlow):
        wrong = f"The file takes longer than {MOST_SECONDS:.0f} seconds to read and check."
        return Problem(file, place, wrong, "Split it into several packs.")
    if isinstance(error, MemoryError):
        wrong = "There is not enough memory to read and check the file."
        return Problem(file, place, wrong, "Split it into several packs.")
    what = f"{type(error).__name__}: {error}"[:_ROOM]
    wrong = f"Footnote failed on this file ({what}, {_spot(error.__traceback__)})."
    fix = (
        "This is a bug of Footnote: please report it with this file. Other packs are not affected."
    )
    return Problem(file, place, wrong, fix)


def _spot(trace: TracebackType | None) -> str:
    """Return the last line of our own code that was running."""
    found = "nowhere"
    while trace:
        code = trace.tb_frame.f_code
        if "bot" in Path(code.co_filename).parts:
            found = f"{Path(code.co_filename).name} line {trace.tb_lineno}"
        trace = trace.tb_next
    return found


@contextmanager
def time_limit() -> Iterator[None]:
    """Raise TooSlow inside when MOST_SECONDS of the processor's time are used up.

    Measured where the system can and in the main thread; elsewhere nothing is limited.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TooSlow
