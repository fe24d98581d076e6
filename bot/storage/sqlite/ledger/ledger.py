"""The ledger in SQLite: what happened, each thing saved before anybody is told of it."""

import logging
import sqlite3
from functools import partial

from bot.errors import StoreError
from bot.game.ending import Ending
from bot.game.refusals import GameUnreadable, RequestRefused, StartersOnly
from bot.ports.ledger import NewAnswer, NewGame, NewRound, SavedGame, Settlement, UnreadableGame
from bot.ports.owner import Owner
from bot.storage.sqlite.connection import StoreConnection
from bot.storage.sqlite.ledger.bag import put_back, take_out_again
from bot.storage.sqlite.ledger.records import (
    open_game,
    open_round,
    record,
    refuse_busy,
)
from bot.storage.sqlite.ledger.saved_games import saved_games, unfinished_games
from bot.storage.sqlite.ledger.settlements import settle
from bot.storage.sqlite.members.known_members import KnownMember, KnownMembers
from bot.storage.sqlite.members.seen_members import see_member
from bot.storage.sqlite.writer import Writer

log = logging.getLogger(__name__)

_POSTED = "UPDATE rounds SET message_id = ?, posted_ms = ? WHERE id = ?"
_REVEALED = "UPDATE rounds SET revealed = 1 WHERE id = ? AND settled_ms IS NOT NULL"
_POSTPONE = "UPDATE rounds SET deadline_ms = ?, away_ms = ? WHERE id = ? AND settled_ms IS NULL"
_END = """
UPDATE games SET ended_ms = ?, ending = ? WHERE id = ? AND ended_ms IS NULL RETURNING guild_id
"""
_ENDED_BY = "UPDATE games SET ended_by = ? WHERE id = ?"
_ENDED_EARLY = """
SELECT user_id, name
FROM games JOIN members ON members.id = starter_id
WHERE games.id = ? AND games.guild_id = ? AND channel_id = ? AND ended_ms IS NOT NULL
  AND json_array_length(plan) > (SELECT count(*) FROM rounds WHERE game_id = games.id)
"""
_REOPEN = """
UPDATE games SET ended_ms = NULL, ending = NULL, ended_by = NULL, owner = ? WHERE id = ?
"""
_SETTLED_QUESTION = """
SELECT questions.content
FROM rounds JOIN games ON games.id = rounds.game_id
JOIN questions ON questions.hash = rounds.question_hash
WHERE rounds.id = ? AND games.guild_id = ? AND channel_id = ? AND rounds.settled_ms IS NOT NULL
"""


