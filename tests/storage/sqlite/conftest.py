from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.storage.sqlite.store import SqliteStore
from tests.storage.sqlite.starting import Child, StartChild
from tests.storage.sqlite.upkeep.house import House


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the store of a test lies; its folder does not exist yet."""
    return tmp_path / "data" / "trivia.db"


@pytest.fixture
async def store(database: Path) -> AsyncIterator[SqliteStore]:
    async with await SqliteStore.open(database) as opened:
        yield opened


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house that was played in after its backup was made."""
    house = House(tmp_path)
    house.play_on()
    return house


@pytest.fixture
def child() -> Iterator[StartChild]:
    children: list[Child] = []

    def start(*arguments: str | Path) -> Child:
        children.append(Child(*arguments))
        return children[-1]

    yield start
    for each in children:
        each.end()
