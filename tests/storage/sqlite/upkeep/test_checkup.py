import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError, StoreUnusable
from bot.storage.sqlite.store import SqliteStore
from bot.storage.sqlite.upkeep.checkup import check, repair
from tests.storage.building import CHANNEL, open_round, play_round
from tests.storage.sqlite.earlier import make_earlier
from tests.storage.sqlite.played import execute, make_played, names_in
from tests.storage.sqlite.starting import StartChild

SPOIL_BOARDS = ("UPDATE boards SET points = 999", "DELETE FROM board_points WHERE width = 256")


def test_what_was_played_is_sound(database: Path) -> None:
    make_played(database)
    checkup = check(database)
    assert checkup.is_sound
    assert (checkup.unfinished, checkup.counts["games"], checkup.counts["answers"]) == (1, 2, 2)


def test_a_checkup_leaves_no_trace(database: Path) -> None:
    make_played(database)
    before = (database.read_bytes(), names_in(database.parent))
    check(database)
    assert (database.read_bytes(), names_in(database.parent)) == before


async def test_a_database_that_is_played_on_can_be_checked(database: Path) -> None:
    async with await SqliteStore.open(database) as store:
        round_id = await open_round(store)
        checkup = await asyncio.to_thread(check, database)
        assert checkup.is_sound
        assert await store.ledger.settled_question(100, CHANNEL, round_id) is None
        await play_round(store, {1: 5}, channel=7)


def test_boards_that_differ_are_found_and_mended(database: Path) -> None:
    make_played(database)
    execute(database, *SPOIL_BOARDS)
    assert check(database).differences
    assert repair(database).is_sound
    assert check(database).is_sound


def test_hidden_members_stay_off_boards_that_are_made_anew(database: Path) -> None:
    async def play() -> None:
        async with await SqliteStore.open(database) as store:
            await play_round(store, {1: 100, 2: 10})
            await store.members.hide(100, 1, "Member 1", hidden=True)

    asyncio.run(play())
    execute(database, *SPOIL_BOARDS)
    assert repair(database).is_sound
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT DISTINCT member_id FROM boards").fetchall() == [(2,)]


def test_rows_that_refer_to_nothing_are_found_and_not_mended(database: Path) -> None:
    make_played(database)
    execute(database, "DELETE FROM games WHERE id = 1")
    assert check(database).problems == ("a row of rounds refers to games that are not there",)
    before = database.read_bytes()
    with pytest.raises(StoreError, match="is damaged") as caught:
        repair(database)
    assert "db restore" in caught.value.remedy
    assert database.read_bytes() == before


def test_an_index_that_lies_is_found(database: Path) -> None:
    make_played(database)
    sql = "SELECT sql FROM sqlite_schema WHERE name = 'boards_by_points'"
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        (written,) = connection.execute(sql).fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        other = written.replace("points DESC", "answered DESC")
        change = "UPDATE sqlite_schema SET sql = ? WHERE name = 'boards_by_points'"
        connection.execute(change, (other,))
    assert any("boards_by_points" in problem for problem in check(database).problems)


def test_a_running_bot_is_not_repaired_under(database: Path, child: StartChild) -> None:
    make_played(database)
    execute(database, *SPOIL_BOARDS)
    assert child("hold", database).line() == "ready"
    with pytest.raises(StoreUnusable, match="is in use"):
        repair(database)
    assert check(database).differences


def test_an_older_database_is_checked_as_far_as_can_be(database: Path) -> None:
    make_earlier(database, 1)
    checkup = check(database)
    assert (checkup.version, checkup.is_sound) == (1, True)
    assert check(database).version == 1


@pytest.mark.parametrize("work", [check, repair])
def test_where_there_is_no_database_none_is_made(database: Path, work: object) -> None:
    assert callable(work)
    with pytest.raises(StoreUnusable, match="There is no database"):
        work(database)
    assert not database.parent.exists()
