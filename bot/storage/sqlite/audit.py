"""The audit: adds every board up again from the ledger and tells where it differs."""

import sqlite3

import msgspec

from bot.storage.sqlite.ranking import SPANS

# Only a settled round may have scores, and a board is nothing but their sum.
_SUMMED = """
WITH summed AS (
    SELECT games.guild_id, key.value AS period, scores.member_id,
           sum(scores.points) AS points, sum(scores.right_count) AS right_count,
           sum(scores.cause = 'settlement') AS answered
    FROM scores JOIN json_each(scores.periods) AS key
    JOIN rounds ON rounds.id = scores.round_id JOIN games ON games.id = rounds.game_id
    WHERE rounds.settled_ms IS NOT NULL
    GROUP BY 1, 2, 3
)
"""
_BOARDS = f"""{_SUMMED}, told AS (
    SELECT 'ledger' AS side, * FROM summed
    UNION ALL SELECT 'board', * FROM boards
)
SELECT guild_id, period, 'member ' || member_id,
       max(printf('%d points, %d of %d right', points, right_count, answered))
           FILTER (WHERE side = 'ledger') AS ledger,
       max(printf('%d points, %d of %d right', points, right_count, answered))
           FILTER (WHERE side = 'board') AS board
FROM told GROUP BY guild_id, period, member_id HAVING ledger IS NOT board
"""  # noqa: S608 - put together from constants of this module
_TOTALS = f"""{_SUMMED}, told AS (
    SELECT 'ledger' AS side, guild_id, period, width, points - points % width AS points,
           count(*) AS members
    FROM summed JOIN {SPANS} GROUP BY 2, 3, 4, 5
    UNION ALL SELECT 'board', * FROM board_points
)
SELECT guild_id, period, 'totals from ' || points || ', ' || width || ' wide',
       max(members || ' members') FILTER (WHERE side = 'ledger') AS ledger,
       max(members || ' members') FILTER (WHERE side = 'board') AS board
FROM told GROUP BY guild_id, period, width, points HAVING ledger IS NOT board
"""  # noqa: S608 - as above
_TOO_EARLY = """
SELECT games.guild_id, '', 'round ' || rounds.id, 'open', 'scored'
FROM rounds JOIN games ON games.id = rounds.game_id
WHERE rounds.settled_ms IS NULL AND rounds.id IN (SELECT round_id FROM scores)
"""


class Difference(msgspec.Struct, frozen=True):
    """One place where a board is not what the ledger adds up to."""

    guild: int
    period: str
    what: str
    ledger: str | None
    board: str | None


def differences(connection: sqlite3.Connection) -> list[Difference]:
    """Return every difference between the ledger and the boards; reads only, however large."""
    return [
        Difference(*row)
        for query in (_TOO_EARLY, _BOARDS, _TOTALS)
        for row in connection.execute(query)
    ]
