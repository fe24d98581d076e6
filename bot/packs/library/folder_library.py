"""The packs in play, and their renewal: read apart, checked, then swapped in all at once."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec

from bot.game.kinds import Question, decode
from bot.game.selection import Entry
from bot.packs.facts.pictures import picture_bytes
from bot.packs.facts.problems import Problem, Severity
from bot.packs.library.compiler import Header, PackSummary, StoredQuestion
from bot.packs.library.loader import listed
from bot.packs.library.reader_process import ReadFiles, read_apart
from bot.ports.library import PackChange, PackInfo, ReloadReport, Trouble


class StoredPack:
    """One revision of a pack: its index in the open, its questions as canonical JSON."""

    def __init__(self, info: PackInfo, stored: Mapping[str, StoredQuestion], folder: Path) -> None:
        self.info = info
        self._folder = folder
        self.stored = stored
        self.index: tuple[Entry, ...] = tuple(each.entry for each in stored.values())

    def get(self, ids: Iterable[str]) -> list[Question]:
        """Return the questions with these ids, in this order; raises KeyError for a stranger."""
        return [decode(self.stored[each].content) for each in ids]

    def picture(self, path: str) -> bytes:
        """Return a picture of the folder that the pack is from; raises PackError."""
        return picture_bytes(self._folder, path)

    def marked(self, troubles: tuple[Trouble, ...]) -> "StoredPack":
        """Return this revision as the last good one of a file that has an error now."""
        info = msgspec.structs.replace(self.info, troubles=troubles, stale=True)
        return StoredPack(info, self.stored, self._folder)

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
    """The packs of one folder, which every server plays. Empty until the first `reload`.

    They are as this process read them last: another one that has the folder reloads by itself, and
    may play another revision meanwhile. A game has its questions on record all the same.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._now = _Snapshot({})
        self._one_at_a_time = asyncio.Lock()

    def for_server(self, guild: int) -> Self:  # noqa: ARG002 - no server has its own yet
        """Return the packs in play for a server: all of them."""
        return self

    def packs(self) -> tuple[StoredPack, ...]:
        """Return every pack in play, sorted by title."""
        return tuple(sorted(self._now.packs.values(), key=lambda pack: pack.info.title.casefold()))

    def pack(self, pack_id: str) -> StoredPack | None:
        """Return the pack with this id, if it is in play."""
        return self._now.packs.get(pack_id)

    def picture(self, pack_id: str, path: str) -> bytes:
        """Return a picture as its pack serves it; of one that has left, while the file stands."""
        pack = self.pack(pack_id)
        return picture_bytes(self._folder, path) if pack is None else pack.picture(path)

    def troubles(self) -> tuple[Trouble, ...]:
        """Return every problem found by the last reload, also of files that yield no pack."""
        return self._now.troubles

    async def reload(self) -> ReloadReport:
        """Read, check and swap in everything; raises PackError if the folder cannot be read.

        Games hold the packs they began with, so that nothing changes under them.
        """
        async with self._one_at_a_time:
            listed(self._folder)  # or say at once why not
            read = await read_apart(self._folder)
            old, self._now = self._now, _renewed(self._now, read, self._folder)
            return _report(old, self._now)


def _renewed(old: _Snapshot, read: ReadFiles, folder: Path) -> _Snapshot:
    packs: dict[str, StoredPack] = {}
    found: list[Trouble] = []
    for header, stored in read:
        troubles = tuple(map(_trouble, header.problems))
        found += troubles
        if header.summary:
            info = _info(header, header.summary, troubles)
            packs[header.pack_id] = StoredPack(info, stored, folder)
        elif last_good := old.packs.get(header.pack_id):
            packs[header.pack_id] = last_good.marked(troubles)
    return _Snapshot(packs, tuple(found))


def _info(header: Header, summary: PackSummary, troubles: tuple[Trouble, ...]) -> PackInfo:
    return PackInfo(
        id=header.pack_id,
        title=summary.title,
        description=summary.description,
        revision=summary.revision,
        source=summary.source,
        kinds=summary.kinds,
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
