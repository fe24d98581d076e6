"""What is noted of a second bot that answers with the same token."""

from typing import Protocol

import msgspec

FRESH_MS = 86_400_000
"""After a day without another sighting, the second bot is taken for gone."""


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """When it was noticed last, in Unix milliseconds, and the servers whose moderators know."""

    last_ms: int
    told: tuple[int, ...] = ()


class Sightings(Protocol):
    """Keeps the last sighting beside the scores, for the doctor and over restarts.

    Both methods wait for the disk, so call them in a thread; both raise OSError.
    """

    def load(self) -> Sighting | None:
        """Return what was kept; None where nothing was, or nothing that can be read."""
        ...

    def keep(self, sighting: Sighting) -> None:
        """Put a sighting in the place of the last."""
        ...
