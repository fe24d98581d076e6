"""Members and servers are forgotten, and the sums of everybody else stay as they are."""

import sqlite3

from bot.ports.owner import Owner

NAMELESS = ""
"""What is kept in the place of a name that was erased; a card has the words for it."""

ROWS_A_BATCH = 2_000
ROUNDS_A_BATCH = 20

_MEMBER = "SELECT id FROM members WHERE guild_id = ? AND user_id = ?"
_TYPED = """
UPDATE answers SET given = NULL WHERE member_id = ? AND json_extract(given, '$.type') = 'wrote'
"""
_UNNAME = "UPDATE members SET user_id = -id, name = ? WHERE id = ?"
_OPEN_ROUNDS = """
SELECT DISTINCT round_id FROM answers JOIN rounds ON rounds.id = round_id
WHERE member_id = ? AND settled_ms IS NULL
"""

_ERASE_NEXT = """
UPDATE servers SET erasing = 1 WHERE guild_id = (
    SELECT guild_id FROM servers WHERE left_ms < ? AND owner = ? ORDER BY guild_id LIMIT 1
) RETURNING guild_id
"""
_OLDEST_GAME = "SELECT id FROM games WHERE guild_id = ? ORDER BY id LIMIT 1"
_ROUNDS_OF = "SELECT id FROM rounds WHERE game_id = ? LIMIT ?"
# What refers to a table goes before it.
_GAMELESS = (
    """DELETE FROM boards WHERE (guild_id, period, member_id) IN (
        SELECT guild_id, period, member_id FROM boards WHERE guild_id = ? LIMIT ?)""",
    """DELETE FROM board_points WHERE (guild_id, period, width, points) IN (
        SELECT guild_id, period, width, points FROM board_points WHERE guild_id = ? LIMIT ?)""",
    """DELETE FROM bag WHERE (guild_id, question_id) IN (
        SELECT guild_id, question_id FROM bag WHERE guild_id = ? LIMIT ?)""",
    """DELETE FROM members WHERE id IN (
        SELECT id FROM members WHERE guild_id = ? LIMIT ?)""",
)


def erase_member(
    connection: sqlite3.Connection, guild: int, user: int, former: dict[tuple[int, int], int]
) -> bool:
    """Forget who a member was, and tell `former` of the open rounds in which they answered.

    False if nothing was known of them.
    """
    found = connection.execute(_MEMBER, (guild, user)).fetchone()
    if found is None:
        return False
    (member,) = found
    connection.execute(_TYPED, (member,))
    connection.execute(_UNNAME, (NAMELESS, member))
    for (round_id,) in connection.execute(_OPEN_ROUNDS, (member,)):
        former[round_id, user] = -member
    return True


def begin_erasing(connection: sqlite3.Connection, instant_ms: int, owner: Owner) -> int | None:
    """Choose a server of an owner's that was left before an instant, if there is one."""
    row = connection.execute(_ERASE_NEXT, (instant_ms, owner)).fetchone()
    return None if row is None else int(row[0])


def erase_batch(connection: sqlite3.Connection, guild: int) -> bool:
    """Erase a bounded part of a server's data; False once nothing is left or the bot is back."""
    erasing = "SELECT 1 FROM servers WHERE guild_id = ? AND erasing"
    if connection.execute(erasing, (guild,)).fetchone() is None:
        return False
    if _erase_rounds(connection, guild):
        return True
    for delete in _GAMELESS:
        if connection.execute(delete, (guild, ROWS_A_BATCH)).rowcount:
            return True
    connection.execute("DELETE FROM servers WHERE guild_id = ?", (guild,))
    return False


def _erase_rounds(connection: sqlite3.Connection, guild: int) -> bool:
    """Erase some rounds of the oldest game, or the game once it has none; False without games."""
    game = connection.execute(_OLDEST_GAME, (guild,)).fetchone()
    if game is None:
        return False
    rounds = connection.execute(_ROUNDS_OF, (*game, ROUNDS_A_BATCH)).fetchall()
    for table, key in (("answers", "round_id"), ("scores", "round_id"), ("rounds", "id")):
        connection.executemany(f"DELETE FROM {table} WHERE {key} = ?", rounds)  # noqa: S608 - names from the line above
    if len(rounds) < ROUNDS_A_BATCH:
        connection.execute("DELETE FROM games WHERE id = ?", game)
    return True
