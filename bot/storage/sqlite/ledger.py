"""The ledger in SQLite: what happened, each thing saved before anybody is told of it."""

import sqlite3
from functools import partial
from typing import TypeAlias

import msgspec

from bot.errors import ChannelBusy, StoreError
from bot.game.question import content_hash
from bot.ports.ledger import NewAnswer, NewGame, NewRound, Settlement
from bot.storage.sqlite.connection import Connection
from bot.storage.sqlite.settling import settle
from bot.storage.sqlite.writer import Writer

_Member: TypeAlias = tuple[int, str]
"""A member's surrogate id and the name last saved."""

REMEMBERED_MEMBERS = 100_000
"""Members whose id is kept at hand; some 20 MB when full, then it starts anew."""

_SEE_MEMBER = """
INSERT INTO members (guild_id, user_id, name) VALUES (?, ?, ?)
ON CONFLICT (guild_id, user_id) DO UPDATE SET name = excluded.name
RETURNING id
"""
_ADD_GAME = """
INSERT INTO games (guild_id, channel_id, starter_id, packs, request, started_ms)
VALUES (?, ?, ?, ?, ?, ?) RETURNING id
"""
_ADD_QUESTION = "INSERT INTO questions (hash, id, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
_ADD_ROUND = """
INSERT INTO rounds (game_id, number, question_hash, question_id, option_order, deadline_ms)
VALUES (?, ?, ?, ?, ?, ?) RETURNING id
"""
_ADD_ANSWER = """
INSERT INTO answers (round_id, member_id, seq, option, at_ms, elapsed_ms)
SELECT rounds.id, ?, ?, ?, ?, ? FROM rounds JOIN games ON games.id = rounds.game_id
WHERE rounds.id = ? AND rounds.settled_ms IS NULL AND games.guild_id = ?
"""
_SETTLED_QUESTION = """
SELECT questions.content
FROM rounds JOIN games ON games.id = rounds.game_id
JOIN questions ON questions.hash = rounds.question_hash
WHERE rounds.id = ? AND games.guild_id = ? AND rounds.settled_ms IS NOT NULL
"""


class SqliteLedger:
    """Implements the Ledger port on the store's writer, and its look-ups on the reader."""

    def __init__(self, writer: Writer, reader: Connection) -> None:
        self._writer = writer
        self._reader = reader
        self._members: dict[tuple[int, int], _Member] = {}

    async def open_game(self, game: NewGame) -> int:
        """Save a new game and return its id; raises ChannelBusy."""
        return await self._writer.submit(partial(_open_game, game=game), "a new game")

    async def open_round(self, new: NewRound) -> int:
        """Save a round and its question; return the round's id."""
        return await self._writer.submit(partial(_open_round, new=new), "a new round")

    async def round_posted(self, round_id: int, message: int, posted_ms: int) -> None:
        """Save which message shows the round and since when."""
        sql = "UPDATE rounds SET message_id = ?, posted_ms = ? WHERE id = ?"

        def work(connection: sqlite3.Connection) -> None:
            if connection.execute(sql, (message, posted_ms, round_id)).rowcount == 0:
                raise StoreError(f"Round {round_id} is unknown.")

        await self._writer.submit(work, "the message of a round")

    async def record(self, answer: NewAnswer) -> None:
        """Save an answer; many callers at once share one commit."""
        key = (answer.guild, answer.user)
        known = self._members.get(key)
        if known is not None and known[1] != answer.name:
            known = None
        work = partial(_record, answer=answer, known=known)
        member = await self._writer.submit(work, "an answer")
        if known is None:  # remembered only now: had the commit failed, the id would be nobody's
            if len(self._members) >= REMEMBERED_MEMBERS:
                self._members.clear()
            self._members[key] = (member, answer.name)

    async def settle(self, settlement: Settlement) -> bool:
        """Close a round and post its scores; False if it was closed already."""
        return await self._writer.submit(partial(settle, settlement=settlement), "a settlement")

    async def end_game(self, game: int, reason: str, ended_ms: int) -> None:
        """Mark a game as ended; ending twice changes nothing."""
        sql = "UPDATE games SET ended_ms = ?, end_reason = ? WHERE id = ? AND ended_ms IS NULL"

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(sql, (ended_ms, reason, game))

        await self._writer.submit(work, "the end of a game")

    async def end_unfinished(self, reason: str, ended_ms: int) -> int:
        """End every unfinished game and return how many there were."""
        sql = "UPDATE games SET ended_ms = ?, end_reason = ? WHERE ended_ms IS NULL"

        def work(connection: sqlite3.Connection) -> int:
            return connection.execute(sql, (ended_ms, reason)).rowcount

        return await self._writer.submit(work, "the end of unfinished games")

    async def settled_question(self, guild: int, round_id: int) -> bytes | None:
        """Return the canonical JSON of a settled round's question."""
        return await self._reader.read(partial(_one_text, _SETTLED_QUESTION, (round_id, guild)))

    async def request_of(self, guild: int, game: int) -> bytes | None:
        """Return what was asked for when the game began."""
        sql = "SELECT request FROM games WHERE id = ? AND guild_id = ?"
        return await self._reader.read(partial(_one_text, sql, (game, guild)))


def _open_game(connection: sqlite3.Connection, game: NewGame) -> int:
    busy = "SELECT 1 FROM games WHERE channel_id = ? AND ended_ms IS NULL"
    if connection.execute(busy, (game.channel,)).fetchone():
        raise ChannelBusy("A game is already running in this channel.")
    starter = _see_member(connection, game.guild, game.starter, game.starter_name)
    packs = msgspec.json.encode(game.packs).decode()
    row = (game.guild, game.channel, starter, packs, game.request.decode(), game.started_ms)
    return _new_id(connection, _ADD_GAME, row)


def _open_round(connection: sqlite3.Connection, new: NewRound) -> int:
    name = content_hash(new.content)
    connection.execute(_ADD_QUESTION, (name, new.question_id, new.content.decode()))
    order = msgspec.json.encode(new.option_order).decode()
    row = (new.game, new.number, name, new.question_id, order, new.deadline_ms)
    return _new_id(connection, _ADD_ROUND, row)


def _record(connection: sqlite3.Connection, answer: NewAnswer, known: _Member | None) -> int:
    member = known[0] if known else _see_member(connection, answer.guild, answer.user, answer.name)
    tap = (member, answer.seq, answer.option, answer.at_ms, answer.elapsed_ms)
    if connection.execute(_ADD_ANSWER, (*tap, answer.round, answer.guild)).rowcount == 0:
        raise StoreError(f"Not saved: an answer. Round {answer.round} is settled or unknown.")
    return member


def _see_member(connection: sqlite3.Connection, guild: int, user: int, name: str) -> int:
    return _new_id(connection, _SEE_MEMBER, (guild, user, name))


def _new_id(connection: sqlite3.Connection, sql: str, row: tuple[int | str, ...]) -> int:
    (new,) = connection.execute(sql, row).fetchone()
    return int(new)


def _one_text(sql: str, key: tuple[int, int], connection: sqlite3.Connection) -> bytes | None:
    row = connection.execute(sql, key).fetchone()
    return None if row is None else str(row[0]).encode()
