from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.cli.findings_table import table
from bot.doctor.examination import examine
from bot.doctor.findings import has_problem
from bot.sandbox.server import Sandbox, running
from bot.sandbox.world.world import BOT_TOKEN
from tests.support.tiny_packs import write_pack

Look: TypeAlias = Callable[..., Awaitable[dict[str, str]]]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with running() as sandbox:
        yield sandbox
    assert sandbox.violations == []


@pytest.fixture
def healthy(sandbox: Sandbox, tmp_path: Path) -> dict[str, str]:
    """The environment of a bot that lacks nothing."""
    packs = tmp_path / "questions"
    packs.mkdir()
    write_pack(packs, "north")
    return {
        "DISCORD_TOKEN": BOT_TOKEN,
        "DISCORD_API_URL": sandbox.api_url,
        "DATABASE_URL": f"sqlite:///{tmp_path}/data/trivia.db",
        "QUESTIONS_DIR": str(packs),
    }


@pytest.fixture
def look(healthy: dict[str, str]) -> Look:
    """Examine with some settings changed; return the line of each check, and the sum as “sum”."""

    async def lines(*only: str, **changed: str) -> dict[str, str]:
        made = await examine(healthy | changed, only)
        text = table(made)
        assert has_problem(made) == ("✗ problem" in text)
        *findings, total = text.splitlines()
        return {line.split()[2]: line for line in findings} | {"sum": total}

    return lines
