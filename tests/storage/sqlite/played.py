"""A database that was played on and a questions folder, for the tests of the `db` commands."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bot.storage.sqlite.store import SqliteStore
from tests.storage.building import GUILD, open_round, play_round

NOW = datetime(2026, 11, 22, 20, 15, 4, tzinfo=UTC)


def make_played(database: Path, points: int = 100) -> None:
    """Play a round that ends and leave one open."""

    async def play() -> None:
        async with await SqliteStore.open(database) as store:
            await play_round(store, {1: points, 2: 10})
            await open_round(store)

    asyncio.run(play())


def points_in(database: Path) -> int | None:
    """Return what the first member has, as the bot would show it."""

    async def read() -> int | None:
        async with await SqliteStore.open(database) as store:
            rank = await store.boards.rank(GUILD, "all", 1)
            return None if rank is None else rank.row.points

    return asyncio.run(read())


def make_questions(folder: Path, title: str) -> None:
    (folder / "pictures").mkdir(parents=True)
    (folder / "planets.toml").write_text(f'title = "{title}"')
    (folder / "pictures" / "mars.png").write_bytes(bytes(range(256)))


def execute(database: Path, *statements: str) -> None:
    """Tamper with a database by hand."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())
