import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.errors import StoreUnusable
from bot.storage.sqlite.schema import newest_version
from bot.storage.sqlite.upkeep.backup import backup
from bot.storage.sqlite.upkeep.restore import restore
from tests.storage.building import GUILD
from tests.storage.sqlite.earlier import make_earlier
from tests.storage.sqlite.played import (
    NOW,
    execute,
    make_played,
    names_in,
    points_in,
)
from tests.storage.sqlite.starting import StartChild
from tests.storage.sqlite.upkeep.house import House

KEPT = "trivia.db.before-restore-20261122-201504"
KEPT_QUESTIONS = "questions.before-restore-20261122-201504"


def test_all_is_as_it_was_at_the_backup(house: House) -> None:
    assert points_in(house.database) == 123
    (house.questions / "planets.toml").write_text("changed")
    (house.questions / "new.toml").write_text("new")
    (house.questions / "pictures" / "mars.png").unlink()
    restored = house.restore()
    assert points_in(house.database) == 100
    assert (house.questions / "planets.toml").read_text() == 'title = "The planets"'
    assert names_in(house.questions) == ["pictures", "planets.toml"]
    assert names_in(house.questions / "pictures") == ["mars.png"]
    assert restored.manifest.counts["games"] == 2
    assert restored.set_aside is None


def test_what_is_replaced_is_kept_whole(house: House) -> None:
    (house.questions / "new.toml").write_text("new")
    kept_questions, kept = house.restore().kept
    assert (kept.name, kept_questions.name) == (KEPT, KEPT_QUESTIONS)
    assert points_in(kept) == 123
    assert (kept_questions / "new.toml").read_text() == "new"
    assert (kept_questions / "pictures" / "mars.png").is_file()


def test_questions_that_are_the_same_stay_untouched(house: House) -> None:
    before = (house.questions / "planets.toml").stat()
    assert [kept.name for kept in house.restore().kept] == [KEPT]
    assert (house.questions / "planets.toml").stat() == before


def test_into_an_empty_house_nothing_is_kept(house: House, tmp_path: Path) -> None:
    new = tmp_path / "new house"
    restored = restore(house.archive, new / "data" / "trivia.db", new / "questions", NOW)
    assert restored.kept == ()
    assert points_in(new / "data" / "trivia.db") == 100
    assert (new / "questions" / "pictures" / "mars.png").is_file()
    assert names_in(new / "data") == ["trivia.db", "trivia.db.lock"]


def test_a_backup_without_questions_takes_none_away(house: House, tmp_path: Path) -> None:
    house.archive.unlink()
    backup(house.database, tmp_path / "nowhere", house.archive, NOW)
    house.restore()
    assert names_in(house.questions) == ["pictures", "planets.toml"]


def test_questions_that_cannot_be_written_are_set_aside(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    (house.questions / "planets.toml").write_text("changed")
    house.forbid_questions(monkeypatch)
    restored = house.restore()
    assert restored.set_aside is not None
    assert (restored.set_aside / "planets.toml").read_text() == 'title = "The planets"'
    assert (house.questions / "planets.toml").read_text() == "changed"
    assert points_in(house.database) == 100


def test_a_running_bot_is_not_replaced_under(house: House, child: StartChild) -> None:
    holder = child("hold", house.database)
    assert holder.line() == "ready"
    with pytest.raises(StoreUnusable, match="is in use"):
        house.restore()
    holder.kill()
    assert points_in(house.database) == 123


def test_answers_that_are_still_in_the_log_are_kept_too(house: House, child: StartChild) -> None:
    recorder = child("record", house.database.with_name("other.db"))
    acknowledged = [recorder.line() for _ in range(50)]
    recorder.kill()
    other = house.database.with_name("other.db")
    assert other.with_name("other.db-wal").stat().st_size
    (kept,) = restore(house.archive, other, house.questions, NOW).kept
    assert not other.with_name("other.db-wal").exists()
    with closing(sqlite3.connect(kept)) as connection:
        (saved,) = connection.execute("SELECT count(*) FROM answers").fetchone()
    assert saved >= len(acknowledged)
    assert points_in(other) == 100


def test_a_damaged_database_can_be_replaced(house: House) -> None:
    rubbish = b"not a database" * 1_000
    house.database.write_bytes(rubbish)
    log = house.database.with_name("trivia.db-wal")
    log.write_bytes(b"nor a log")
    (kept,) = house.restore().kept
    assert kept.read_bytes() == rubbish
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"nor a log"
    assert points_in(house.database) == 100


def test_a_disk_without_second_names_will_do(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    (kept,) = house.restore().kept
    assert (points_in(kept), points_in(house.database)) == (123, 100)


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(house: House, tmp_path: Path) -> None:
    earlier = make_earlier(tmp_path / "earlier" / "trivia.db", 1)
    house.archive.unlink()
    backup(earlier, house.questions, house.archive, NOW)
    house.restore()
    with closing(sqlite3.connect(house.database)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (newest_version(),)
        assert connection.execute("SELECT max(points) FROM boards").fetchone() == (150,)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE boards SET points = 999", "its boards are not what its ledger adds up to"),
        ("DELETE FROM games", "its database is damaged (a row of rounds refers to games"),
        ("PRAGMA application_id = 7", "its database is not the one that was saved"),
        ("PRAGMA user_version = 1", "its database is not the one that was saved"),
        ("DROP TABLE scores", "its database is damaged (no such table"),
    ],
)
def test_a_database_that_does_not_add_up_is_refused(
    house: House, statement: str, words: str
) -> None:
    house.change_database(statement)
    assert words in house.refusal()


def test_a_damaged_page_in_the_backup_is_found(house: House) -> None:
    with ZipFile(house.archive) as opened:
        damaged = bytearray(opened.read("trivia.db"))
    damaged[3 * 4096 : 4 * 4096] = b"\xff" * 4096
    house.change_archive({"trivia.db": bytes(damaged)})
    assert "its database is damaged" in house.refusal()


def test_a_restored_house_is_played_in(house: House) -> None:
    house.restore()
    with closing(sqlite3.connect(house.database)) as connection:
        unfinished = "SELECT guild_id FROM games WHERE ended_ms IS NULL"
        assert connection.execute(unfinished).fetchall() == [(GUILD,)]
    execute(house.database, "UPDATE games SET ended_ms = 1, ending = 'finished' WHERE id = 2")
    make_played(house.database, points=5)
    assert points_in(house.database) == 105


def test_two_restores_in_one_second_keep_both(house: House) -> None:
    kept: list[Path] = []
    for _ in range(3):
        (house.questions / "planets.toml").write_text("changed")
        kept += house.restore().kept
    assert len(set(kept)) == len(kept) == 6
    assert all(place.exists() for place in kept)


def test_a_log_without_its_database_is_kept_and_not_mixed_into_what_is_restored(
    house: House,
) -> None:
    log = house.database.with_name("trivia.db-wal")
    house.database.unlink()
    log.write_bytes(b"a log" * 100)
    (kept,) = house.restore().kept
    assert kept.read_bytes() == b"a log" * 100
    assert not log.exists()
    assert points_in(house.database) == 100