class SqliteLedger:
    """Implements the Ledger port on the store's writer, and its look-ups on the reader."""

    def __init__(self, writer: Writer, reader: StoreConnection, known: KnownMembers) -> None:
        self._writer = writer
        self._reader = reader
        self._known = known

    async def open_game(self, game: NewGame) -> int:
        """Save a new game with its plan and return its id; refused where one is unfinished."""
        return await self._writer.submit(partial(open_game, game=game), "a new game")

    async def open_round(self, new: NewRound) -> int:
        """Save a round and its question; return the round's id."""
        return await self._writer.submit(partial(open_round, new=new), "a new round")

    async def round_posted(self, round_id: int, message: int, posted_ms: int) -> None:
        """Save which message shows the round and since when."""
        row = (message, posted_ms, round_id)
        await self._change_round(_POSTED, row, "the message of a round", "unknown")

    async def round_revealed(self, round_id: int) -> None:
        """Save that the reveal of a settled round is on screen."""
        await self._change_round(_REVEALED, (round_id,), "a reveal", "open or unknown")

    async def postpone(self, round_id: int, deadline_ms: int, away_ms: int) -> None:
        """Save the new deadline of an open round."""
        row = (deadline_ms, away_ms, round_id)
        await self._change_round(_POSTPONE, row, "a new deadline", "settled or unknown")

    async def record(self, answer: NewAnswer) -> None:
        """Save an answer; many callers at once share one commit."""
        who = (answer.guild, answer.user)
        known, erasures = self._known.id_of(who, answer.name), self._known.erasures
        work = partial(record, answer=answer, member=known)
        member = await self._writer.submit(work, "an answer")
        if known is None:  # remembered only now: had the commit failed, the id would be nobody's
            self._known.remember(who, KnownMember(member, answer.name), erasures)

    async def settle(self, settlement: Settlement) -> bool:
        """Close a round and post its scores; False if it was closed already."""
        work = partial(settle, settlement=settlement, former=self._known.former)
        settled = await self._writer.submit(work, "a settlement")
        self._known.settled(settlement.round)
        return settled

    async def end_game(self, game: int, ending: Ending, ended_ms: int) -> None:
        """Mark a game as ended and put what it did not ask back; twice changes nothing."""
        work = partial(_end_game, game=game, ending=ending, ended_ms=ended_ms)
        await self._writer.submit(work, "the end of a game")

    async def unfinished(self, owner: Owner) -> tuple[SavedGame, ...]:
        """Return an owner's games that did not end, oldest first, without erased answers."""
        games = await self._reader.read(partial(unfinished_games, owner=owner))
        return tuple(game for game in games if isinstance(game, SavedGame))

    async def unreadable(self, owner: Owner) -> tuple[UnreadableGame, ...]:
        """Return an owner's games that did not end and of which something is missing."""
        games = await self._reader.read(partial(unfinished_games, owner=owner))
        return tuple(game for game in games if isinstance(game, UnreadableGame))

    async def reopen(
        self, guild: int, channel: int, game: int, user: int, owner: Owner
    ) -> SavedGame | None:
        """Take up a game that ended too early, or return None; raises RequestRefused."""
        work = partial(_reopen, place=(guild, channel), game=game, user=user, owner=owner)
        return await self._writer.submit(work, "that a game goes on")

    async def settled_question(self, guild: int, channel: int, round_id: int) -> bytes | None:
        """Return the canonical JSON of a settled round's question."""
        key = (round_id, guild, channel)
        return await self._reader.read(partial(_one_text, _SETTLED_QUESTION, key))

    async def request_of(self, guild: int, channel: int, game: int) -> bytes | None:
        """Return what was asked for when the game began."""
        sql = "SELECT request FROM games WHERE id = ? AND guild_id = ? AND channel_id = ?"
        return await self._reader.read(partial(_one_text, sql, (game, guild, channel)))

    async def _change_round(
        self, sql: str, row: tuple[int, ...], what: str, otherwise: str
    ) -> None:
        def work(connection: sqlite3.Connection) -> None:
            if connection.execute(sql, row).rowcount == 0:
                raise StoreError(f"Not saved: {what}. Round {row[-1]} is {otherwise}.")

        await self._writer.submit(work, what)


def _end_game(connection: sqlite3.Connection, *, game: int, ending: Ending, ended_ms: int) -> None:
    ended = connection.execute(_END, (ended_ms, ending.kind.value, game)).fetchone()
    if ended is None:
        return
    if ending.by is not None:
        member = see_member(connection, int(ended[0]), ending.by, ending.name)
        connection.execute(_ENDED_BY, (member, game))
    put_back(connection, game)


def _reopen(
    connection: sqlite3.Connection, *, place: tuple[int, int], game: int, user: int, owner: Owner
) -> SavedGame | None:
    ended = connection.execute(_ENDED_EARLY, (game, *place)).fetchone()
    if ended is None:
        return None
    starter, name = ended
    if user != starter:
        raise RequestRefused(StartersOnly(name))
    refuse_busy(connection, place[1])
    connection.execute(_REOPEN, (owner, game))
    take_out_again(connection, game)
    (saved,) = saved_games(connection, [game])
    if isinstance(saved, UnreadableGame):
        log.warning("game %d is not continued: %s", game, saved.why)
        raise RequestRefused(GameUnreadable())
    return saved


def _one_text(sql: str, key: tuple[int, ...], connection: sqlite3.Connection) -> bytes | None:
    row = connection.execute(sql, key).fetchone()
    return None if row is None else str(row[0]).encode()
