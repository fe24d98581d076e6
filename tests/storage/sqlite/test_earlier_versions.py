"""A database of any earlier version becomes one of today, with all that is in it."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreUnusable
from bot.game.given import Picked, encode_given
from bot.ports.boards import BoardRow
from bot.ports.owner import SOLO
from bot.ports.servers import ServerSettings
from bot.storage.sqlite import schema
from bot.storage.sqlite.schema import newest_version, scripts
from bot.storage.sqlite.store import SqliteStore
from bot.storage.sqlite.upkeep.audit import differences
from tests.storage.building import AWAY, CONTENT, GUILD, a_round, a_settlement, an_answer
from tests.storage.sqlite.earlier import (
    HALF_ERASED,
    LEFT,
    ROWS,
    endings_in_words,
    make_earlier,
    stopped_games,
)
from tests.storage.sqlite.played import execute

EARLIER = sorted(ROWS)
FAILS_LATE = """
BEGIN;
DELETE FROM boards;
INSERT INTO nowhere VALUES (1);
PRAGMA user_version = 4000;
COMMIT;
"""


@pytest.fixture(params=EARLIER)
def earlier(request: pytest.FixtureRequest, database: Path) -> Path:
    """A database of an earlier version."""
    return make_earlier(database, request.param)


def kept_copy(database: Path) -> Path:
    return database.with_name(f"{database.name}.before-{newest_version()}.bak")


def content(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


def test_every_version_but_the_newest_is_tried_with_rows_in_it() -> None:
    assert list(range(1, newest_version())) == EARLIER


async def test_boards_stand_as_before(earlier: Path) -> None:
    async with await SqliteStore.open(earlier) as store:
        page = await store.boards.page(GUILD, "all", 1)
    assert page.rows == (
        BoardRow(1, 11, "Ada", 150, right=1, answered=1, partly=0),
        BoardRow(2, 12, "Bo", 90, right=0, answered=2, partly=1),
    )
    with closing(sqlite3.connect(earlier)) as connection:
        assert differences(connection) == []
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def test_an_answer_says_the_same_as_before(earlier: Path) -> None:
    async with await SqliteStore.open(earlier) as store:
        told = await store.members.export(GUILD, 11)
    assert [[each["answer"] for each in one["answers"]] for one in told["rounds"]] == [
        ["Mars", "Jupiter"],
        ["Jupiter"],
    ]
    assert [one["points"] for one in told["rounds"]] == [150, None]


async def test_a_game_that_was_cut_off_can_be_brought_to_its_end(earlier: Path) -> None:
    async with await SqliteStore.open(earlier) as store:
        (game,) = await store.ledger.unfinished(SOLO)
        first, second = game.rounds
        assert game.plan == (first.content, second.content)
        assert second.content == CONTENT
        assert (first.settled, first.revealed, second.settled) == (True, True, False)
        assert second.answers[0].given == encode_given(Picked(1))
        assert await store.ledger.settle(a_settlement(second.id, {11: 100})) is True
        await store.ledger.end_game(game.id, AWAY, 9_000)
        again = await store.ledger.reopen(GUILD, game.channel, game.id, 11, SOLO)
        assert again is None  # no more is known to be asked
        assert await store.ledger.unfinished(SOLO) == ()


SENTENCES = {
    "finished": ("finished", None),
    "Ada stopped the game.": ("stopped", 1),
    "The stopped the game. stopped the game.": ("stopped", None),
    "Twin stopped the game.": ("stopped", None),
    "Once Ada stopped the game.": ("stopped", None),
    "Nobody answered twice in a row, so the game ends here.": ("quiet", None),
    "The bot was away for too long.": ("away", None),
    "The game could not go on.": ("unreadable", None),
    "Something went wrong inside the bot. The points so far are kept.": ("broken", None),
    "I am not allowed to post here any more: I need Send Messages. Somebody can": ("unshown", None),
    "This channel no longer exists.": ("unshown", None),
    "Not saved: a settlement. The database says: disk full.": ("unsaved", None),
    "Ada was here": ("unknown", None),
    "": ("unknown", None),
}


async def test_how_games_ended_becomes_a_kind_and_no_name_stays(database: Path) -> None:
    make_earlier(database, 2)
    execute(database, *endings_in_words(SENTENCES))
    async with await SqliteStore.open(database) as store:
        (stopped,) = (await store.members.export(GUILD, 11))["games_stopped"]
        assert stopped["channel"] == "7"
    with closing(sqlite3.connect(database)) as connection:
        told = connection.execute("SELECT ending, ended_by FROM games WHERE id >= 10 ORDER BY id")
        assert told.fetchall() == list(SENTENCES.values())
        nameless = connection.execute("SELECT name FROM members WHERE user_id < 0").fetchall()
        assert nameless == [("",)]
    assert "Ada stopped the" not in "".join(content(database))


@pytest.fixture(params=[version for version in EARLIER if version > 1])
def later(request: pytest.FixtureRequest, database: Path) -> Path:
    """A database of an earlier version that knew of hiding, leaving and signs of life."""
    return make_earlier(database, request.param)


async def test_whoever_hid_stays_hidden_and_loses_no_point(later: Path) -> None:
    async with await SqliteStore.open(later) as store:
        assert await store.members.is_hidden(GUILD, 31)
        assert (await store.boards.page(GUILD, "all", 1)).members == 2
        await store.members.hide(GUILD, 31, "Cy", hidden=False)
        rank = await store.boards.rank(GUILD, "all", 31)
        assert rank is not None
        assert (rank.row.place, rank.row.points) == (3, 40)


async def test_what_was_kept_going_is_the_one_process_s_from_then_on(later: Path) -> None:
    async with await SqliteStore.open(later) as store:
        assert [game.id for game in await store.ledger.unfinished(SOLO)] == [2]
        assert await store.ledger.unfinished("another") == ()
        assert await store.liveness.last_alive_ms(SOLO) == 7_000
        assert await store.liveness.last_alive_ms("another") is None


async def test_a_server_that_was_left_goes_when_it_was_to_go(later: Path) -> None:
    async with await SqliteStore.open(later) as store:
        assert await store.servers.on_record() == {GUILD, LEFT, HALF_ERASED}
        assert await store.servers.erase_left_before(5_000, "another") == 0
        assert await store.servers.erase_left_before(5_000, SOLO) == 1
        assert await store.servers.on_record() == {GUILD, LEFT}
        assert await store.servers.erase_left_before(5_001, SOLO) == 1
        assert await store.servers.on_record() == {GUILD}


async def test_no_server_has_set_anything_yet(earlier: Path) -> None:
    async with await SqliteStore.open(earlier) as store:
        assert GUILD in await store.servers.on_record()
        assert await store.servers.settings(GUILD) == ServerSettings()


async def test_what_was_asked_before_has_left_the_bag(earlier: Path) -> None:
    async with await SqliteStore.open(earlier) as store:
        assert await store.bag.laps(GUILD) == {"q1": 1, "q2": 1}


async def test_the_game_goes_on_from_there(earlier: Path) -> None:
    async with await SqliteStore.open(earlier) as store:
        round_id = await store.ledger.open_round(a_round(2, number=3))
        await store.ledger.record(an_answer(round_id, 13))
        await store.ledger.settle(a_settlement(round_id, {13: 500}))
        assert (await store.boards.page(GUILD, "all", 1)).rows[0].user == 13


async def test_the_file_as_it_was_is_kept(earlier: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = content(earlier)
    with caplog.at_level(logging.INFO):
        async with await SqliteStore.open(earlier):
            pass
    assert content(kept_copy(earlier)) == before
    assert str(kept_copy(earlier)) in caplog.text


async def test_a_kept_copy_is_a_database_to_go_back_to(earlier: Path, tmp_path: Path) -> None:
    async with await SqliteStore.open(earlier):
        pass
    back = kept_copy(earlier).rename(tmp_path / "back.db")
    async with await SqliteStore.open(back) as store:
        assert len(await store.ledger.unfinished(SOLO)) == 1


async def test_no_copy_is_made_of_what_needs_no_update(database: Path) -> None:
    for _ in range(2):
        async with await SqliteStore.open(database):
            pass
    assert sorted(file.name for file in database.parent.iterdir()) == [
        "trivia.db",
        "trivia.db.lock",
    ]


async def test_an_update_that_fails_leaves_the_file_as_it_was(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, known = content(earlier), scripts()
    newest = newest_version()
    monkeypatch.setattr(schema, "scripts", lambda: [*known[:-1], (newest, FAILS_LATE)])
    with pytest.raises(StoreUnusable, match="nowhere"):
        await SqliteStore.open(earlier)
    assert content(earlier) == before
    monkeypatch.undo()
    async with await SqliteStore.open(earlier) as store:
        assert (await store.boards.page(GUILD, "all", 1)).members == 2


async def test_where_no_copy_can_be_written_there_is_no_update(earlier: Path) -> None:
    before = content(earlier)
    part = kept_copy(earlier).with_name(kept_copy(earlier).name + ".part")
    part.mkdir()
    with pytest.raises(StoreUnusable, match=r"could not be copied to .*before-\d+\.bak first"):
        await SqliteStore.open(earlier)
    part.rmdir()
    assert content(earlier) == before
    assert not kept_copy(earlier).exists()


def steps_to_update(database: Path, games: int) -> int:
    """Return how many thousand steps it takes to bring so many games and members up to date."""
    make_earlier(database, 2)
    execute(database, *stopped_games(games))
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.set_progress_handler(step, 1_000)
        schema.migrate(connection)
    return steps


def test_an_update_takes_no_more_for_each_game_among_many(tmp_path: Path) -> None:
    few, many = (steps_to_update(tmp_path / f"{n}" / "trivia.db", n) for n in (1_000, 4_000))
    assert many < 8 * few
