"""Exporting what is kept of a member takes nobody else's time."""

import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.errors import StoreError
from bot.storage.sqlite.members import members
from bot.storage.sqlite.store import SqliteStore
from tests.storage.building import GUILD, an_answer, open_round


class Held:
    """An export that has begun to read and goes on when it is let go."""

    def __init__(self) -> None:
        self.begun, self.let_go = threading.Event(), threading.Event()

    def __call__(self, connection: sqlite3.Connection, guild: int, user: int) -> dict[str, Any]:
        connection.execute("SELECT count(*) FROM answers").fetchone()
        self.begun.set()
        assert self.let_go.wait(30)
        return {"member": str(user)}


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    held = Held()
    monkeypatch.setattr(members, "export", held)
    return held


async def test_everybody_reads_and_writes_while_somebody_exports(
    store: SqliteStore, held: Held
) -> None:
    round_id = await open_round(store)
    exporting = asyncio.create_task(store.members.export(GUILD, 1))
    assert await asyncio.to_thread(held.begun.wait, 30)
    await store.ledger.record(an_answer(round_id, 2))
    assert await store.bag.laps(GUILD) is not None
    assert await store.members.is_hidden(GUILD, 1) is False
    assert await store.boards.page(GUILD, "all", 1) is not None
    assert not exporting.done()
    held.let_go.set()
    assert await exporting == {"member": "1"}


async def test_a_stop_does_not_wait_for_a_long_export(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def endless(connection: sqlite3.Connection, guild: int, user: int) -> dict[str, Any]:
        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
        for (_,) in connection.execute(numbers):
            begun.set()
        return {}

    monkeypatch.setattr(members, "export", endless)
    exporting = asyncio.create_task(store.members.export(GUILD, 1))
    assert await asyncio.to_thread(begun.wait, 30)
    await asyncio.wait_for(store.close(), 30)
    with pytest.raises(StoreError, match="interrupted"):
        await exporting


async def test_a_question_that_cannot_be_read_is_null_and_the_rest_is_told(
    store: SqliteStore, database: Path
) -> None:
    round_id = await open_round(store)
    await store.ledger.record(an_answer(round_id, 1))
    with closing(sqlite3.connect(database)) as meddling, meddling:
        meddling.execute("UPDATE questions SET content = '{}'")
    (told,) = (await store.members.export(GUILD, 1))["rounds"]
    assert told["question"] is None
    assert len(told["answers"]) == 1
