"""Runs the compiler in a process of its own, and reads what it writes in small steps.

A file that ends the process, or holds it up for good, becomes a problem of that file; the files
behind it are read by another process. A worker of concurrent.futures would outlive a bot that is
killed, keep one that stops from ending while it hangs, and take its last words with it.
"""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import msgspec

from bot.errors import PackError
from bot.packs.facts.problems import Problem
from bot.packs.library.compiler import BATCH, LENGTH_BYTES, BegunFile, Header, StoredQuestion

PATIENCE = 1200.0
"""Seconds without a word after which a process is given up; a file's own limit comes before."""

LEAVING = 10.0
"""Seconds that a process may take to end once it has said its last word."""

ReadFiles: TypeAlias = list[tuple[Header, dict[str, StoredQuestion]]]

_begun = msgspec.msgpack.Decoder(BegunFile)
_headers = msgspec.msgpack.Decoder(Header)
_batches = msgspec.msgpack.Decoder(list[StoredQuestion])


@dataclass
class _Run:
    """What came of one process; `begun` is its last file, which it read or was still reading."""

    read: ReadFiles = field(default_factory=list)
    begun: BegunFile | None = None
    is_whole: bool = False
    hung: bool = False
    complaint: str = ""

    @property
    def culprit(self) -> BegunFile | None:
        """The file that was being read when the process ended."""
        finished = {header.file for header, _ in self.read[-1:]}
        return self.begun if self.begun and self.begun.file not in finished else None


async def read_apart(folder: Path) -> ReadFiles:
    """Return what came of every file of a folder; raises PackError if none could be begun."""
    read: ReadFiles = []
    after = ""
    while True:
        run = await _run(folder, after)
        read += run.read
        if run.is_whole:
            return read
        if run.begun is None:
            raise _never_began(run)
        if run.culprit:
            read.append((_blamed(run.culprit, run), {}))
        after = os.fsdecode(run.begun.name)


def _never_began(run: _Run) -> PackError:
    if run.hung:
        return PackError("Reading the packs took too long.", "Try again.")
    return PackError(
        f"The packs could not be read: {run.complaint}", "The packs in play stay as they were."
    )


def _blamed(begun: BegunFile, run: _Run) -> Header:
    what = "took too long to read" if run.hung else f"ended its reader: {run.complaint}"
    fix = "Split it, or take out what was added last. Other packs are not affected."
    problem = Problem(begun.file, "", f"This file {what}.", fix)
    return Header(
        file=begun.file, pack_id=begun.pack_id, problems=(problem,), summary=None, count=0
    )


async def _run(folder: Path, after: str) -> _Run:
    command = (sys.executable, "-m", "bot.packs.library.compiler", str(folder), after)
    try:
        process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
    except OSError as error:
        raise PackError(f"The packs could not be read: {error}.", "Try again.") from error
    run = _Run()
    complaining = asyncio.create_task(_stderr_of(process))
    said = ""
    try:
        await _take_in(process, run)
        async with asyncio.timeout(LEAVING):
            await process.wait()
    except TimeoutError:
        run.hung = not run.is_whole
    except (msgspec.MsgspecError, ValueError):
        said = "what it wrote cannot be read"
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        complaints = (await complaining).strip()
    run.complaint = said or complaints.rpartition("\n")[2] or f"exit code {process.returncode}"
    return run


async def _stderr_of(process: Process) -> str:
    return (await process.stderr.read()).decode(errors="replace") if process.stderr else ""


async def _take_in(process: Process, run: _Run) -> None:
    """Note what the compiler tells, up to its last frame or its end."""
    stream = process.stdout
    if stream is None:
        return
    try:
        while body := await _frame(stream):
            run.begun = _begun.decode(body)
            header = _headers.decode(await _frame(stream))
            stored: dict[str, StoredQuestion] = {}
            for _ in range(0, header.count, BATCH):
                batch = _batches.decode(await _frame(stream))
                stored.update((each.entry.id, each) for each in batch)
                await asyncio.sleep(0)  # lets a tap through between two bites
            run.read.append((header, stored))
        run.is_whole = True
    except asyncio.IncompleteReadError:
        return


async def _frame(stream: asyncio.StreamReader) -> bytes:
    async with asyncio.timeout(PATIENCE):
        length = int.from_bytes(await stream.readexactly(LENGTH_BYTES))
        return await stream.readexactly(length)
