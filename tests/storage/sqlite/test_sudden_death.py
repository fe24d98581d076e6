"""What was acknowledged is never lost, however the process or the disk fails."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.storage.sqlite.store import SqliteStore
from bot.storage.sqlite.upkeep.audit import differences
from tests.storage.sqlite.starting import StartChild

QUERY = "SELECT user_id || ' ' || seq FROM answers JOIN members ON members.id = member_id"


async def saved_answers(path: Path) -> set[str]:
    """Open the store as a restart would, then return what it holds as `user seq`."""
    async with await SqliteStore.open(path):
        pass
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert differences(connection) == []
        return {row[0] for row in connection.execute(QUERY)}


async def test_kill_9_loses_no_acknowledged_answer(database: Path, child: StartChild) -> None:
    recorder = child("record", database)
    acknowledged = [recorder.line() for _ in range(2_000)]
    recorder.kill()
    acknowledged += recorder.rest()
    saved = await saved_answers(database)
    assert set(acknowledged) <= saved
    assert len(set(acknowledged)) == len(acknowledged)


async def test_a_full_disk_loses_nothing_and_is_got_over(database: Path, child: StartChild) -> None:
    filler = child("fill", database, 400_000)
    said = filler.rest()
    assert filler.process.wait(10) == 0
    words = ["full", "not settled", "settled"]
    assert [line for line in said if line in words] == words
    acknowledged = set(said) - set(words)
    assert len(acknowledged) > 20
    assert await saved_answers(database) == acknowledged
