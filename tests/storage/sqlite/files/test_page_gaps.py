"""Not a byte of an erased name, text or id is left, however SQLite moved its rows about."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from bot.game.given import Wrote
from bot.storage.sqlite.files import page_gaps
from bot.storage.sqlite.members import members
from bot.storage.sqlite.store import SqliteStore
from bot.storage.sqlite.upkeep.audit import differences
from tests.storage.building import GUILD, TYPED_CONTENT, a_settlement, an_answer, open_round

FIRST_USER = 1_234_567_890_123_456_789


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait to the end, however busy the machine is."""
    monkeypatch.setattr(members, "ERASED_WITHIN_SECONDS", 30.0)


class Crowd:
    """Members who write much and often, and what may be found of each in a file."""

    def __init__(self, store: SqliteStore, seed: int) -> None:
        self._store = store
        self._rng = Random(seed)
        self._rounds = 0
        self._users = list(range(FIRST_USER, FIRST_USER + 300))
        self.alive: dict[int, set[bytes]] = {}
        self.erased: set[bytes] = set()

    async def play(self) -> None:
        """Play a round in which many answer, in no order."""
        rng = self._rng
        self._rounds += 1
        round_id = await open_round(
            self._store, content=TYPED_CONTENT, channel=1_000 + self._rounds
        )
        answers, players = [], rng.sample(self._users, 100)
        for user in players:
            name = f"name{user}n{rng.randrange(10**9)}"
            known = self.alive.setdefault(user, {user.to_bytes(8, "big")})
            known.add(name.encode())
            for seq in range(1, rng.randint(2, 5)):
                text = f"text{user}t{rng.randrange(10**9)}."
                known.add(text.encode())
                given = Wrote(text * rng.choice([1, 2, 5, 30, 300]))
                answers.append(an_answer(round_id, user, seq=seq, name=name, given=given))
        rng.shuffle(answers)
        await asyncio.gather(*map(self._store.ledger.record, answers))
        points = {user: rng.randrange(300) for user in players}
        await self._store.ledger.settle(a_settlement(round_id, points))

    async def erase_some(self, number: int = 20) -> None:
        """Let some of them be erased; they do not come back."""
        for user in self._rng.sample(sorted(self.alive), number):
            self._users.remove(user)
            self.erased |= self.alive.pop(user)
            assert await self._store.members.erase(GUILD, user) is True


def found_in(folder: Path, words: set[bytes]) -> int:
    content = b"".join(file.read_bytes() for file in folder.iterdir())
    return sum(word in content for word in words)


@pytest.mark.parametrize("seed", range(2))
async def test_nothing_is_left_of_who_was_erased_and_all_of_the_others(
    database: Path, store: SqliteStore, seed: int
) -> None:
    crowd = Crowd(store, seed)
    for _ in range(5):
        await crowd.play()
        await crowd.erase_some()
        assert await asyncio.to_thread(found_in, database.parent, crowd.erased) == 0
    await crowd.play()
    known = set.union(*crowd.alive.values())
    kept = {word for word in known if word.startswith(b"text")}  # names may have changed
    assert await asyncio.to_thread(found_in, database.parent, kept) == len(kept)
    await store.close()
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert differences(connection) == []


def test_what_secure_delete_forgets_of_moved_rows_is_overwritten(tmp_path: Path) -> None:
    path, rng = tmp_path / "trivia.db", Random(1)
    words = [f"word{number}." for number in rng.sample(range(10**6), 2_000)]
    deleted = {word.encode() for word in words[::2]}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("CREATE TABLE words (text TEXT PRIMARY KEY, more TEXT) WITHOUT ROWID")
        connection.execute("BEGIN")
        rows = [(word, word * rng.choice([1, 5, 40])) for word in words]
        connection.executemany("INSERT INTO words VALUES (?, ?)", rows)
        connection.executemany("DELETE FROM words WHERE text = ?", [row[:1] for row in rows[::2]])
        connection.execute("COMMIT")
        assert found_in(tmp_path, deleted) > 0, "else there is nothing to prove"
        with path.open("r+b", buffering=0) as file:
            start: int | None = 0
            while start is not None:
                start = page_gaps.scrub(connection, file, start)
            assert found_in(tmp_path, deleted) == 0
            connection.execute("UPDATE words SET more = more || '!'")
            assert found_in(tmp_path, deleted) == 0, "nothing comes back out of the cache"
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM words").fetchone() == (1_000,)


async def test_a_large_file_is_scrubbed_in_slices_between_which_answers_are_saved(
    database: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_gaps, "SLICE", 32 << 10)
    crowd = Crowd(store, 3)
    for _ in range(3):
        await crowd.play()
    round_id = await open_round(store)
    erasing = asyncio.create_task(crowd.erase_some(3))
    seq = 0
    while not erasing.done():
        seq += 1
        await store.ledger.record(an_answer(round_id, 1, seq=seq, name="Ada"))
    await erasing
    assert await asyncio.to_thread(found_in, database.parent, crowd.erased) == 0
    assert seq > 20


async def test_who_reads_meanwhile_sees_one_whole_moment(
    database: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "ERASED_WITHIN_SECONDS", 0.2)
    crowd = Crowd(store, 4)
    await crowd.play()
    user, known = next(iter(crowd.alive.items()))
    with closing(sqlite3.connect(database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        query = "SELECT count(*), sum(length(given)) FROM answers"
        before = reader.execute(query).fetchone()
        assert await store.members.erase(GUILD, user) is False
        assert reader.execute(query).fetchone() == before
        reader.execute("ROLLBACK")
    monkeypatch.setattr(members, "ERASED_WITHIN_SECONDS", 30.0)
    assert await store.members.erase(GUILD, user) is True
    assert await asyncio.to_thread(found_in, database.parent, known) == 0


def test_a_file_of_another_layout_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA auto_vacuum = FULL")
        connection.execute("CREATE TABLE words (text TEXT)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO words VALUES (?)", [("x" * 300,)] * 500)
        connection.execute("COMMIT")
        before = path.read_bytes()
        with path.open("r+b", buffering=0) as file:
            assert page_gaps.scrub(connection, file, 0) is None
        assert path.read_bytes() == before
