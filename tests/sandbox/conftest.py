from collections.abc import AsyncIterator

import pytest

from bot.sandbox.server import Sandbox, running
from tests.support.sandbox import Api, api_of, connected
from tests.support.tiny_bot import TinyBot


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A running local Discord."""
    async with running(simulated=2) as sandbox:
        yield sandbox


@pytest.fixture
async def api(sandbox: Sandbox) -> AsyncIterator[Api]:
    """REST without a client library."""
    async with api_of(sandbox) as api:
        yield api


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[TinyBot]:
    """A real discord.py client, ready; it may ask for nothing that the sandbox does not know."""
    client = TinyBot()
    async with connected(sandbox, client):
        yield client
    assert sandbox.violations == []
