"""The note about a second bot with the same token: a small file beside the database."""

import os
from pathlib import Path

import msgspec

from bot.ports.second_bot import Sighting

SUFFIX = ".second-bot"


class SightingFile:
    """Keeps the last sighting in a file of its own, so that it never waits for the scores."""

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(database.name + SUFFIX)

    def load(self) -> Sighting | None:
        """Return what was kept."""
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Sighting)
        except (FileNotFoundError, msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def keep(self, sighting: Sighting) -> None:
        """Put a sighting in the place of the last, whole or not at all."""
        new = self.path.with_name(f"{self.path.name}.new")
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.encode(sighting))
        new.replace(self.path)
