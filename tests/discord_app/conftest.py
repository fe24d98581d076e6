from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.discord_app.api import clock
from bot.discord_app.connection import client
from bot.sandbox.server import Sandbox, running
from tests.discord_app.evening import OF_KIND, Evening, evening_in


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with running() as sandbox:
        yield sandbox


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the client from waiting longer than the local Discord needs."""
    monkeypatch.setattr(clock, "NAP_SECONDS", 0.02)
    monkeypatch.setattr(client, "GUILDS_SECONDS", 0.02)


@pytest.fixture
async def evening(
    sandbox: Sandbox, tmp_path: Path, request: pytest.FixtureRequest, quick: None
) -> AsyncIterator[Evening]:
    """The real client, games and store in the local Discord, whose clock the test moves.

    It has twelve questions, or the one of the kind that a test names by `asks`.
    """
    asked = (OF_KIND[request.param],) if hasattr(request, "param") else ()
    async with evening_in(sandbox, tmp_path / "scores.db", *asked) as evening:
        yield evening
    assert sandbox.violations == []
