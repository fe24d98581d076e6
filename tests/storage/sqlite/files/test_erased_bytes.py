"""What is erased is gone from the log beside the database too, and not called gone before."""

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import pytest

from bot.errors import StoreError
from bot.game.given import Wrote
from bot.ports.owner import SOLO
from bot.storage.sqlite.files import erased_bytes
from bot.storage.sqlite.files.page_gaps import scrub
from bot.storage.sqlite.members import members, servers
from bot.storage.sqlite.members.erasure import erase_member
from bot.storage.sqlite.store import SqliteStore
from bot.storage.sqlite.writer import apply
from tests.storage.building import GUILD, TYPED_CONTENT, an_answer, open_round

NAME, TYPED = "Ozymandias-in-disguise", "my-own-secret-words"


async def play(store: SqliteStore, *, guild: int = GUILD) -> int:
    round_id = await open_round(store, guild=guild, content=TYPED_CONTENT)
    for seq in range(1, 20):
        answer = an_answer(
            round_id, 1, seq=seq, guild=guild, name=NAME, given=Wrote(f"{TYPED} {seq}")
        )
        await store.ledger.record(answer)
    return round_id


def left_in(folder: Path) -> list[str]:
    """Return the files in which a name or a typed text can be found."""
    return sorted(
        file.name
        for file in folder.iterdir()
        if any(word.encode() in file.read_bytes() for word in (NAME, TYPED))
    )


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait as long as it takes, where a test is about what is left and not about when it goes."""
    monkeypatch.setattr(members, "ERASED_WITHIN_SECONDS", 60.0)


@contextmanager
def somebody_reads(database: Path) -> Iterator[None]:
    with closing(sqlite3.connect(database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM answers").fetchone()
        yield


async def until_nothing_is_left(folder: Path) -> None:
    async with asyncio.timeout(10):
        while await asyncio.to_thread(left_in, folder):  # noqa: ASYNC110 - files tell no events
            await asyncio.sleep(0.02)


async def test_nothing_of_a_member_is_left_in_any_file_while_the_bot_plays_on(
    database: Path, store: SqliteStore, slow_disk: None
) -> None:
    await play(store)
    assert left_in(database.parent)
    assert await store.members.erase(GUILD, 1) is True
    assert left_in(database.parent) == []


async def test_nothing_of_a_server_is_left_in_any_file(database: Path, store: SqliteStore) -> None:
    await play(store)
    await store.servers.left(GUILD, SOLO, 1_000)
    assert await store.servers.erase_left_before(2_000, SOLO) == 1
    assert left_in(database.parent) == []


async def test_while_somebody_reads_it_is_not_called_gone_and_goes_by_itself_afterwards(
    database: Path, store: SqliteStore
) -> None:
    await play(store)
    with somebody_reads(database):
        assert await store.members.erase(GUILD, 1) is False
        assert "trivia.db-wal" in left_in(database.parent)
        assert (await store.members.export(GUILD, 1))["rounds"] == []
    await until_nothing_is_left(database.parent)


async def test_answers_are_saved_meanwhile(
    database: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_log, waits = erased_bytes.empty_log, list[int]()

    def noting_its_patience(connection: sqlite3.Connection) -> bool:
        waits.extend(connection.execute("PRAGMA busy_timeout").fetchone())
        return empty_log(connection)

    monkeypatch.setattr(erased_bytes, "empty_log", noting_its_patience)
    round_id = await play(store)
    with somebody_reads(database):
        assert await store.members.erase(GUILD, 1) is False
        for seq in range(1, 21):
            await store.ledger.record(an_answer(round_id, 2, seq=seq))
    assert waits
    assert set(waits) == {erased_bytes.BUSY_MS}, "each would hold up an answer for 2 s otherwise"
    await until_nothing_is_left(database.parent)


async def test_many_who_erase_themselves_at_once_share_the_tries(
    database: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "ERASED_WITHIN_SECONDS", 0.3)
    empty_log, tries = erased_bytes.empty_log, 0

    def counted(connection: sqlite3.Connection) -> bool:
        nonlocal tries
        tries += 1
        return empty_log(connection)

    monkeypatch.setattr(erased_bytes, "empty_log", counted)
    await play(store)
    with somebody_reads(database):
        erasures = (store.members.erase(GUILD, user) for user in range(1, 201))
        assert set(await asyncio.gather(*erasures)) == {False}
        assert tries < 20
    await until_nothing_is_left(database.parent)


async def test_who_never_played_leaves_no_trace_of_others_who_were_erased(
    database: Path, store: SqliteStore
) -> None:
    await play(store)
    with somebody_reads(database):
        assert await store.members.erase(GUILD, 1) is False
    assert await store.members.erase(GUILD, 77) is True
    assert left_in(database.parent) == []


async def test_a_crash_before_the_log_was_emptied_is_made_good_at_the_next_start(
    database: Path, store: SqliteStore, tmp_path: Path
) -> None:
    await play(store)
    with somebody_reads(database):
        assert await store.members.erase(GUILD, 1) is False
        crashed = tmp_path / "crashed"
        await asyncio.to_thread(shutil.copytree, database.parent, crashed)
    assert "trivia.db-wal" in left_in(crashed)
    async with await SqliteStore.open(crashed / "trivia.db"):
        await until_nothing_is_left(crashed)


async def test_a_disk_that_does_not_take_it_is_tried_again(
    database: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch, slow_disk: None
) -> None:
    empty_log, failures = erased_bytes.empty_log, 2

    def failing(connection: sqlite3.Connection) -> bool:
        nonlocal failures
        failures -= 1
        if failures >= 0:
            raise sqlite3.OperationalError("database or disk is full")
        return empty_log(connection)

    await play(store)
    monkeypatch.setattr(erased_bytes, "empty_log", failing)
    assert await store.members.erase(GUILD, 1) is True
    assert failures < 0
    assert left_in(database.parent) == []


async def test_a_server_is_not_called_erased_while_its_words_are_in_the_log(
    database: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "SERVERS_ERASED_WITHIN_SECONDS", 0.2)
    await play(store)
    await store.servers.left(GUILD, SOLO, 1_000)
    with somebody_reads(database), pytest.raises(StoreError, match="still in the log"):
        await store.servers.erase_left_before(2_000, SOLO)
    await until_nothing_is_left(database.parent)


async def test_the_patience_of_the_writer_is_as_before(store: SqliteStore) -> None:
    def patience(connection: sqlite3.Connection) -> int:
        (value,) = connection.execute("PRAGMA busy_timeout").fetchone()
        return int(value)

    before = await store._writing.call(patience)
    await store.members.erase(GUILD, 1)
    assert await store._writing.call(patience) == before


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note each look at a slice of the file, by where it begins."""
    looks = list[int]()

    def noted(connection: sqlite3.Connection, file: IO[bytes], start: int) -> int | None:
        looks.append(start)
        return scrub(connection, file, start)

    monkeypatch.setattr("bot.storage.sqlite.files.erased_bytes.scrub", noted)
    return looks


