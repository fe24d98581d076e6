from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from bot.compose import composed
from bot.config import Settings
from bot.discord_app.api import clock as clock_module
from bot.play.pace import Pace
from bot.sandbox.server import running
from bot.sandbox.world.messages import Message
from bot.storage.sqlite.store import SqliteStore
from tests.discord_app.evening import Evening
from tests.support.sandbox import connected
from tests.support.tiny_packs import write_pack

QUICK = Pace(pause_ms=50, grace_ms=100, retry_ms=(50, 100), answer_ms=2_300)


@dataclass
class Night(Evening):
    """An evening with the whole bot: real packs from a folder and a real database file."""

    packs: Path
    database: Path


def answer_buttons(card: Message) -> list[str]:
    """Return the custom_ids of a card's answer buttons, in the order shown."""
    return [
        button["custom_id"] for button in card.buttons() if button["custom_id"].startswith("1:a:")
    ]


@pytest.fixture
async def night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Night]:
    """The composed bot in the local Discord, whose clock the test moves."""
    monkeypatch.setattr(clock_module, "NAP_SECONDS", 0.02)
    packs = tmp_path / "questions"
    packs.mkdir()
    write_pack(packs, "north")
    write_pack(packs, "south", countries=6)
    database = tmp_path / "data" / "scores.db"
    settings = Settings(database_url=f"sqlite:///{database}", questions_dir=packs)
    async with (
        running() as sandbox,
        composed(settings, pace=QUICK, rng=Random(5)) as bot,
        connected(sandbox, bot.client),
    ):
        assert isinstance(bot.store, SqliteStore)
        yield Night(
            sandbox=sandbox,
            store=bot.store,
            games=bot.games,
            clock=bot.clock,
            client=bot.client,
            library=bot.library,
            packs=packs,
            database=database,
        )
        await bot.games.close()
    assert sandbox.violations == []
