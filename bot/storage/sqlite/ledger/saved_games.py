"""Whole games as they stand on record, each table read once for all of them.

What is wrong with one game is that game's trouble: it is told apart, and the others are recalled.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec

from bot.ports.ledger import SavedAnswer, SavedGame, SavedRound, UnreadableGame
from bot.ports.owner import Owner

_Row: TypeAlias = tuple[Any, ...]
_Answers: TypeAlias = Mapping[int, list[SavedAnswer]]

_UNFINISHED = "SELECT id FROM games WHERE ended_ms IS NULL AND (?1 IS NULL OR owner = ?1)"
_THESE = "SELECT value FROM json_each(?)"
# Texts as bytes: one that is no UTF-8 would end the whole query.
# Without a starter or a question that ought to be there, a row is still one that has to be told of.
_GAMES = f"""
SELECT games.id, games.guild_id, channel_id, user_id, CAST(name AS BLOB),
       CAST(request AS BLOB), CAST(plan AS BLOB)
FROM games LEFT JOIN members ON members.id = starter_id
WHERE games.id IN ({_THESE}) ORDER BY games.id
"""  # noqa: S608 - put together from constants of this module
_PLANNED = f"SELECT hash, CAST(content AS BLOB) FROM questions WHERE hash IN ({_THESE})"  # noqa: S608 - as above
_ROUNDS = f"""
SELECT game_id, rounds.id, number, CAST(content AS BLOB), CAST(option_order AS BLOB), deadline_ms,
       message_id, posted_ms, away_ms, settled_ms IS NOT NULL, revealed
FROM rounds LEFT JOIN questions ON questions.hash = question_hash
WHERE game_id IN ({_THESE}) ORDER BY game_id, number
"""  # noqa: S608 - as above
# Without what was erased: of such an answer nobody can say any more whether it was right.
_ANSWERS = f"""
SELECT round_id, user_id, CAST(name AS BLOB), seq, CAST(given AS BLOB), at_ms, elapsed_ms
FROM rounds CROSS JOIN answers ON answers.round_id = rounds.id
JOIN members ON members.id = member_id
WHERE game_id IN ({_THESE}) AND given IS NOT NULL ORDER BY round_id, seq, at_ms, member_id
"""  # noqa: S608 - as above


def unfinished_games(
    connection: sqlite3.Connection, owner: Owner | None = None
) -> list[SavedGame | UnreadableGame]:
    """Return the games that began and did not end, an owner's or all, oldest first."""
    ids = connection.execute(_UNFINISHED, (owner,)).fetchall()
    return saved_games(connection, [game for (game,) in ids])


def saved_games(
    connection: sqlite3.Connection, ids: Sequence[int]
) -> list[SavedGame | UnreadableGame]:
    """Return the games with these ids, oldest first."""
    these = (msgspec.json.encode(ids).decode(),)
    games = connection.execute(_GAMES, these).fetchall()
    hashes = {one for *_, plan in games for one in _planned(plan) or ()}
    wanted = (msgspec.json.encode(sorted(hashes)).decode(),)
    questions = dict(connection.execute(_PLANNED, wanted).fetchall())
    answers = _answers(connection, these)
    rounds: dict[int, list[_Row]] = defaultdict(list)
    for game, *row in connection.execute(_ROUNDS, these):
        rounds[game].append(tuple(row))
    return [_recalled(row, rounds[row[0]], questions, answers) for row in games]


class _Unreadable(Exception):
    """What is missing or cannot be read, in words for an operator."""


def _recalled(
    row: _Row, rounds: Sequence[_Row], questions: Mapping[str, bytes], answers: _Answers
) -> SavedGame | UnreadableGame:
    game, guild, channel, starter, name, request, _ = row
    try:
        if starter is None:
            raise _Unreadable("who started it is missing")
        return SavedGame(
            id=game,
            guild=guild,
            channel=channel,
            starter=starter,
            starter_name=name.decode(errors="replace"),
            request=request,
            plan=tuple(_plan(row[-1], questions)),
            rounds=tuple(_rounds(rounds, answers)),
        )
    except _Unreadable as why:
        return UnreadableGame(id=game, guild=guild, channel=channel, why=str(why))


def _plan(plan: bytes, questions: Mapping[str, bytes]) -> Iterable[bytes]:
    hashes = _planned(plan)
    if hashes is None:
        raise _Unreadable("its list of questions is no list")
    for one in hashes:
        if one not in questions:
            raise _Unreadable(f"its question {one[:12]}… is missing")
        yield questions[one]


def _rounds(rows: Sequence[_Row], answers: _Answers) -> Iterable[SavedRound]:
    for place, row in enumerate(rows, 1):
        round_id, number, content, order, deadline, message, posted, away, settled, revealed = row
        if number != place:
            raise _Unreadable(f"its round {place} is missing")
        if content is None:
            raise _Unreadable(f"the question of its round {number} is missing")
        yield SavedRound(
            id=round_id,
            number=number,
            content=content,
            option_order=_order(order, number),
            deadline_ms=deadline,
            message=message,
            posted_ms=posted,
            away_ms=away,
            settled=bool(settled),
            revealed=bool(revealed),
            answers=tuple(answers.get(round_id, ())),
        )


def _order(order: bytes, number: int) -> tuple[int, ...]:
    try:
        return msgspec.json.decode(order, type=tuple[int, ...])
    except msgspec.MsgspecError:
        raise _Unreadable(f"the order of options in its round {number} cannot be read") from None


def _planned(plan: bytes) -> list[str] | None:
    """Return the hashes of a game's questions, or None where they cannot be read."""
    try:
        return msgspec.json.decode(plan, type=list[str])
    except msgspec.MsgspecError:
        return None


def _answers(connection: sqlite3.Connection, these: tuple[str]) -> _Answers:
    answers: dict[int, list[SavedAnswer]] = defaultdict(list)
    for round_id, user, name, seq, given, at_ms, elapsed_ms in connection.execute(_ANSWERS, these):
        saved = SavedAnswer(
            user=user,
            name=name.decode(errors="replace"),
            seq=seq,
            given=given,
            at_ms=at_ms,
            elapsed_ms=elapsed_ms,
        )
        answers[round_id].append(saved)
    return answers
