"""Games, rounds and answers as rows, written within a transaction of the writer."""

import sqlite3
from collections.abc import Iterable

import msgspec

from bot.errors import StoreError
from bot.game.question import content_hash
from bot.game.refusals import ChannelBusy, RequestRefused
from bot.ports.ledger import NewAnswer, NewGame, NewRound
from bot.storage.sqlite.members.seen_members import see_member

_ADD_GAME = """
INSERT INTO games (guild_id, channel_id, owner, starter_id, packs, request, plan, started_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
"""
_ADD_QUESTION = "INSERT INTO questions (hash, id, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
# Two games of a server may have drawn the same question; it left the bag all the same.
_OUT_OF_THE_BAG = """
INSERT INTO bag (guild_id, question_id, lap) VALUES (?, ?, ?)
ON CONFLICT (guild_id, question_id) DO UPDATE SET lap = max(lap, excluded.lap)
"""
_ADD_ROUND = """
INSERT INTO rounds (game_id, number, question_hash, question_id, option_order, deadline_ms)
VALUES (?, ?, ?, ?, ?, ?) RETURNING id
"""
_ADD_ANSWER = """
INSERT INTO answers (round_id, member_id, seq, given, at_ms, elapsed_ms)
SELECT rounds.id, ?, ?, ?, ?, ? FROM rounds JOIN games ON games.id = rounds.game_id
WHERE rounds.id = ? AND rounds.settled_ms IS NULL AND games.guild_id = ?
"""


class _Named(msgspec.Struct):
    """What every question says of itself."""

    id: str


_name_of = msgspec.json.Decoder(_Named)


def open_game(connection: sqlite3.Connection, game: NewGame) -> int:
    """Save a game with its plan, take its questions out of the bag, return its id.

    Raises RequestRefused where the channel has an unfinished one.
    """
    refuse_busy(connection, game.channel)
    starter = see_member(connection, game.guild, game.starter, game.starter_name)
    packs = msgspec.json.encode(game.packs).decode()
    plan = msgspec.json.encode(_saved_questions(connection, game.plan)).decode()
    connection.executemany(_OUT_OF_THE_BAG, [(game.guild, *lap) for lap in game.laps])
    whose = (game.guild, game.channel, game.owner, starter)
    asked = (packs, game.request.decode(), plan, game.started_ms)
    return _new_id(connection, _ADD_GAME, (*whose, *asked))


def refuse_busy(connection: sqlite3.Connection, channel: int) -> None:
    """Refuse as ChannelBusy if an unfinished game of this channel is on record."""
    busy = "SELECT 1 FROM games WHERE channel_id = ? AND ended_ms IS NULL"
    if connection.execute(busy, (channel,)).fetchone():
        raise RequestRefused(ChannelBusy())


def open_round(connection: sqlite3.Connection, new: NewRound) -> int:
    """Save a round and its question; return the round's id."""
    (name,) = _saved_questions(connection, (new.content,))
    order = msgspec.json.encode(new.option_order).decode()
    row = (new.game, new.number, name, new.question_id, order, new.deadline_ms)
    return _new_id(connection, _ADD_ROUND, row)


def record(connection: sqlite3.Connection, answer: NewAnswer, member: int | None) -> int:
    """Save an answer; return its member's id, which need not be known before."""
    if member is None:
        member = see_member(connection, answer.guild, answer.user, answer.name)
    given = (member, answer.seq, answer.given.decode(), answer.at_ms, answer.elapsed_ms)
    if connection.execute(_ADD_ANSWER, (*given, answer.round, answer.guild)).rowcount == 0:
        raise StoreError(f"Not saved: an answer. Round {answer.round} is settled or unknown.")
    return member


def _saved_questions(connection: sqlite3.Connection, contents: Iterable[bytes]) -> list[str]:
    """Save each question once and return the names under which they are stored, in order."""
    rows = [
        (content_hash(content), _name_of.decode(content).id, content.decode())
        for content in contents
    ]
    connection.executemany(_ADD_QUESTION, rows)
    return [name for name, _, _ in rows]


def _new_id(connection: sqlite3.Connection, sql: str, row: tuple[int | str, ...]) -> int:
    (new,) = connection.execute(sql, row).fetchone()
    return int(new)
