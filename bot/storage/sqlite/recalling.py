"""Recalling: whole games as they stand on record, each table read once for all of them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import msgspec

from bot.ports.ledger import SavedAnswer, SavedGame, SavedRound

_Rounds: TypeAlias = dict[int, list[SavedRound]]
_Answers: TypeAlias = dict[int, list[SavedAnswer]]

_THESE = "SELECT value FROM json_each(?)"
_GAMES = f"""
SELECT games.id, games.guild_id, channel_id, user_id, name, request, plan
FROM games JOIN members ON members.id = starter_id
WHERE games.id IN ({_THESE}) ORDER BY games.id
"""  # noqa: S608 - put together from constants of this module
_PLANNED = f"""
SELECT questions.hash, content FROM questions WHERE hash IN (
    SELECT key.value FROM games JOIN json_each(plan) AS key WHERE games.id IN ({_THESE})
)
"""  # noqa: S608 - as above
_ROUNDS = f"""
SELECT rounds.id, game_id, number, content, option_order, deadline_ms, message_id, posted_ms,
       away_ms, settled_ms IS NOT NULL, revealed
FROM rounds JOIN questions ON questions.hash = question_hash
WHERE game_id IN ({_THESE}) ORDER BY game_id, number
"""  # noqa: S608 - as above
# Without what was erased: of such an answer nobody can say any more whether it was right.
_ANSWERS = f"""
SELECT round_id, user_id, name, seq, given, at_ms, elapsed_ms
FROM rounds CROSS JOIN answers ON answers.round_id = rounds.id
JOIN members ON members.id = member_id
WHERE game_id IN ({_THESE}) AND given IS NOT NULL ORDER BY round_id, seq, at_ms, member_id
"""  # noqa: S608 - as above


def unfinished_games(connection: sqlite3.Connection) -> tuple[SavedGame, ...]:
    """Return every game that began and did not end, oldest first."""
    ids = connection.execute("SELECT id FROM games WHERE ended_ms IS NULL").fetchall()
    return tuple(saved_games(connection, [game for (game,) in ids]))


def saved_games(connection: sqlite3.Connection, ids: Sequence[int]) -> list[SavedGame]:
    """Return the games with these ids, oldest first."""
    these = (msgspec.json.encode(ids).decode(),)
    questions = dict(connection.execute(_PLANNED, these).fetchall())
    rounds = _rounds(connection, these, _answers(connection, these))
    return [
        SavedGame(
            id=game,
            guild=guild,
            channel=channel,
            starter=starter,
            starter_name=name,
            request=request.encode(),
            plan=tuple(questions[key].encode() for key in _texts(plan)),
            rounds=tuple(rounds[game]),
        )
        for game, guild, channel, starter, name, request, plan in connection.execute(_GAMES, these)
    ]


def _rounds(connection: sqlite3.Connection, these: tuple[str], answers: _Answers) -> _Rounds:
    rounds: _Rounds = defaultdict(list)
    for row in connection.execute(_ROUNDS, these):
        round_id, game, number, content, order, deadline, message, posted, away, *flags = row
        settled, revealed = flags
        saved = SavedRound(
            id=round_id,
            number=number,
            content=content.encode(),
            option_order=msgspec.json.decode(order, type=tuple[int, ...]),
            deadline_ms=deadline,
            message=message,
            posted_ms=posted,
            away_ms=away,
            settled=bool(settled),
            revealed=bool(revealed),
            answers=tuple(answers[round_id]),
        )
        rounds[game].append(saved)
    return rounds


def _answers(connection: sqlite3.Connection, these: tuple[str]) -> _Answers:
    answers: _Answers = defaultdict(list)
    for round_id, user, name, seq, given, at_ms, elapsed_ms in connection.execute(_ANSWERS, these):
        saved = SavedAnswer(
            user=user,
            name=name,
            seq=seq,
            given=given.encode(),
            at_ms=at_ms,
            elapsed_ms=elapsed_ms,
        )
        answers[round_id].append(saved)
    return answers


def _texts(array: str) -> Iterable[str]:
    return msgspec.json.decode(array, type=list[str])
