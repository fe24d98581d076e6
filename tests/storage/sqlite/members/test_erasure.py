"""What is erased is gone from the file, and an erasure that is cut short leaves sound boards."""

import asyncio
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.game.ending import Ending, EndingKind
from bot.game.given import Wrote
from bot.ports.owner import SOLO
from bot.storage.sqlite.members import erasure
from bot.storage.sqlite.members.erasure import begin_erasing, erase_batch
from bot.storage.sqlite.store import SqliteStore
from bot.storage.sqlite.upkeep.audit import differences
from tests.storage.building import (
    GUILD,
    TYPED_CONTENT,
    a_game,
    a_settlement,
    an_answer,
    open_round,
    play_round,
)

SECRET = "Ozymandias-in-disguise"
TABLES = ("games", "rounds", "answers", "scores", "boards", "board_points", "bag", "members")


@pytest.fixture
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasure, "ROWS_A_BATCH", 3)
    monkeypatch.setattr(erasure, "ROUNDS_A_BATCH", 2)


def rows(database: Path) -> dict[str, int]:
    with closing(sqlite3.connect(database)) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - names from above
            for table in TABLES
        }


def holds_secret(database: Path, secret: str = SECRET) -> bool:
    return secret.encode() in database.read_bytes()


async def stopped_by(store: SqliteStore, user: int) -> list[object]:
    return list((await store.members.export(GUILD, user))["games_stopped"])


def audited(database: Path) -> list[object]:
    with closing(sqlite3.connect(database)) as connection:
        return [*differences(connection), *connection.execute("PRAGMA foreign_key_check")]


async def erase_some(store: SqliteStore, batches: int) -> None:
    """Begin to erase the server and stop, as a process does that dies."""
    await store.servers.left(GUILD, SOLO, 1_000)
    await store._writer.submit(partial(begin_erasing, instant_ms=2_000, owner=SOLO), "an erasure")
    for _ in range(batches):
        assert await store._writer.submit(partial(erase_batch, guild=GUILD), "an erasure")


async def play_a_while(store: SqliteStore) -> None:
    for number in range(1, 6):
        await play_round(store, {user: user * 10 for user in range(1, 8)})
        await play_round(store, {number: 10}, guild=GUILD + 1, channel=201)


async def test_no_byte_of_an_erased_text_or_name_is_left(database: Path) -> None:
    async with await SqliteStore.open(database) as store:
        round_id = await open_round(store, content=TYPED_CONTENT)
        for seq in range(1, 100):
            words = Wrote(f"I am {SECRET}, " * (seq % 7))
            await store.ledger.record(an_answer(round_id, 1, name=SECRET, seq=seq, given=words))
        (game,) = await store.ledger.unfinished(SOLO)
        await store.ledger.end_game(game.id, Ending(EndingKind.STOPPED, 1, SECRET), 9_000)
    assert holds_secret(database)
    async with await SqliteStore.open(database) as store:
        await store.members.erase(GUILD, 1)
    assert not holds_secret(database)


async def test_who_stopped_a_game_is_forgotten_whatever_they_are_called_since(
    database: Path,
) -> None:
    async with await SqliteStore.open(database) as store:
        for user in (1, 9):  # 9 is a moderator, who never played
            game = await store.ledger.open_game(a_game(starter=2))
            ending = Ending(EndingKind.STOPPED, user, f"{SECRET} {user}")
            await store.ledger.end_game(game, ending, 9_000)
        round_id = await open_round(store)
        await store.ledger.record(an_answer(round_id, 1, name="Ada"))
        assert [len(await stopped_by(store, user)) for user in (1, 9)] == [1, 1]
        await store.members.erase(GUILD, 1)
        await store.members.erase(GUILD, 9)
        assert [await stopped_by(store, user) for user in (1, 9)] == [[], []]
    assert not holds_secret(database)
    assert not holds_secret(database, "Ada")


async def test_how_a_game_ended_is_never_kept_as_a_sentence(store: SqliteStore) -> None:
    for kind in EndingKind:
        game = await store.ledger.open_game(a_game())
        by = 1 if kind is EndingKind.STOPPED else None
        await store.ledger.end_game(game, Ending(kind, by, SECRET if by else ""), 9_000)
    query = "SELECT ending FROM games ORDER BY id"
    kept = await store._reading.read(lambda c: c.execute(query).fetchall())
    assert kept == [(kind.value,) for kind in EndingKind]
    sentence = "UPDATE games SET ending = 'Ada stopped the game.'"
    with pytest.raises(sqlite3.IntegrityError):
        await store._writing.call(lambda c: c.execute(sentence))