async def test_the_file_is_not_looked_through_for_somebody_of_whom_nothing_is_kept(
    store: SqliteStore, slow_disk: None, looks: list[int]
) -> None:
    await play(store)
    assert await store._erased.gone(60)
    looks.clear()
    for user in range(1_000, 1_050):
        assert await store.members.erase(GUILD, user) is True
    assert looks == []
    assert await store.members.erase(GUILD, 1) is True
    assert looks
    looks.clear()
    assert await store.members.erase(GUILD, 1) is True, "there is nothing of them any more"
    assert looks == []


async def test_an_erasure_during_a_look_through_the_file_has_another_to_itself(
    database: Path, store: SqliteStore, slow_disk: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_id = await play(store)
    await store.ledger.record(an_answer(round_id, 2))
    wipe, erased = store._erased._wipe, list[int]()

    def erasing_meanwhile(start: int, connection: sqlite3.Connection) -> int | None:
        following = wipe(start, connection)
        if not erased:
            erased.append(start)
            apply(connection, [erasing])
        return following

    def erasing(connection: sqlite3.Connection) -> None:
        if erase_member(connection, GUILD, 1, {}):
            store._erased.left()

    monkeypatch.setattr(store._erased, "_wipe", erasing_meanwhile)
    assert await store.members.erase(GUILD, 2) is True
    assert erased
    assert await store._erased.gone(60) is True
    assert left_in(database.parent) == []


async def test_between_two_looks_through_the_file_there_is_rest(
    store: SqliteStore, slow_disk: None, monkeypatch: pytest.MonkeyPatch, looks: list[int]
) -> None:
    monkeypatch.setattr(erased_bytes, "RESTS", 1e9)
    round_id = await play(store)
    assert await store.members.erase(GUILD, 1) is True
    assert looks.count(0) == 1
    monkeypatch.setattr(members, "ERASED_WITHIN_SECONDS", 0.05)
    for user in range(2, 12):
        await store.ledger.record(an_answer(round_id, user))
        assert await store.members.erase(GUILD, user) is False
    assert looks.count(0) == 1
