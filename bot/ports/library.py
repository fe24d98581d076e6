"""The library: the packs in play, their index, and how to renew them."""

from collections.abc import Iterable
from typing import Protocol

import msgspec

from bot.game.kinds import Question
from bot.game.selection import Entry


class Trouble(msgspec.Struct, frozen=True):
    """One thing wrong in a file of the questions folder, in words for the person who edits it."""

    file: str
    place: str
    what: str
    fix: str
    is_error: bool


class PackInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to know of a pack without opening it; `kinds` counts questions by kind."""

    id: str
    title: str
    description: str
    revision: str
    source: str
    kinds: dict[str, int]
    troubles: tuple[Trouble, ...] = ()
    stale: bool = False
    """True when its file has an error now, so that the last good version stays in play."""

    @property
    def questions(self) -> int:
        """Return the number of questions of all kinds."""
        return sum(self.kinds.values())


class Pack(Protocol):
    """One revision of a pack; it never changes, so a game keeps the one it began with."""

    @property
    def info(self) -> PackInfo:
        """Return the pack's card."""
        ...

    @property
    def index(self) -> tuple[Entry, ...]:
        """Return what picking needs to know of each question."""
        ...

    def get(self, ids: Iterable[str]) -> list[Question]:
        """Return the questions with these ids, in this order; raises KeyError for a stranger."""
        ...

    def picture(self, path: str) -> bytes:
        """Return a picture that a question of it names, from the disk as it is now.

        Raises PackError for what cannot be shown.
        """
        ...


class PackChange(msgspec.Struct, frozen=True):
    """How a pack differs after a reload, in numbers of questions."""

    info: PackInfo
    added: int
    reworded: int
    removed: int


class ReloadReport(msgspec.Struct, frozen=True):
    """What a reload did; `troubles` lists every problem of every file."""

    added: tuple[PackInfo, ...]
    changed: tuple[PackChange, ...]
    removed: tuple[PackInfo, ...]
    kept: tuple[PackInfo, ...]
    troubles: tuple[Trouble, ...]
    """`kept` are packs whose file has an error now: their last good version stays in play."""


class PacksInPlay(Protocol):
    """The packs that one server plays, at the time of each call: a reload may come in between."""

    def packs(self) -> tuple[Pack, ...]:
        """Return every pack in play, sorted by title."""
        ...

    def pack(self, pack_id: str) -> Pack | None:
        """Return the pack with this id, if it is in play."""
        ...

    def picture(self, pack_id: str, path: str) -> bytes:
        """Return a picture as its pack serves it, also when that has left play since.

        Waits for the disk; raises PackError for what cannot be shown.
        """
        ...


class Library(Protocol):
    """All packs, and who plays them: reading is instant, reloading swaps all at once."""

    def for_server(self, guild: int) -> PacksInPlay:
        """Return the packs in play for a server."""
        ...

    def troubles(self) -> tuple[Trouble, ...]:
        """Return every problem found by the last reload, also of files that yield no pack."""
        ...

    async def reload(self) -> ReloadReport:
        """Read, check and swap in everything; raises PackError if the folder cannot be read."""
        ...
