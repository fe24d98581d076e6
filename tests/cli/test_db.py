"""The `db` commands, as an operator types them."""

import re
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import cli
from bot.errors import StoreError
from bot.invocation import called
from tests.storage.sqlite.earlier import make_earlier
from tests.storage.sqlite.played import execute, points_in
from tests.storage.sqlite.starting import StartChild
from tests.storage.sqlite.upkeep.house import House

Db = Callable[..., Result]


@pytest.fixture
def db(house: House, monkeypatch: pytest.MonkeyPatch) -> Db:
    """Run a `db` command in the house."""
    monkeypatch.chdir(house.questions.parent)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///data/trivia.db")
    monkeypatch.setenv("QUESTIONS_DIR", "questions")

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(cli, ["db", *arguments])
        if isinstance(result.exception, StoreError):
            raise result.exception
        return result

    return run


def test_a_backup_is_named_by_the_time_and_told(house: House, db: Db) -> None:
    saved, files = db("backup").output.splitlines()
    pattern = (
        r"Saved data/backups/footnote-\d{8}-\d{6}\.backup \(0\.0 MB\): "
        r"4 games, 4 rounds, 4 answers, 2 members, 1 question\."
    )
    assert re.fullmatch(pattern, saved)
    assert files == "With it went 2 files of questions."
    (made,) = (house.database.parent / "backups").iterdir()
    assert made.name in saved


def test_there_and_back_again(house: House, db: Db) -> None:
    assert db("backup", "second.zip").exit_code == 0
    restored, kept = db("restore", "first.zip").output.splitlines()
    assert restored == (
        "Restored data/trivia.db as of 2026-11-22T20:15:04+00:00: "
        "2 games, 2 rounds, 2 answers, 2 members, 1 question."
    )
    assert kept.startswith("What was there before is kept in ")
    assert points_in(house.database) == 100
    assert db("restore", "second.zip").exit_code == 0
    assert points_in(house.database) == 123


def test_questions_that_were_set_aside_are_told(
    house: House, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    (house.questions / "planets.toml").write_text("changed")
    house.forbid_questions(monkeypatch)
    assert "questions cannot be written to from here" in db("restore", "first.zip").output


def test_a_sound_database_is_told_in_one_line(db: Db) -> None:
    result = db("check")
    assert result.exit_code == 0
    assert result.output == (
        "data/trivia.db is whole, and its boards are what the ledger adds up to: "
        "4 games, 4 rounds, 4 answers, 2 members, 1 question, 1 unfinished game.\n"
    )


def test_boards_that_differ_are_told_and_mended(house: House, db: Db) -> None:
    execute(house.database, "UPDATE boards SET points = 7 WHERE member_id = 1 AND period = 'all'")
    result = db("check")
    assert result.exit_code == 1
    assert result.output == (
        "server 100, all, member 1: 123 points, 2 right and 0 in part of 2 in the ledger, "
        "7 points, 2 right and 0 in part of 2 shown\n"
        "The boards of data/trivia.db are not what its ledger adds up to. "
        f"Stop the bot, then: {called('db check --repair')}\n"
    )
    assert "7 points" not in db("check", "--repair").output
    assert db("check").exit_code == 0


def test_many_differences_are_counted(house: House, db: Db) -> None:
    execute(house.database, "DELETE FROM boards", "DELETE FROM board_points")
    assert re.search(r"… and \d+ differences more", db("check").output)


def test_damage_is_told(house: House, db: Db) -> None:
    execute(house.database, "DELETE FROM games WHERE id = 1")
    result = db("check")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "damage: a row of rounds refers to games that are not there",
        "data/trivia.db is damaged. Restore a backup: " + called("db restore FILE"),
    ]


def test_mended_boards_in_a_backup_are_told(house: House, db: Db) -> None:
    execute(house.database, "UPDATE boards SET points = 7")
    assert "are right now in the backup" in db("backup").output


def test_an_older_database_says_what_the_next_start_does(house: House, db: Db) -> None:
    house.database.unlink()
    make_earlier(house.database, 1)
    assert "the next start brings it from version 1 to" in db("check").output


def test_what_cannot_be_done_is_one_line(house: House, db: Db, child: StartChild) -> None:
    assert child("hold", house.database).line() == "ready"
    with pytest.raises(StoreError, match="in use by another process"):
        db("restore", "first.zip")
