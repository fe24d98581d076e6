"""Whatever is wrong with the record of one game costs that game, and nobody else anything."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.discord_app.showing import count_edits
from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.messages import Message
from bot.storage.sqlite.upkeep.audit import differences
from bot.storage.sqlite.upkeep.checkup import check
from tests.discord_app.evening import OPEN, SETTLED, Evening, evening_in, life
from tests.support import english as lines

CANNOT = "The game cannot go on"
ONE_OF_PLAN = "(SELECT plan ->> '$[{}]' FROM games WHERE id = 1)"
SPOILED = {
    "a question that was not asked yet is missing": (
        "DELETE FROM questions WHERE hash = PLANNED[2]"
    ),
    "the question of the open round is missing": ("DELETE FROM questions WHERE hash = PLANNED[1]"),
    "the question of a settled round is missing": ("DELETE FROM questions WHERE hash = PLANNED[0]"),
    "a question is of a kind that nobody knows": (
        "UPDATE questions SET content = json_set(content, '$.kind', 'riddle')"
        " WHERE hash = PLANNED[2]"
    ),
    "a question is no JSON": ("UPDATE questions SET content = '{' WHERE hash = PLANNED[1]"),
    "a question is no text": (
        "UPDATE questions SET content = CAST(x'ff7b' AS TEXT) WHERE hash = PLANNED[1]"
    ),
    "the request is no text": "UPDATE games SET request = CAST(x'ff7b' AS TEXT) WHERE id = 1",
    "the plan is no text": "UPDATE games SET plan = CAST(x'ff5b' AS TEXT) WHERE id = 1",
    "an answer is no text": (
        "UPDATE answers SET given = CAST(x'ff7b' AS TEXT) WHERE round_id IN"
        " (SELECT id FROM rounds WHERE game_id = 1)"
    ),
    "the request is of another shape": (
        'UPDATE games SET request = \'{"questions":"many"}\' WHERE id = 1'
    ),
    "the request is no JSON": "UPDATE games SET request = '[' WHERE id = 1",
    "the plan is no list": "UPDATE games SET plan = '{}' WHERE id = 1",
    "the plan is no JSON": "UPDATE games SET plan = '[' WHERE id = 1",
    "the plan lists what is no hash": "UPDATE games SET plan = '[1, 2, 3]' WHERE id = 1",
    "an option stands twice in the order": (
        "UPDATE rounds SET option_order = '[0,0,1,2]' WHERE game_id = 1 AND number = 2"
    ),
    "the order is no list": (
        "UPDATE rounds SET option_order = '\"x\"' WHERE game_id = 1 AND number = 2"
    ),
    "the order is no JSON": (
        "UPDATE rounds SET option_order = '[' WHERE game_id = 1 AND number = 1"
    ),
    "an answer is of a kind that nobody knows": (
        'UPDATE answers SET given = \'{"type":"sung"}\' WHERE round_id IN'
        " (SELECT id FROM rounds WHERE game_id = 1)"
    ),
    "an answer is of an option that there is not": (
        'UPDATE answers SET given = \'{"type":"picked","option":77}\' WHERE round_id IN'
        " (SELECT id FROM rounds WHERE game_id = 1)"
    ),
    "an answer is no JSON": (
        "UPDATE answers SET given = '[' WHERE round_id IN (SELECT id FROM rounds WHERE game_id = 1)"
    ),
    "a round is missing": "UPDATE rounds SET number = 7 WHERE game_id = 1 AND number = 1",
    "who started it is missing": "UPDATE games SET starter_id = 999 WHERE id = 1",
}


@pytest.fixture
def database(tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(count_edits, "EVERY_SECONDS", 0.1)
    return tmp_path / "scores.db"


def spoil(database: Path, statement: str) -> None:
    """Change the file as a damage would: nothing that the tables ask for is looked at."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for place in range(3):
            statement = statement.replace(f"PLANNED[{place}]", ONE_OF_PLAN.format(place))
        assert connection.execute(statement).rowcount >= 1


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


async def two_games(sandbox: Sandbox, database: Path) -> Message:
    """Let two games have one settled round and one open round each, and the bot die."""
    async with life(sandbox, database) as evening:
        music = sandbox.channel("music")
        await evening.trivia("Ann", questions=3)
        first = await evening.card()
        await sandbox.hand("Ben").command(music, "trivia", questions=3)
        other = await sandbox.hand("Ben").wait_for(music, OPEN)
        await evening.tap("Ann", first)
        await evening.tap("Chidi", other)
        evening.pass_time(21)
        second = await evening.card(OPEN, after=first)
        await evening.tap("Ann", second)
        return await sandbox.hand("Ben").wait_for(
            music, lambda one: one.id > other.id and OPEN in text_of(one)
        )


async def expect_the_other_game_goes_on(evening: Evening, card: Message) -> None:
    assert "Locked in" in await evening.tap("Mo", card)


@pytest.mark.parametrize("what", SPOILED)
async def test_one_game_that_cannot_be_read_costs_that_game(
    sandbox: Sandbox, database: Path, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    other = await two_games(sandbox, database)
    (before,) = rows(database, "SELECT sum(points) FROM scores")
    spoil(database, SPOILED[what])
    assert [game.id for game in check(database).unreadable] == [1]
    async with evening_in(sandbox, database) as evening:
        await evening.card(CANNOT)
        await expect_the_other_game_goes_on(evening, other)
        assert "game 1 is ended, its points so far are kept" in caplog.text
        assert rows(database, "SELECT ending FROM games WHERE id = 1") == [("unreadable",)]
        assert rows(database, "SELECT sum(points) FROM scores") == [before]
        assert "already running" not in await evening.trivia("Ann")
        assert "Locked in" in await evening.tap("Mo", await evening.card())
        await evening.games.close()
    if "missing" not in what:
        with closing(sqlite3.connect(database)) as connection:
            assert differences(connection) == []
    assert not any(game.id == 1 for game in check(database).unreadable)


@pytest.mark.parametrize(
    "what",
    [
        "a question that was not asked yet is missing",
        "a question is of a kind that nobody knows",
        "the request is no JSON",
        "the order is no JSON",
        "a round is missing",
    ],
)
async def test_continuing_what_cannot_be_read_is_refused_kindly_and_leaves_the_channel_free(
    sandbox: Sandbox, database: Path, what: str
) -> None:
    await two_games(sandbox, database)
    sandbox.world.clock.skew += 3_600
    async with evening_in(sandbox, database) as evening:
        offer = await evening.card("was interrupted")
        spoil(database, SPOILED[what])
        said = await evening.tap("Ann", offer, "Continue")
        assert "cannot be read any more" in said
        assert rows(database, "SELECT count(*) FROM games WHERE ended_ms IS NULL") == [(0,)]
        assert "already running" not in await evening.trivia("Ann")
        await evening.card()


async def test_buttons_and_files_of_what_cannot_be_read_say_so(
    sandbox: Sandbox, database: Path
) -> None:
    async with evening_in(sandbox, database) as evening:
        await evening.trivia("Ann")
        await evening.tap("Ann", await evening.card())
        evening.pass_time(21)
        revealed = await evening.card(SETTLED)
        await evening.freed()
        spoil(database, SPOILED["the request is no JSON"])
        spoil(database, "UPDATE questions SET content = json_set(content, '$.kind', 'riddle')")
        assert await evening.tap("Ben", revealed, "Next question") == lines.OLD_BUTTON
        assert "cannot be read any more" in await evening.tap("Ben", revealed, "Source")
        await evening.interaction("Ann", "trivia-privacy export")
        await evening.told("Ann", lines.EXPORTED)
