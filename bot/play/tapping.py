"""A tap on an answer button, and what its member is told."""

from typing import TypeAlias

import msgspec


class Tap(msgspec.Struct, frozen=True, kw_only=True):
    """What arrives from the stage; `option` is the shown position, `at_ms` Discord's instant."""

    guild: int
    channel: int
    message: int
    game: int
    round: int
    option: int
    user: int
    name: str
    at_ms: int


class LockedIn(msgspec.Struct, frozen=True):
    """The answer is on record; `may_reveal` when its member is the starter and plays alone."""

    option: int
    text: str
    may_reveal: bool


class TooLate(msgspec.Struct, frozen=True):
    """The tap came after the deadline of a round that is still being shown."""


class RoundOver(msgspec.Struct, frozen=True):
    """The round is settled, of another game, or unknown; nothing was changed."""


class NotSaved(msgspec.Struct, frozen=True):
    """The answer could not be saved and does not count; `earlier` is what counts instead."""

    earlier: str | None


TapOutcome: TypeAlias = LockedIn | TooLate | RoundOver | NotSaved
