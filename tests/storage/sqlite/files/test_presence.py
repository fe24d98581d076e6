"""What is done to the files of a running bot by hand, and what becomes of what was confirmed."""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError, StoreTrouble
from bot.storage.sqlite.files.copies import copy_database
from bot.storage.sqlite.files.erased_bytes import empty_log
from bot.storage.sqlite.files.presence import Presence
from bot.storage.sqlite.store import SqliteStore
from bot.storage.sqlite.upkeep.checkup import check
from tests.storage.building import an_answer, open_round

Change = Callable[[Path], Path]
"""Does something to the files of a database; returns where its content is afterwards."""


class Played:
    """An open store in which answers are confirmed."""

    def __init__(self, store: SqliteStore, round_id: int) -> None:
        self.store = store
        self._round = round_id
        self._given = 0

    async def answer(self) -> None:
        self._given += 1
        await self.store.ledger.record(an_answer(self._round, self._given))


@pytest.fixture
async def played(database: Path) -> AsyncIterator[Played]:
    async with await SqliteStore.open(database) as store:
        played = Played(store, await open_round(store))
        for _ in range(3):
            await played.answer()
        yield played


def answers_in(database: Path) -> int:
    """Return how many answers a file has by itself, without a log beside it."""
    uri = f"{database.resolve().as_uri()}?immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        (number,) = connection.execute("SELECT count(*) FROM answers").fetchone()
        return int(number)


def another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (id INTEGER PRIMARY KEY)")


def moved(database: Path) -> Path:
    return database.rename(database.with_name("aside.db"))


def folder_moved(database: Path) -> Path:
    return database.parent.rename(database.parent.with_name("aside")) / database.name


def replaced(database: Path) -> Path:
    aside = moved(database)
    another_database(database)
    return aside


def replaced_by_a_copy(database: Path) -> Path:
    aside = moved(database)
    shutil.copyfile(aside, database)
    return aside


def deleted(database: Path) -> Path:
    database.unlink()
    return rescued_beside(database)


def written_over(database: Path) -> Path:
    other = database.with_name("other.db")
    another_database(other)
    other.replace(database)
    return rescued_beside(database)


def rescued_beside(database: Path) -> Path:
    return database.with_name(f"{database.name}.rescued-*")


def log_deleted(database: Path) -> Path:
    database.with_name("trivia.db-wal").unlink()
    return database


def shared_memory_deleted(database: Path) -> Path:
    database.with_name("trivia.db-shm").unlink()
    return database


def lock_deleted(database: Path) -> Path:
    database.with_name("trivia.db.lock").unlink()
    return database


def lock_replaced(database: Path) -> Path:
    lock_deleted(database)
    database.with_name("trivia.db.lock").touch()
    return database


CHANGES = [
    moved,
    folder_moved,
    replaced,
    replaced_by_a_copy,
    deleted,
    written_over,
    log_deleted,
    shared_memory_deleted,
    lock_deleted,
    lock_replaced,
]


@pytest.mark.parametrize("change", CHANGES)
async def test_nothing_is_confirmed_any_more_and_all_that_was_is_found_again(
    database: Path, played: Played, change: Change
) -> None:
    content = await asyncio.to_thread(change, database)
    with pytest.raises(StoreError, match="Not saved: the bot's database was changed") as told:
        await played.answer()
    assert told.value.trouble is StoreTrouble.CHANGED
    trouble = await asyncio.wait_for(played.store.lost(), 5)
    assert "while the bot ran" in trouble.message
    await played.store.close()
    (found,) = content.parent.glob(content.name)
    assert answers_in(found) == 3
    assert ("All that was confirmed is in" in trouble.remedy) is (found.name != content.name)


def overwritten_by_another(database: Path) -> bytes:
    other = database.with_name("other.db")
    another_database(other)
    shutil.copyfile(other, database)
    return other.read_bytes()


def overwritten_by_what_it_was_before_this_start(database: Path) -> bytes:
    earlier = database.with_name("earlier.db")
    shutil.copyfile(earlier, database)
    return earlier.read_bytes()


def overwritten_by_a_copy_made_while_it_runs(database: Path) -> bytes:
    copy = database.with_name("copy.db")
    with closing(sqlite3.connect(database)) as beside:
        copy_database(beside, copy)
    shutil.copyfile(copy, database)
    return copy.read_bytes()


def overwritten_from_its_first_byte_on(database: Path) -> bytes:
    other = database.with_name("other.db")
    another_database(other)
    with database.open("r+b") as file:  # like rsync --inplace, which cuts off what is left at last
        file.write(other.read_bytes())
    return database.read_bytes()


def emptied(database: Path) -> bytes:
    os.truncate(database, 0)
    return b""


OVERWRITTEN = [
    overwritten_by_another,
    overwritten_by_what_it_was_before_this_start,
    overwritten_by_a_copy_made_while_it_runs,
    overwritten_from_its_first_byte_on,
    emptied,
]


def content_of(path: Path) -> bytes:
    return path.read_bytes()


