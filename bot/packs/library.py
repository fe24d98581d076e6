"""The packs in play, and their renewal: read apart, checked, then swapped in all at once."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bot.errors import PackError
from bot.game.picking import Entry
from bot.game.question import Question, decode
from bot.packs.compiling import BATCH, LENGTH_BYTES, Card, Header, Stored
from bot.packs.problems import Problem, Severity
from bot.ports.library import PackChange, PackInfo, ReloadReport, Trouble

PATIENCE = 600.0
"""Seconds after which a reload is given up."""

_headers = msgspec.msgpack.Decoder(Header)
_batches = msgspec.msgpack.Decoder(list[Stored])


class StoredPack:
    """One revision of a pack: its index in the open, its questions as canonical JSON."""

    def __init__(self, info: PackInfo, stored: Mapping[str, Stored]) -> None:
        self.info = info
        self.stored = stored
        self.index: tuple[Entry, ...] = tuple(each.entry for each in stored.values())

    def get(self, ids: Iterable[str]) -> list[Question]:
        """Return the questions with these ids, in this order; raises KeyError for a stranger."""
        return [decode(self.stored[each].content) for each in ids]

    def marked(self, troubles: tuple[Trouble, ...]) -> "StoredPack":
        """Return this revision as the last good one of a file that has an error now."""
        info = msgspec.structs.replace(self.info, troubles=troubles, stale=True)
        return StoredPack(info, self.stored)

    def changed_since(self, old: "StoredPack") -> PackChange | None:
        """Return how this differs from an earlier revision, or None where players see no change."""
        before = old.stored
        known = [(each, before[name]) for name, each in self.stored.items() if name in before]
        reworded = sum(each.hash != earlier.hash for each, earlier in known)
        added, removed = len(self.stored) - len(known), len(before) - len(known)
        words = (self.info.title, self.info.description, self.info.source)
        same_words = words == (old.info.title, old.info.description, old.info.source)
        if same_words and not (added or removed or reworded):
            return None
        return PackChange(self.info, added, reworded, removed)


@dataclass(frozen=True)
class _Snapshot:
    """Everything in play at one time; a reload replaces it as a whole."""

    packs: Mapping[str, StoredPack]
    troubles: tuple[Trouble, ...] = ()


class FolderLibrary:
    """The packs of one folder. Empty until the first `reload`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._now = _Snapshot({})
        self._one_at_a_time = asyncio.Lock()

    def packs(self) -> tuple[StoredPack, ...]:
        """Return every pack in play, sorted by title."""
        return tuple(sorted(self._now.packs.values(), key=lambda pack: pack.info.title.casefold()))

    def pack(self, pack_id: str) -> StoredPack | None:
        """Return the pack with this id, if it is in play."""
        return self._now.packs.get(pack_id)

    def troubles(self) -> tuple[Trouble, ...]:
        """Return every problem found by the last reload, also of files that yield no pack."""
        return self._now.troubles

    async def reload(self) -> ReloadReport:
        """Read, check and swap in everything; raises PackError if the folder cannot be read.

        Games hold the packs they began with, so that nothing changes under them.
        """
        async with self._one_at_a_time:
            _check_folder(self._folder)
            read = await _read_apart(self._folder)
            old, self._now = self._now, _renewed(self._now, read)
            return _report(old, self._now)


def _check_folder(folder: Path) -> None:
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise PackError(
            f"The questions folder {folder} cannot be read: {error.strerror}.",
            "Set QUESTIONS_DIR to a folder with fact files.",
        ) from error


_Read = list[tuple[Header, dict[str, Stored]]]


async def _read_apart(folder: Path) -> _Read:
    """Run the compiler in a process of its own and take in what it writes, bite by bite."""
    command = (sys.executable, "-m", "bot.packs.compiling", str(folder))
    try:
        process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
    except OSError as error:
        raise PackError(f"The packs could not be read: {error}.", "Try again.") from error
    try:
        async with asyncio.timeout(PATIENCE):
            read, complaint = await asyncio.gather(_take_in(process), _stderr_of(process))
            await process.wait()
    except TimeoutError as error:
        raise PackError("Reading the packs took too long.", "Split large files.") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if read is None:
        last = complaint.strip().rpartition("\n")[2] or f"exit code {process.returncode}"
        raise PackError(
            f"The packs could not be read: {last}", "The packs in play stay as they were."
        )
    return read


async def _stderr_of(process: Process) -> str:
    return (await process.stderr.read()).decode(errors="replace") if process.stderr else ""


async def _take_in(process: Process) -> _Read | None:
    """Return what the compiler found, or None if it ended before its last frame."""
    stream = process.stdout
    if stream is None:
        return None
    read: _Read = []
    try:
        while body := await _frame(stream):
            header = _headers.decode(body)
            stored: dict[str, Stored] = {}
            for _ in range(0, header.count, BATCH):
                batch = _batches.decode(await _frame(stream))
                stored.update((each.entry.id, each) for each in batch)
                await asyncio.sleep(0)  # lets a tap through between two bites
            read.append((header, stored))
    except asyncio.IncompleteReadError:
        return None
    return read


async def _frame(stream: asyncio.StreamReader) -> bytes:
    length = int.from_bytes(await stream.readexactly(LENGTH_BYTES))
    return await stream.readexactly(length)


def _renewed(old: _Snapshot, read: _Read) -> _Snapshot:
    packs: dict[str, StoredPack] = {}
    found: list[Trouble] = []
    for header, stored in read:
        troubles = tuple(map(_trouble, header.problems))
        found += troubles
        if header.card:
            packs[header.pack_id] = StoredPack(_info(header, header.card, troubles), stored)
        elif last_good := old.packs.get(header.pack_id):
            packs[header.pack_id] = last_good.marked(troubles)
    return _Snapshot(packs, tuple(found))


def _info(header: Header, card: Card, troubles: tuple[Trouble, ...]) -> PackInfo:
    return PackInfo(
        id=header.pack_id,
        title=card.title,
        description=card.description,
        revision=card.revision,
        source=card.source,
        kinds=card.kinds,
        troubles=troubles,
    )


def _trouble(problem: Problem) -> Trouble:
    is_error = problem.severity is Severity.ERROR
    return Trouble(Path(problem.file).name, problem.place, problem.wrong, problem.fix, is_error)


def _report(old: _Snapshot, new: _Snapshot) -> ReloadReport:
    both = [(pack, old.packs[name]) for name, pack in new.packs.items() if name in old.packs]
    changes = (pack.changed_since(before) for pack, before in both if not pack.info.stale)
    return ReloadReport(
        added=tuple(pack.info for name, pack in new.packs.items() if name not in old.packs),
        changed=tuple(change for change in changes if change),
        removed=tuple(pack.info for name, pack in old.packs.items() if name not in new.packs),
        kept=tuple(pack.info for pack in new.packs.values() if pack.info.stale),
        troubles=new.troubles,
    )
