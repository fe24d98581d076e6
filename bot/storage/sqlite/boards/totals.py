"""The counts that ranks are read from, and how members come and go in them.

Both statements are made from a query with the columns (period, width, points, members).
"""

FORGET_DESERTED = """
DELETE FROM board_points INDEXED BY deserted_points WHERE guild_id = :guild AND members = 0
"""
"""Ends every change of the counts."""


def leaving(totals: str) -> str:
    """Return the statement by which members leave the totals that they had."""
    return f"""
    UPDATE board_points SET members = board_points.members - leaving.members
    FROM ({totals}) AS leaving
    WHERE board_points.guild_id = :guild AND board_points.period = leaving.period
      AND board_points.width = leaving.width AND board_points.points = leaving.points
    """  # noqa: S608 - the storage's own constants are put together


def joining(totals: str) -> str:
    """Return the statement by which members join the totals that they have now."""
    return f"""
    INSERT INTO board_points (guild_id, period, width, points, members)
    SELECT :guild, joining.* FROM ({totals}) AS joining WHERE true
    ON CONFLICT (guild_id, period, width, points) DO UPDATE SET members = members + excluded.members
    """  # noqa: S608 - as above
