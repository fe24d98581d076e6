"""The names by which members were last seen, written within a transaction of the writer."""

import sqlite3

_SEE_MEMBER = """
INSERT INTO members (guild_id, user_id, name) VALUES (?, ?, ?)
ON CONFLICT (guild_id, user_id) DO UPDATE SET name = excluded.name
RETURNING id
"""


def see_member(connection: sqlite3.Connection, guild: int, user: int, name: str) -> int:
    """Save the name by which a member was seen, and return their surrogate id."""
    (member,) = connection.execute(_SEE_MEMBER, (guild, user, name)).fetchone()
    return int(member)
