"""The ledger: games, rounds, answers and settlements, written once and never edited."""

from typing import Protocol

import msgspec

from bot.game.ending import Ending
from bot.ports.owner import Owner


class NewGame(msgspec.Struct, frozen=True, kw_only=True):
    """A game that is about to begin.

    Only its `owner` takes it up after a restart. `packs` are the (id, revision) pairs it is played
    from; `request` is what was asked for, as JSON of the caller's choosing, handed back by
    `Ledger.request_of` to play the same again.
    `plan` holds the canonical JSON of every question in the order of asking, so that a game can
    go on after a restart; `laps` are the (question id, lap) pairs that its questions are at in the
    server's bag from now on.
    """

    guild: int
    channel: int
    owner: Owner
    starter: int
    starter_name: str
    packs: tuple[tuple[str, str], ...]
    request: bytes
    plan: tuple[bytes, ...]
    laps: tuple[tuple[str, int], ...]
    started_ms: int


class NewRound(msgspec.Struct, frozen=True, kw_only=True):
    """A round that is about to be posted.

    `content` is the question's canonical JSON (stored once under its hash); `option_order` maps
    shown positions to the pack's options: shown option i is the pack's option option_order[i].
    """

    game: int
    number: int
    question_id: str
    content: bytes
    option_order: tuple[int, ...]
    deadline_ms: int


class NewAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer that a member gave; which of theirs count is the round's rule.

    `seq` counts the member's answers in this round from 1; `at_ms` is the answer's instant and
    `elapsed_ms` its distance from the card's, both in Discord's own time, the latter without the
    time in which the bot was away. `given` is the JSON of `bot.game.given`.
    """

    guild: int
    round: int
    user: int
    name: str
    seq: int
    given: bytes
    at_ms: int
    elapsed_ms: int


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """What one member earned in a round; `periods` are the keys of the boards it counts in.

    `partly` when points were earned for a part of the answer.
    """

    user: int
    points: int
    right: bool
    partly: bool = False
    periods: tuple[str, ...]


class Settlement(msgspec.Struct, frozen=True, kw_only=True):
    """The close of a round: one score for each member whose answer counted."""

    guild: int
    round: int
    settled_ms: int
    scores: tuple[Score, ...]


class SavedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as it was recorded."""

    user: int
    name: str
    seq: int
    given: bytes
    at_ms: int
    elapsed_ms: int


class SavedRound(msgspec.Struct, frozen=True, kw_only=True):
    """A round as it stands on record; `message` and `posted_ms` are None until it was posted.

    `away_ms` is the time in which the bot was away while it was open, all of it together.
    """

    id: int
    number: int
    content: bytes
    option_order: tuple[int, ...]
    deadline_ms: int
    message: int | None
    posted_ms: int | None
    away_ms: int
    settled: bool
    revealed: bool
    answers: tuple[SavedAnswer, ...]


class SavedGame(msgspec.Struct, frozen=True, kw_only=True):
    """A game as it stands on record, with its rounds in order."""

    id: int
    guild: int
    channel: int
    starter: int
    starter_name: str
    request: bytes
    plan: tuple[bytes, ...]
    rounds: tuple[SavedRound, ...]


class UnreadableGame(msgspec.Struct, frozen=True, kw_only=True):
    """An unfinished game of which a part is missing or cannot be read; `why` is for operators."""

    id: int
    guild: int
    channel: int
    why: str


class Ledger(Protocol):
    """Keeps what happened; every method returns only after its commit, or raises StoreError."""

    async def open_game(self, game: NewGame) -> int:
        """Save a new game and return its id.

        Refused as ChannelBusy if an unfinished game of this channel is on record, whoever owns it.
        """
        ...

    async def open_round(self, new: NewRound) -> int:
        """Save a round and its question before the card is posted; return the round's id."""
        ...

    async def round_posted(self, round_id: int, message: int, posted_ms: int) -> None:
        """Save which message shows the round and when Discord received it."""
        ...

    async def round_revealed(self, round_id: int) -> None:
        """Save that a settled round's reveal is on screen, so that it is not shown again."""
        ...

    async def postpone(self, round_id: int, deadline_ms: int, away_ms: int) -> None:
        """Give an open round the time back in which the bot was away; `away_ms` is the total."""
        ...

    async def record(self, answer: NewAnswer) -> None:
        """Save an answer; many callers at once share one commit."""
        ...

    async def settle(self, settlement: Settlement) -> bool:
        """Close a round and post its scores to every board in one transaction.

        Keyed by the round: a second settlement changes nothing and returns False.
        """
        ...

    async def end_game(self, game: int, ending: Ending, ended_ms: int) -> None:
        """Mark a game as ended, so that its channel is free; ending twice changes nothing.

        What it did not come to ask goes back into the server's bag, until it is reopened.
        """
        ...

    async def unfinished(self, owner: Owner) -> tuple[SavedGame, ...]:
        """Return an owner's games that did not end, oldest first, but for unreadable ones."""
        ...

    async def unreadable(self, owner: Owner) -> tuple[UnreadableGame, ...]:
        """Return an owner's games that did not end and cannot be taken up from their record."""
        ...

    async def reopen(
        self, guild: int, channel: int, game: int, user: int, owner: Owner
    ) -> SavedGame | None:
        """Take up a game that ended before its last question; None if this channel had none such.

        It is this owner's from then on, whoever played it before. Refused as StartersOnly unless
        this user started it, as ChannelBusy if another game of its channel is on record as
        unfinished, as GameUnreadable if it cannot be read.
        """
        ...

    async def settled_question(self, guild: int, channel: int, round_id: int) -> bytes | None:
        """Return the canonical JSON of a round's question; None while open or unknown here."""
        ...

    async def request_of(self, guild: int, channel: int, game: int) -> bytes | None:
        """Return what was asked for when a game of this channel began, or None if unknown."""
        ...
