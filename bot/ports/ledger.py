"""The ledger: games, rounds, answers and settlements, written once and never edited."""

from typing import Protocol

import msgspec


class NewGame(msgspec.Struct, frozen=True, kw_only=True):
    """A game that is about to begin.

    `packs` are the (id, revision) pairs it is played from; `request` is what was asked for, as
    JSON of the caller's choosing, handed back by `Ledger.request_of` to play the same again.
    """

    guild: int
    channel: int
    starter: int
    starter_name: str
    packs: tuple[tuple[str, str], ...]
    request: bytes
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
    """One tap that counts until the same member taps another option.

    `seq` counts the member's taps in this round from 1; `at_ms` is the tap's instant and
    `elapsed_ms` its distance from the card's, both in Discord's own time. `option` is the pack's.
    """

    guild: int
    round: int
    user: int
    name: str
    seq: int
    option: int
    at_ms: int
    elapsed_ms: int


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """What one member earned in a round; `periods` are the keys of the boards it counts in."""

    user: int
    points: int
    right: bool
    periods: tuple[str, ...]


class Settlement(msgspec.Struct, frozen=True, kw_only=True):
    """The close of a round: one score for each member whose answer counted."""

    guild: int
    round: int
    settled_ms: int
    scores: tuple[Score, ...]


class Ledger(Protocol):
    """Keeps what happened; every method returns only after its commit, or raises StoreError."""

    async def open_game(self, game: NewGame) -> int:
        """Save a new game and return its id.

        Raises ChannelBusy if an unfinished game of this channel is on record.
        """
        ...

    async def open_round(self, new: NewRound) -> int:
        """Save a round and its question before the card is posted; return the round's id."""
        ...

    async def round_posted(self, round_id: int, message: int, posted_ms: int) -> None:
        """Save which message shows the round and when Discord received it."""
        ...

    async def record(self, answer: NewAnswer) -> None:
        """Save an answer; many callers at once share one commit."""
        ...

    async def settle(self, settlement: Settlement) -> bool:
        """Close a round and post its scores to every board in one transaction.

        Keyed by the round: a second settlement changes nothing and returns False.
        """
        ...

    async def end_game(self, game: int, reason: str, ended_ms: int) -> None:
        """Mark a game as ended, so that its channel is free; ending twice changes nothing."""
        ...

    async def end_unfinished(self, reason: str, ended_ms: int) -> int:
        """End every game on record as unfinished and return how many there were."""
        ...

    async def settled_question(self, guild: int, round_id: int) -> bytes | None:
        """Return the canonical JSON of a round's question, or None while it is open or unknown."""
        ...

    async def request_of(self, guild: int, game: int) -> bytes | None:
        """Return what was asked for when a game of this server began, or None if unknown."""
        ...
