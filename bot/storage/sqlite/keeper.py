"""The keeper of an SQLite database: what an operator does with it, by its path."""

from datetime import datetime
from pathlib import Path
from typing import Self

from bot.ports.store_keeper import Backup, Checkup, Restoration, StoreState
from bot.storage.second_bot import SightingFile
from bot.storage.sqlite.address import path_of
from bot.storage.sqlite.files.places import nearest_folder
from bot.storage.sqlite.upkeep.backup import backup, default_target
from bot.storage.sqlite.upkeep.checkup import check, repair
from bot.storage.sqlite.upkeep.restore import restore
from bot.storage.sqlite.upkeep.state import state_of


class SqliteKeeper:
    """Implements the StoreKeeper port."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self.sightings = SightingFile(database)

    @classmethod
    def of(cls, url: str) -> Self:
        """Return the keeper of the database at a `sqlite:///…` address; raises ConfigError."""
        return cls(path_of(url))

    @property
    def name(self) -> str:
        """Return the path, as it was given."""
        return str(self._database)

    @property
    def disk(self) -> Path:
        """Return the folder of the database, or the closest one above it that exists."""
        return nearest_folder(self._database.parent)

    def state(self) -> StoreState:
        """Look at the database without its lock and without changing it."""
        return state_of(self._database)

    def backup(self, questions: Path, target: Path | None, now: datetime) -> Backup:
        """Save the database and a questions folder in one new file."""
        target = target or default_target(self._database, now)
        return backup(self._database, questions, target, now)

    def restore(self, archive: Path, questions: Path, now: datetime) -> Restoration:
        """Put a backup in the place of the database and the questions."""
        return restore(archive, self._database, questions, now)

    def check(self) -> Checkup:
        """Look for damage, and compare every board with the ledger."""
        return check(self._database)

    def repair(self) -> Checkup:
        """Make every board anew from the ledger, and check again."""
        return repair(self._database)