async def test_an_answer_on_its_way_is_not_remembered_as_who_was_erased(
    store: SqliteStore,
) -> None:
    round_id = await open_round(store)
    recording = asyncio.create_task(store.ledger.record(an_answer(round_id, 1, name="Ada")))
    await asyncio.sleep(0)  # its look-up is queued, its outcome is not known
    await asyncio.gather(recording, store.members.erase(GUILD, 1))
    await store.ledger.record(an_answer(round_id, 1, seq=2, name="Ada"))
    (told,) = (await store.members.export(GUILD, 1))["rounds"]
    assert len(told["answers"]) == 1


async def test_an_erasure_that_could_not_be_saved_changes_nothing(store: SqliteStore) -> None:
    round_id = await open_round(store)
    await store.ledger.record(an_answer(round_id, 1))
    await store._writing.call(lambda c: c.execute("PRAGMA query_only = ON"))
    with pytest.raises(StoreError):
        await store.members.erase(GUILD, 1)
    await store._writing.call(lambda c: c.execute("PRAGMA query_only = OFF"))
    assert await store.ledger.settle(a_settlement(round_id, {1: 100})) is True
    rank = await store.boards.rank(GUILD, "all", 1)
    assert rank is not None
    assert rank.row.points == 100


async def test_former_members_are_kept_in_mind_until_their_round_is_settled(
    store: SqliteStore,
) -> None:
    round_id = await open_round(store)
    await store.ledger.record(an_answer(round_id, 1))
    await store.members.erase(GUILD, 1)
    assert list(store.ledger._known.former) == [(round_id, 1)]
    await store.ledger.settle(a_settlement(round_id, {1: 100}))
    assert store.ledger._known.former == {}


@pytest.mark.usefixtures("_small_batches")
async def test_a_server_goes_in_small_steps_and_wholly(database: Path) -> None:
    async with await SqliteStore.open(database) as store:
        await play_a_while(store)
        commits: list[str] = []
        await store._writing.set_trace_callback(commits.append)
        await store.servers.left(GUILD, SOLO, 1_000)
        assert await store.servers.erase_left_before(2_000, SOLO) == 1
        assert commits.count("COMMIT") > 15
    left = rows(database)
    assert (left["games"], left["rounds"], left["answers"], left["scores"]) == (5, 5, 5, 5)
    assert (left["members"], left["bag"]) == (5, 1)
    assert audited(database) == []


@pytest.mark.usefixtures("_small_batches")
@pytest.mark.parametrize("batches", [1, 4, 6, 9])
async def test_an_erasure_cut_short_goes_on_after_a_restart(database: Path, batches: int) -> None:
    async with await SqliteStore.open(database) as store:
        await play_a_while(store)
        await erase_some(store, batches)
    assert audited(database) == []
    async with await SqliteStore.open(database) as store:
        assert await store.servers.erase_left_before(2_000, SOLO) == 1
        assert (await store.boards.page(GUILD, "all", 1)).members == 0
    assert rows(database)["games"] == 5


@pytest.mark.usefixtures("_small_batches")
@pytest.mark.parametrize("batches", [1, 4, 6, 9])
async def test_who_comes_back_in_the_midst_of_it_finds_sound_boards(
    database: Path, batches: int
) -> None:
    async with await SqliteStore.open(database) as store:
        await play_a_while(store)
        await erase_some(store, batches)
        await store.servers.joined(GUILD, SOLO)
        assert await store._writer.submit(partial(erase_batch, guild=GUILD), "an erasure") is False
        await play_round(store, {3: 1})
        rank = await store.boards.rank(GUILD, "all", 3)
        assert rank is not None
    assert audited(database) == []


@pytest.mark.usefixtures("_small_batches")
async def test_answers_elsewhere_are_saved_meanwhile(store: SqliteStore) -> None:
    await play_a_while(store)
    game = await open_round(store, guild=GUILD + 1, channel=202)
    await store.servers.left(GUILD, SOLO, 1_000)
    erasure = asyncio.create_task(store.servers.erase_left_before(2_000, SOLO))
    await asyncio.sleep(0)
    for user in range(1, 4):
        await store.ledger.record(an_answer(game, user, guild=GUILD + 1))
    assert not erasure.done()
    assert await erasure == 1


async def steps_to_erase(store: SqliteStore, user: int) -> int:
    """Return how many steps SQLite takes to forget a member."""
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    await store._writing.call(lambda c: c.set_progress_handler(step, 1))
    await store.members.erase(GUILD, user)
    await store._writing.call(lambda c: c.set_progress_handler(None, 1))
    return steps


async def test_forgetting_one_costs_no_more_among_many(store: SqliteStore) -> None:
    round_id = await open_round(store)
    for user in (1, 2):
        await store.ledger.record(an_answer(round_id, user))
    among_few = await steps_to_erase(store, 1)
    many = (store.ledger.record(an_answer(round_id, user)) for user in range(3, 2_000))
    await asyncio.gather(*many)
    assert await steps_to_erase(store, 2) < 1.5 * among_few
