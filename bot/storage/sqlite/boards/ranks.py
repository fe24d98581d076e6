"""Exact places from counts: how many members have how many points, at three widths.

`board_points` counts the members of a board by their exact points (width 1), and again by spans
of 256 and of 65,536 points. Who is ahead of a member is then a sum of at most a few hundred rows
(exact totals up to the end of the small span, small spans up to the end of the large one, and the
large spans above), however many members there are and however far down the member stands.
"""

import sqlite3

WIDTHS = (1, 256, 65_536)

SPANS = "(" + " UNION ALL ".join(f"SELECT {width} AS width" for width in WIDTHS) + ") AS spans"
"""A table of the widths, for statements that count; a total's span begins at
`points - points % width`."""

_BETWEEN = """
SELECT coalesce(sum(members), 0) FROM board_points
WHERE guild_id = ? AND period = ? AND width = ? AND points > ? AND points < ?
"""
_NEXT_BETTER = """
SELECT min(points) FROM board_points
WHERE guild_id = ? AND period = ? AND width = 1 AND points > ?
"""
_ENDLESS = 2**62


def members_ahead(connection: sqlite3.Connection, guild: int, period: str, points: int) -> int:
    """Return how many members of a board have more points."""
    ahead = 0
    for width, wider in zip(WIDTHS, (*WIDTHS[1:], _ENDLESS), strict=True):
        end = points - points % wider + wider
        row = connection.execute(_BETWEEN, (guild, period, width, points, end)).fetchone()
        ahead += int(row[0])
    return ahead


def members_on_board(connection: sqlite3.Connection, guild: int, period: str) -> int:
    """Return the length of a board."""
    key = (guild, period, WIDTHS[-1], -1, _ENDLESS)
    (members,) = connection.execute(_BETWEEN, key).fetchone()
    return int(members)


def next_better(connection: sqlite3.Connection, guild: int, period: str, points: int) -> int | None:
    """Return the lowest total above `points`, or None for the first place."""
    (better,) = connection.execute(_NEXT_BETTER, (guild, period, points)).fetchone()
    return None if better is None else int(better)
