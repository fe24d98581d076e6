"""The audit: adds every board up again from the ledger and tells where it differs."""

import sqlite3

from bot.ports.store_keeper import Difference
from bot.storage.sqlite.boards.sums import counted, summed

# While the data of a server is being erased, its boards are not looked at.
_KEPT = "guild_id NOT IN (SELECT guild_id FROM servers WHERE erasing)"
_SUMMED = f"WITH summed AS ({summed('games.' + _KEPT)})"
_LINE = "'%d points, %d right and %d in part of %d'"
_BOARDS = f"""{_SUMMED}, told AS (
    SELECT 'ledger' AS side, * FROM summed
    UNION ALL SELECT 'board', * FROM boards WHERE {_KEPT}
)
SELECT guild_id, period, 'member ' || member_id,
       max(printf({_LINE}, points, right_count, part_count, answered))
           FILTER (WHERE side = 'ledger') AS ledger,
       max(printf({_LINE}, points, right_count, part_count, answered))
           FILTER (WHERE side = 'board') AS board
FROM told GROUP BY guild_id, period, member_id HAVING ledger IS NOT board
"""  # noqa: S608 - put together from constants of the storage
_TOTALS = f"""{_SUMMED}, told AS (
    SELECT 'ledger' AS side, * FROM ({counted("summed")})
    UNION ALL SELECT 'board', * FROM board_points WHERE {_KEPT}
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


def differences(connection: sqlite3.Connection) -> list[Difference]:
    """Return every difference between the ledger and the boards; reads only, however large."""
    return [
        Difference(*row)
        for query in (_TOO_EARLY, _BOARDS, _TOTALS)
        for row in connection.execute(query)
    ]