@pytest.mark.parametrize("how", ["noticed", "stopped before that"])
@pytest.mark.parametrize("overwrite", OVERWRITTEN)
async def test_nothing_is_confirmed_into_a_file_that_was_overwritten_and_nothing_is_mixed_into_it(
    database: Path, overwrite: Callable[[Path], bytes], how: str
) -> None:
    async with await SqliteStore.open(database) as store:
        await Played(store, await open_round(store)).answer()
    shutil.copyfile(database, database.with_name("earlier.db"))
    async with await SqliteStore.open(database) as store:
        played = Played(store, await open_round(store, channel=8))
        await played.answer()
        put_there = overwrite(database)
        with pytest.raises(StoreError, match="Not saved: the bot's database was changed"):
            await played.answer()
        store._erased.left()
        assert not await store._erased.gone(0.2)
        if how == "noticed":
            trouble = await asyncio.wait_for(store.lost(), 5)
            assert "overwritten while the bot ran" in trouble.message
    assert content_of(database) == put_there
    assert database.with_name("trivia.db-wal").stat().st_size == 0
    (log,) = database.parent.glob("trivia.db.rescued-*-wal")
    assert log.stat().st_size > 0


async def test_a_copy_made_by_hand_while_the_bot_ran_is_told_from_what_it_became(
    database: Path, played: Played
) -> None:
    copy = database.with_name("copy.db")
    shutil.copyfile(database, copy)
    await played.store._writing.call(played.store._presence.mark)
    await played.store._writing.call(empty_log)
    await played.answer()
    shutil.copyfile(copy, database)
    with pytest.raises(StoreError, match="Not saved: the bot's database was changed"):
        await played.answer()


def vacuumed(beside: sqlite3.Connection) -> None:
    beside.execute("VACUUM")
    beside.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def checkpointed(beside: sqlite3.Connection) -> None:
    beside.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def written_to(beside: sqlite3.Connection) -> None:
    beside.execute("CREATE TABLE note (text)")
    beside.execute("INSERT INTO note VALUES (zeroblob(3000000))")
    beside.execute("DROP TABLE note")


def asked_for_its_cache(beside: sqlite3.Connection) -> None:
    beside.execute("PRAGMA cache_size = 10").fetchall()
    beside.execute("PRAGMA cache_size").fetchall()


@pytest.mark.parametrize("work", [vacuumed, checkpointed, written_to, asked_for_its_cache])
async def test_what_another_program_does_to_it_in_order_is_no_alarm(
    database: Path, played: Played, work: Callable[[sqlite3.Connection], None]
) -> None:
    for _ in range(3):
        with closing(sqlite3.connect(database, isolation_level=None)) as beside:
            work(beside)
        await played.answer()
        await played.store._writing.call(played.store._presence.mark)
        await asyncio.to_thread(check, database)
        copied = database.with_name("copied.db")
        with closing(sqlite3.connect(database)) as beside:
            copy_database(beside, copied)
        await played.answer()
    assert played.store._presence.trouble() is None


async def test_a_log_that_cannot_be_folded_in_yet_is_no_alarm(
    database: Path, played: Played
) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM answers").fetchone()
        for _ in range(3):
            await played.store._writing.call(played.store._presence.mark)
            await played.answer()
    await played.store._writing.call(empty_log)
    await played.answer()


async def test_a_mark_takes_no_memory_of_whoever_opens_the_file(
    database: Path, played: Played
) -> None:
    sizes = [
        await connection.call(lambda c: c.execute("PRAGMA cache_size").fetchone())
        for connection in (played.store._writing, played.store._reading)
    ]
    assert sizes == [(-2000,), (-2000,)]


async def test_what_was_on_its_way_while_the_file_moved_is_not_confirmed(
    database: Path, played: Played
) -> None:
    answers = [asyncio.create_task(played.answer()) for _ in range(3)]
    await asyncio.sleep(0)
    await played.store._writing.call(lambda _: moved(database))
    told = await asyncio.gather(*answers, played.answer(), return_exceptions=True)
    assert isinstance(told[-1], StoreError)
    confirmed = sum(one is None for one in told)
    await asyncio.wait_for(played.store.lost(), 5)
    assert answers_in(database.with_name("aside.db")) >= 3 + confirmed


async def test_a_file_that_stands_where_it_stood_is_not_called_lost(
    database: Path, played: Played
) -> None:
    lost = asyncio.create_task(played.store.lost())
    await played.answer()
    with closing(sqlite3.connect(database)) as beside:
        beside.execute("SELECT count(*) FROM answers").fetchone()
    await played.store._writing.call(
        lambda c: c.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    )
    await played.answer()
    assert not lost.done()
    lost.cancel()


async def test_closing_harms_nothing_of_the_database_that_stands_there_now(
    database: Path, played: Played
) -> None:
    await asyncio.to_thread(replaced, database)
    await asyncio.wait_for(played.store.lost(), 5)
    for end in ("-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("INSERT INTO other VALUES (7)")
    await played.store.close()
    assert database.with_name("trivia.db-wal").stat().st_size > 0
    with closing(sqlite3.connect(database)) as reader:
        assert reader.execute("SELECT id FROM other").fetchall() == [(7,)]
    other.close()


async def test_what_is_left_beside_a_replaced_database_does_not_leak_into_it(
    database: Path, played: Played
) -> None:
    await asyncio.to_thread(replaced, database)
    await asyncio.wait_for(played.store.lost(), 5)
    await played.store.close()
    with closing(sqlite3.connect(database)) as now:
        tables = now.execute("SELECT name FROM sqlite_schema").fetchall()
    assert tables == [("other",)]


def test_a_link_that_leads_elsewhere_now_is_noticed(tmp_path: Path) -> None:
    first, second, link = (tmp_path / name for name in ("first.db", "second.db", "trivia.db"))
    for path in (first, second):
        another_database(path)
    link.symlink_to(first)
    presence = Presence(link)
    assert presence.trouble() is None
    link.unlink()
    link.symlink_to(second)
    trouble = presence.trouble()
    assert trouble is not None
    assert f"{link} was replaced" in trouble.message
    presence.close()
