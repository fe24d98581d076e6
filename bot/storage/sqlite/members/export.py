"""All that is kept of a member, in words, for the member to read."""

import sqlite3
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

import msgspec

from bot.game.given import decode_given
from bot.game.kinds import decode
from bot.game.saying import plain

_MEMBER = "SELECT id, name, hidden FROM members WHERE guild_id = ? AND user_id = ?"
# From the ledger and not from the boards, where whoever is hidden has no rows.
_TOTALS = """
SELECT key.value, sum(points), sum(right_count), sum(part_count), sum(cause = 'settlement')
FROM scores JOIN json_each(periods) AS key WHERE member_id = ? GROUP BY 1 ORDER BY 1
"""
_RESULTS = """
SELECT round_id, sum(points), sum(right_count) > 0 FROM scores WHERE member_id = ? GROUP BY 1
"""
_ANSWERS = """
SELECT round_id, CAST(content AS BLOB), CAST(given AS BLOB), at_ms
FROM answers JOIN rounds ON rounds.id = round_id JOIN questions ON questions.hash = question_hash
WHERE member_id = ? ORDER BY round_id, seq
"""
_GAMES = """
SELECT started_ms, channel_id, CAST(request AS BLOB) FROM games WHERE starter_id = ? ORDER BY id
"""
_STOPPED = "SELECT ended_ms, channel_id FROM games WHERE ended_by = ? ORDER BY id"


def export(connection: sqlite3.Connection, guild: int, user: int) -> dict[str, Any]:
    """Return what is kept of a member in a server, ready for JSON.

    `right` and `points` are None while a round is open and where another answer counted; a question
    or answer is None where it was erased or cannot be read. Ids are
    texts, as Discord writes them: as numbers, many readers round them.
    """
    found = connection.execute(_MEMBER, (guild, user)).fetchone()
    member, name, hidden = found or (0, None, 0)
    return {
        "server": str(guild),
        "member": str(user),
        "name_last_seen": name,
        "hidden_from_boards": bool(hidden),
        "totals": _totals(connection, member),
        "rounds": _rounds(connection, member),
        "games_started": _games(connection, member),
        "games_stopped": [
            {"at": _in_words(ended_ms), "channel": str(channel)}
            for ended_ms, channel in connection.execute(_STOPPED, (member,))
        ],
    }


def _totals(connection: sqlite3.Connection, member: int) -> dict[str, Any]:
    return {
        period: {"points": points, "right": right, "right_in_part": part, "answered": answered}
        for period, points, right, part, answered in connection.execute(_TOTALS, (member,))
    }


def _rounds(connection: sqlite3.Connection, member: int) -> list[dict[str, Any]]:
    answers: dict[int, list[dict[str, str | None]]] = defaultdict(list)
    stems: dict[int, str | None] = {}
    for round_id, content, given, at_ms in connection.execute(_ANSWERS, (member,)):
        stem, text = _answer(content, given)
        stems.setdefault(round_id, stem)
        answers[round_id].append({"at": _in_words(at_ms), "answer": text})
    results = {round_id: result for round_id, *result in connection.execute(_RESULTS, (member,))}
    rounds = []
    for round_id, stem in stems.items():
        points, right = results.get(round_id, (None, None))
        result = {"right": None if right is None else bool(right), "points": points}
        rounds.append({"question": stem, "answers": answers[round_id]} | result)
    return rounds


def _answer(content: bytes, given: bytes | None) -> tuple[str | None, str | None]:
    """Return a question and an answer in words; None for what was erased or cannot be read."""
    try:
        question = decode(content)
        return question.stem, None if given is None else plain(question.said(decode_given(given)))
    except (msgspec.MsgspecError, IndexError):
        return None, None if given is None else given.decode(errors="replace")


def _request(request: bytes) -> Any:
    try:
        return msgspec.json.decode(request)
    except msgspec.MsgspecError:
        return request.decode(errors="replace")


def _games(connection: sqlite3.Connection, member: int) -> list[dict[str, Any]]:
    return [
        {
            "at": _in_words(started_ms),
            "channel": str(channel),
            "asked_for": _request(request),
        }
        for started_ms, channel, request in connection.execute(_GAMES, (member,))
    ]


def _in_words(at_ms: int) -> str:
    instant = datetime.fromtimestamp(at_ms / 1000, UTC)
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")
