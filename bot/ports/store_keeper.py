"""What an operator does with a store, whatever engine keeps it, and what comes of it."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec

from bot.ports.ledger import UnreadableGame
from bot.ports.second_bot import Sightings

QUESTIONS = "questions"
"""The folder of an archive with the questions in it."""


class StoreState(msgspec.Struct, frozen=True, kw_only=True):
    """A store as it is found, undamaged; what keeps a bot from using it is raised instead.

    `name` tells which it is, `unmade` how far it is from being there yet, both for operators.
    A `concern` does not keep the bot from playing; `remedy` is how to mend it.
    """

    name: str
    unmade: str = ""
    version: int = 0
    newest: int = 0
    size: int = 0
    in_use: bool = False
    concern: str = ""
    remedy: str = ""


class StoredFile(msgspec.Struct, frozen=True):
    """What one file must be once it is unpacked."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says of itself; `version` is Footnote's, `schema` the database's."""

    format: int
    version: str
    schema: int
    made: str
    counts: dict[str, int]
    files: dict[str, StoredFile]

    @property
    def question_files(self) -> int:
        """Return how many files of the questions folder it holds."""
        return sum(name.startswith(f"{QUESTIONS}/") for name in self.files)


class Backup(msgspec.Struct, frozen=True):
    """A backup that was made; `mended` when the boards in it had to be added up again."""

    path: Path
    manifest: Manifest
    mended: bool


class Restoration(msgspec.Struct, frozen=True):
    """What was restored, and where that which it replaced is kept.

    `set_aside` is where the questions of the backup are when their folder cannot be written to.
    """

    manifest: Manifest
    kept: tuple[Path, ...]
    set_aside: Path | None


class Difference(msgspec.Struct, frozen=True):
    """One place where a board is not what the ledger adds up to."""

    guild: int
    period: str
    what: str
    ledger: str | None
    board: str | None


class Checkup(msgspec.Struct, frozen=True, kw_only=True):
    """What was found.

    `problems` are damages of the store, `differences` boards that are not the sum of the ledger;
    the boards of a `version` before the `newest` are looked at once the bot has brought it up to
    date. `unreadable` are unfinished games that the next start has to end; nothing else is touched
    by it. `counts` holds the number of rows of each table that people know of.
    """

    version: int
    newest: int
    problems: tuple[str, ...]
    differences: tuple[Difference, ...]
    unfinished: int
    unreadable: tuple[UnreadableGame, ...] = ()
    counts: dict[str, int]

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        return not (self.problems or self.differences or self.unreadable)


class StoreKeeper(Protocol):
    """Looks after one store, which need not be open; every method waits for the disk.

    What is wrong with the store is raised as StoreUnusable, all other trouble as StoreError.
    """

    @property
    def name(self) -> str:
        """Return which store it is, in words for an operator and without any secret."""
        ...

    @property
    def disk(self) -> Path | None:
        """Return a folder on the disk that the store fills; None if it is on another machine."""
        ...

    @property
    def sightings(self) -> Sightings:
        """Return what is noted of a second bot with the same token."""
        ...

    def state(self) -> StoreState:
        """Look at the store as a start would, without changing it or keeping anybody out."""
        ...

    def backup(self, questions: Path, target: Path | None, now: datetime) -> Backup:
        """Save the store and a questions folder in one new file, also while a bot plays on it.

        Without a target, where backups go.
        """
        ...

    def restore(self, archive: Path, questions: Path, now: datetime) -> Restoration:
        """Put a backup in the place of the store and the questions; no bot may be running."""
        ...

    def check(self) -> Checkup:
        """Look for damage and compare every board with the ledger, also while a bot plays."""
        ...

    def repair(self) -> Checkup:
        """Make every board anew from the ledger, and check again; no bot may be running."""
        ...
