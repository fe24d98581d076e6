"""What a start says of the packs: one line in the log, a warning wherever somebody has to act."""

import logging
import os
import shlex
from collections.abc import Sequence
from pathlib import Path

from bot.invocation import called
from bot.ports.library import PackInfo, Trouble
from bot.text_files import shown

log = logging.getLogger(__name__)

MOST_NAMED = 5
"""Files that the line names; the command that it ends with names the others."""


def log_start(packs: Sequence[PackInfo], troubles: Sequence[Trouble], folder: Path) -> None:
    """Log what was loaded from a folder, so that nobody has to guess why nothing can be played."""
    if not packs:
        what = f"put fact files into {shown(folder)}, then reload or restart"
        why = _told(troubles, folder) if troubles else what
        log.warning("no pack is in play, so nothing can be played: %s", why)
        return
    have = _count(len(packs), "pack")
    questions = _count(sum(pack.questions for pack in packs), "question")
    if troubles:
        log.warning("%s in play with %s; %s", have, questions, _told(troubles, folder))
    else:
        log.info("%s in play with %s", have, questions)


def _told(troubles: Sequence[Trouble], folder: Path) -> str:
    errors = sum(trouble.is_error for trouble in troubles)
    counts = [(errors, "error"), (len(troubles) - errors, "warning")]
    told = " and ".join(_count(number, noun) for number, noun in counts if number)
    see_all = f"see them all: {called('packs check')} {_quoted(shown(folder))}"
    return f"{told} in {_files(troubles)}; {see_all}"


def _files(troubles: Sequence[Trouble]) -> str:
    """Name the files, those with errors first."""
    ordered = sorted(troubles, key=lambda each: (not each.is_error, each.file))
    names = list(dict.fromkeys(trouble.file for trouble in ordered))
    more = len(names) - MOST_NAMED
    others = f" and {_count(more, 'other file')}" if more > 0 else ""
    return ", ".join(names[:MOST_NAMED]) + others


def _quoted(name: str) -> str:
    """Return a folder's name as a shell takes it."""
    if os.name == "nt":
        return f'"{name}"' if " " in name else name
    return shlex.quote(name)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
