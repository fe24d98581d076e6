"""What the boards must be, from the ledger alone."""

import sqlite3

from bot.storage.sqlite.boards.ranks import SPANS
from bot.storage.sqlite.boards.totals import FORGET_DESERTED, joining, leaving


def summed(where: str) -> str:
    """Return the query for the board rows of all scores that fulfil a condition.

    It has the columns of `boards`. A board is nothing but the sum of the scores of settled rounds;
    whoever is hidden has no row in it.
    """
    return f"""
    SELECT games.guild_id, key.value AS period, scores.member_id,
           sum(scores.points) AS points, sum(scores.right_count) AS right_count,
           sum(scores.cause = 'settlement') AS answered, sum(scores.part_count) AS part_count
    FROM scores JOIN json_each(scores.periods) AS key
    JOIN rounds ON rounds.id = scores.round_id JOIN games ON games.id = rounds.game_id
    JOIN members ON members.id = scores.member_id
    WHERE rounds.settled_ms IS NOT NULL AND NOT members.hidden AND {where}
    GROUP BY 1, 2, 3
    """  # noqa: S608 - conditions are the storage's own constants


def counted(rows: str) -> str:
    """Return the query for the rows of `board_points` that belong to these rows of `boards`."""
    return f"""
    SELECT guild_id, period, width, points - points % width AS points, count(*) AS members
    FROM {rows} JOIN {SPANS} GROUP BY 1, 2, 3, 4
    """  # noqa: S608 - as above


_OF_MEMBER = "scores.member_id = :member"
_MEMBERS_TOTALS = f"""
SELECT period, width, points - points % width AS points, 1 AS members
FROM boards CROSS JOIN {SPANS} WHERE member_id = :member
"""  # noqa: S608 - as above


def rebuild_all(connection: sqlite3.Connection) -> None:
    """Make every board anew from the ledger; to be called within a transaction."""
    _rebuild(connection, "true", "true", {})


def rebuild_guild(connection: sqlite3.Connection, guild: int) -> None:
    """Make the boards of a server anew from the ledger."""
    _rebuild(connection, "guild_id = :guild", "games.guild_id = :guild", {"guild": guild})


def leave_boards(connection: sqlite3.Connection, guild: int, member: int) -> None:
    """Take a member off every board; the ranks of the others close up."""
    key = {"guild": guild, "member": member}
    delete = "DELETE FROM boards WHERE member_id = :member"
    for step in (leaving(_MEMBERS_TOTALS), delete, FORGET_DESERTED):
        connection.execute(step, key)


def join_boards(connection: sqlite3.Connection, guild: int, member: int) -> None:
    """Put a member, who is on no board, on all that the ledger has points for."""
    key = {"guild": guild, "member": member}
    for step in (f"INSERT INTO boards {summed(_OF_MEMBER)}", joining(_MEMBERS_TOTALS)):
        connection.execute(step, key)


def _rebuild(connection: sqlite3.Connection, rows: str, scores: str, key: dict[str, int]) -> None:
    counts = counted(f"(SELECT * FROM boards WHERE {rows})")  # noqa: S608 - as above
    for step in (
        f"DELETE FROM board_points WHERE {rows}",  # noqa: S608 - as above
        f"DELETE FROM boards WHERE {rows}",  # noqa: S608 - as above
        f"INSERT INTO boards {summed(scores)}",
        f"INSERT INTO board_points {counts}",
    ):
        connection.execute(step, key)
