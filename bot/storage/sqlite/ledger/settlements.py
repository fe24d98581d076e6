"""Settlement: a round is closed, and its points go on the ledger and every board at once."""

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from bot.errors import StoreError
from bot.ports.ledger import Settlement
from bot.storage.sqlite.boards.ranks import SPANS
from bot.storage.sqlite.boards.totals import FORGET_DESERTED, joining, leaving

SETTLEMENT = "settlement"

_CLOSE_ROUND = """
UPDATE rounds SET settled_ms = :settled_ms
WHERE id = :round AND settled_ms IS NULL
  AND game_id IN (SELECT id FROM games WHERE guild_id = :guild)
"""
_ADD_SCORE = """
INSERT INTO scores (round_id, member_id, cause, points, right_count, part_count, periods)
SELECT :round, id, :cause, :points, :right, :partly, :periods FROM members
WHERE guild_id = :guild AND user_id IN (:former, :user)
ORDER BY user_id LIMIT 1 -- the former id, which is negative, goes before
"""
_ROUND_OF_GUILD = """
SELECT 1 FROM rounds JOIN games ON games.id = rounds.game_id
WHERE rounds.id = :round AND games.guild_id = :guild
"""

# The totals, at every width, of all members who have scores in this round for this cause.
# CROSS JOIN fixes the order: left to itself SQLite begins with the whole of the server's board.
_TOTALS = f"""
SELECT boards.period, spans.width, boards.points - boards.points % spans.width AS points,
       count(*) AS members
FROM scores CROSS JOIN json_each(scores.periods) AS key
CROSS JOIN boards ON boards.guild_id = :guild AND boards.period = key.value
 AND boards.member_id = scores.member_id
CROSS JOIN {SPANS}
WHERE scores.round_id = :round AND scores.cause = :cause
GROUP BY 1, 2, 3
"""  # noqa: S608 - put together from constants
_ADD_TO_BOARDS = """
INSERT INTO boards (guild_id, period, member_id, points, right_count, answered, part_count)
SELECT :guild, key.value, member_id, points, right_count, :answered, part_count
FROM scores JOIN json_each(scores.periods) AS key
WHERE round_id = :round AND cause = :cause
  AND NOT (SELECT hidden FROM members WHERE members.id = member_id)
ON CONFLICT (guild_id, period, member_id) DO UPDATE SET
    points = points + excluded.points,
    right_count = right_count + excluded.right_count,
    answered = answered + excluded.answered,
    part_count = part_count + excluded.part_count
"""
# Members leave the totals that they had, earn what the scores say, and join those they have now.
_ROLL_UP = (leaving(_TOTALS), _ADD_TO_BOARDS, joining(_TOTALS), FORGET_DESERTED)


def settle(
    connection: sqlite3.Connection,
    settlement: Settlement,
    former: Mapping[tuple[int, int], int] = MappingProxyType({}),
) -> bool:
    """Close the round and add its scores up; False, with nothing changed, if it was closed.

    `former` tells by (round, user) of members who were erased after they answered.
    Raises StoreError for a round that is not of this guild and for a member without an answer.
    """
    key = {"guild": settlement.guild, "round": settlement.round}
    closed = connection.execute(_CLOSE_ROUND, key | {"settled_ms": settlement.settled_ms})
    if closed.rowcount == 0:
        if connection.execute(_ROUND_OF_GUILD, key).fetchone() is None:
            raise StoreError(f"Round {settlement.round} of server {settlement.guild} is unknown.")
        return False
    scores = [
        key
        | {
            "cause": SETTLEMENT,
            "user": score.user,
            "former": former.get((settlement.round, score.user), score.user),
            "points": score.points,
            "right": int(score.right),
            "partly": int(score.partly),
            "periods": msgspec.json.encode(score.periods).decode(),
        }
        for score in settlement.scores
    ]
    if connection.executemany(_ADD_SCORE, scores).rowcount != len(scores) and scores:
        raise StoreError(f"Round {settlement.round} has a score for a member never seen.")
    roll_up(connection, settlement.guild, settlement.round, SETTLEMENT)
    return True


def roll_up(connection: sqlite3.Connection, guild: int, round_id: int, cause: str) -> None:
    """Add the scores that a round has for one cause to the boards, in statements for all at once.

    Must run exactly once for each (round, cause), in the transaction that adds the scores.
    """
    key = {"guild": guild, "round": round_id, "cause": cause, "answered": cause == SETTLEMENT}
    for step in _ROLL_UP:
        connection.execute(step, key)
