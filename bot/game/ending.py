"""Endings: why a game is over, as a value that is stored, and worded when it is shown."""

from enum import StrEnum

import msgspec


class EndingKind(StrEnum):
    """The ways in which a game ends; the values stand in the store."""

    FINISHED = "finished"
    STOPPED = "stopped"
    QUIET = "quiet"
    """Nobody answered any more."""
    AWAY = "away"
    """The bot was away for too long."""
    UNSHOWN = "unshown"
    """A card could not be shown."""
    UNSAVED = "unsaved"
    """Something could not be saved."""
    UNREADABLE = "unreadable"
    """The game could not be restored from its record."""
    BROKEN = "broken"
    """A bug."""
    UNKNOWN = "unknown"
    """Of a game from before endings were kept as values, when nothing more can be told."""


class Ending(msgspec.Struct, frozen=True):
    """How a game ended; `by` is the member who stopped it and `name` what they are called."""

    kind: EndingKind
    by: int | None = None
    name: str = ""
