"""An answer on its way from the stage to its round, and what its member is told."""

from asyncio import Future
from typing import TypeAlias

import msgspec

from bot.game.given import Given
from bot.game.question import Kind
from bot.game.saying import Saying


class Tap(msgspec.Struct, frozen=True, kw_only=True):
    """What arrives from the stage; options are by shown position, `at_ms` is Discord's instant.

    `message` is the card that was tapped, or None for an answer from a private message.
    """

    guild: int
    channel: int
    message: int | None
    game: int
    round: int
    given: Given
    user: int
    name: str
    at_ms: int


class LockedIn(msgspec.Struct, frozen=True):
    """The answer is on record and may still be changed.

    `option` is the shown position where one was picked; `may_reveal` when its member is the
    starter and plays alone. `changes_left` is told once they become few.
    """

    option: int | None
    answer: Saying
    may_reveal: bool
    changes_left: int | None = None


class Guessed(msgspec.Struct, frozen=True):
    """A typed try is on record: right, close or wrong, with so many tries left."""

    answer: Saying
    right: bool
    close: bool
    tries_left: int
    may_reveal: bool


class NamesFound(msgspec.Struct, frozen=True):
    """Names for a list are on record: the new ones found now, and how far the member is."""

    new: tuple[str, ...]
    found: int
    wanted: int
    tries_left: int
    may_reveal: bool


class TooLate(msgspec.Struct, frozen=True):
    """The answer came after the close of a round that is still being shown."""


class RoundOver(msgspec.Struct, frozen=True):
    """The round is settled, of another game, or unknown; nothing was changed."""


class Unfit(msgspec.Struct, frozen=True):
    """What was given cannot be an answer to this question; no try was used."""

    kind: Kind


class NoTriesLeft(msgspec.Struct, frozen=True):
    """The member has solved it or used every try."""

    solved: bool


class AnswerStands(msgspec.Struct, frozen=True):
    """The member has changed their answer as often as they may; `answer` is the one that stands."""

    answer: Saying | None


class NotSaved(msgspec.Struct, frozen=True):
    """The answer could not be saved and does not count; `earlier` is what counts instead."""

    earlier: Saying | None


class Underway(msgspec.Struct, frozen=True):
    """Nobody knows yet whether the answer is saved; `outcome` tells, however long that takes."""

    answer: Saying
    outcome: "Future[Outcome]"


AnswerRefusal: TypeAlias = TooLate | RoundOver | Unfit | NoTriesLeft | AnswerStands
"""Why an answer is not taken."""
Outcome: TypeAlias = LockedIn | Guessed | NamesFound | AnswerRefusal | NotSaved
"""What has become of an answer."""
TapOutcome: TypeAlias = Outcome | Underway
"""What can be told of an answer in the time that Discord gives."""
