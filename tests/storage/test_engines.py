"""Which store an address is for: one table, for the bot, the command line and the doctor."""

from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from bot.cli.main import cli
from bot.doctor.findings import CheckOutcome
from bot.doctor.machine import check_disk
from bot.errors import ConfigError, StoreUnusable
from bot.storage import engines
from bot.storage.engines import Engine, keeper_of, open_store
from bot.storage.sqlite.keeper import SqliteKeeper
from tests.storage.building import GUILD, play_round


class ElsewhereKeeper(SqliteKeeper):
    """The keeper of an engine that is on another machine and cannot be reached."""

    disk = None  # type: ignore[assignment]

    @classmethod
    def of(cls, url: str) -> "ElsewhereKeeper":
        return cls(Path(url.removeprefix("elsewhere://")))

    def check(self) -> NoReturn:
        raise StoreUnusable(f"{self.name} does not answer.", "Start it.")


async def nowhere(url: str) -> NoReturn:
    raise StoreUnusable(f"{url} does not answer.", "Start it.")


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> str:
    """An address of an engine that is one more line in the table."""
    more = {"elsewhere": Engine("an elsewhere", nowhere, ElsewhereKeeper.of)}
    monkeypatch.setattr(engines, "ENGINES", {**engines.ENGINES, **more})
    return "elsewhere://db"


async def test_the_store_of_an_address_is_opened_and_looked_after(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'trivia.db'}"
    async with await open_store(url) as store:
        await play_round(store, {1: 100})
        assert (await store.boards.page(GUILD, "all", 1)).members == 1
    checkup = keeper_of(url).check()
    assert checkup.is_sound
    assert checkup.counts["answers"] == 1


@pytest.mark.parametrize("url", ["postgresql://footnote:geheim@db/trivia", "trivia.db", ""])
async def test_an_unknown_scheme_is_one_clear_line_without_a_password(url: str) -> None:
    with pytest.raises(ConfigError, match="which is not an SQLite address") as caught:
        await open_store(url)
    assert "geheim" not in str(caught.value)
    assert "sqlite:///data/trivia.db" in caught.value.remedy
    with pytest.raises(ConfigError, match="which is not an SQLite address"):
        keeper_of(url)


async def test_another_engine_is_found_by_all_who_ask(
    elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreUnusable, match="does not answer"):
        await open_store(elsewhere)
    found = check_disk(elsewhere)
    assert (found.outcome, found.found) == (CheckOutcome.OK, "the database is on another machine")
    monkeypatch.setenv("DATABASE_URL", elsewhere)
    result = CliRunner().invoke(cli, ["db", "check"])
    assert "db does not answer." in str(result.exception)


def test_the_engines_are_named_where_an_address_is_none_of_theirs(elsewhere: str) -> None:
    with pytest.raises(ConfigError, match="not an SQLite or an elsewhere address"):
        keeper_of(elsewhere.replace("elsewhere", "nowhere"))
