import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.ports.store_keeper import Difference
from bot.storage.sqlite.store import SqliteStore
from bot.storage.sqlite.upkeep.audit import differences
from bot.storage.sqlite.upkeep.checkup import repair
from tests.storage.building import GUILD, play_round


async def audited_after(database: Path, *tampering: str) -> list[Difference]:
    """Play two rounds, tamper with the file by hand, and audit it."""
    async with await SqliteStore.open(database) as store:
        await play_round(store, {1: 300, 2: 100}, periods=("all",))
        await play_round(store, {1: 50, 3: 100}, periods=("all", "2026-11"))
    with closing(sqlite3.connect(database)) as connection:
        for statement in tampering:
            connection.execute(statement)
        return differences(connection)


async def test_what_was_played_adds_up(database: Path) -> None:
    assert await audited_after(database) == []


async def test_a_changed_board_is_found(database: Path) -> None:
    found = await audited_after(
        database, "UPDATE boards SET points = 999 WHERE member_id = 1 AND period = 'all'"
    )
    ledger, board = (f"{points} points, 2 right and 0 in part of 2" for points in (350, 999))
    assert found == [Difference(GUILD, "all", "member 1", ledger, board)]


async def test_a_wrong_count_of_what_was_right_in_part_is_found_and_repaired(
    database: Path,
) -> None:
    tampering = "UPDATE boards SET part_count = 4 WHERE member_id = 2"
    (found,) = await audited_after(database, tampering)
    assert found.board == "100 points, 1 right and 4 in part of 1"
    assert repair(database).is_sound


async def test_a_missing_and_an_invented_line_are_found(database: Path) -> None:
    found = await audited_after(
        database,
        "DELETE FROM boards WHERE member_id = 2",
        "INSERT INTO boards VALUES (7, 'all', 2, 1, 1, 1, 0)",
    )
    assert {(each.guild, each.ledger is None, each.board is None) for each in found} == {
        (GUILD, False, True),
        (7, True, False),
    }


async def test_a_wrong_count_of_members_is_found(database: Path) -> None:
    found = await audited_after(
        database, "UPDATE board_points SET members = 5 WHERE points = 100 AND period = 'all'"
    )
    what = "totals from 100, 1 wide"
    assert found == [Difference(GUILD, "all", what, "2 members", "5 members")]


@pytest.mark.parametrize("period", ["all", "2026-11"])
async def test_a_score_without_its_roll_up_is_found(database: Path, period: str) -> None:
    found = await audited_after(
        database,
        "INSERT INTO scores VALUES (1, 3, 'ruling:1', 10, 0, '[\"all\", \"2026-11\"]', 0)",
    )
    assert period in {each.period for each in found if each.what == "member 3"}


async def test_points_in_an_open_round_are_found(database: Path) -> None:
    found = await audited_after(database, "UPDATE rounds SET settled_ms = NULL WHERE id = 1")
    assert Difference(GUILD, "", "round 1", "open", "scored") in found
