"""The bag: what a game drew and never came to ask goes back, and out again if it is reopened."""

import sqlite3

from bot.storage.sqlite.connection import StoreConnection

_LAPS = "SELECT question_id, lap FROM bag WHERE guild_id = ?"
_UNASKED = """
SELECT games.guild_id, questions.id
FROM games JOIN json_each(CASE WHEN json_valid(plan) THEN plan ELSE '[]' END) AS key
JOIN questions ON questions.hash = key.value
WHERE games.id = ?
  AND questions.hash NOT IN (SELECT question_hash FROM rounds WHERE game_id = games.id)
"""
_FIRST_LAP = f"DELETE FROM bag WHERE lap = 1 AND (guild_id, question_id) IN ({_UNASKED})"  # noqa: S608 - put together from constants
_LATER_LAP = f"UPDATE bag SET lap = lap - 1 WHERE (guild_id, question_id) IN ({_UNASKED})"  # noqa: S608 - as above
_OUT_AGAIN = f"""
INSERT INTO bag (guild_id, question_id, lap) SELECT unasked.*, 1 FROM ({_UNASKED}) AS unasked
WHERE true ON CONFLICT (guild_id, question_id) DO UPDATE SET lap = lap + 1
"""  # noqa: S608 - as above


class SqliteBag:
    """Implements the Bag port; every look is at the database, since games change it."""

    def __init__(self, reader: StoreConnection) -> None:
        self._reader = reader

    async def laps(self, guild: int) -> dict[str, int]:
        """Return how often each question left this server's bag."""
        return await self._reader.read(
            lambda connection: dict(connection.execute(_LAPS, (guild,)).fetchall())
        )


def put_back(connection: sqlite3.Connection, game: int) -> None:
    """Put back what a game did not ask; to be called once, when it ends."""
    for step in (_FIRST_LAP, _LATER_LAP):  # in this order, or a second lap would go back twice
        connection.execute(step, (game,))


def take_out_again(connection: sqlite3.Connection, game: int) -> None:
    """Undo `put_back` for a game that goes on."""
    connection.execute(_OUT_AGAIN, (game,))
