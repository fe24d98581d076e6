"""What tests need to run a discord.py client against the local Discord."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any, NamedTuple

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.sandbox.server import Sandbox
from bot.sandbox.world.world import BOT_TOKEN


@contextmanager
def pointed_at(sandbox: Sandbox) -> Iterator[None]:
    """Make discord.py in this process talk to the sandbox for as long as the block runs."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = sandbox.api_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sandbox.gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@asynccontextmanager
async def connected(sandbox: Sandbox, client: discord.Client) -> AsyncIterator[None]:
    """Log the client in and wait until it is ready; close it after the block."""
    with pointed_at(sandbox):
        await client.login(BOT_TOKEN)
        connecting = asyncio.create_task(client.connect())
        ready = asyncio.create_task(client.wait_until_ready())
        try:
            done, _ = await asyncio.wait(
                {connecting, ready}, timeout=10, return_when=asyncio.FIRST_COMPLETED
            )
            if connecting in done:
                connecting.result()
            assert ready in done, "the client did not become ready"
            yield
        finally:
            ready.cancel()
            await client.close()
            await asyncio.gather(connecting, return_exceptions=True)


class Reply(NamedTuple):
    """What REST answered."""

    status: int
    payload: Any
    headers: Mapping[str, str]

    @property
    def code(self) -> int:
        """Discord's own code of a refusal."""
        return int(self.payload["code"])


class Api:
    """Speaks to the sandbox's REST without a client library in between."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self._sandbox = sandbox
        self._session = session

    async def __call__(
        self, method: str, path: str, body: Any = None, *, token: str = BOT_TOKEN, **options: Any
    ) -> Reply:
        """Send a request with a JSON body, if any, and the bot's token."""
        headers = {"Authorization": f"Bot {token}"} | options.pop("headers", {})
        sent = {"json": body} if body is not None else {}
        async with self._session.request(
            method, self._sandbox.api_url + path, headers=headers, **sent, **options
        ) as response:
            is_json = response.headers.get("Content-Type") == "application/json"
            payload = await response.json() if is_json else None
            return Reply(response.status, payload, response.headers)


@asynccontextmanager
async def api_of(sandbox: Sandbox) -> AsyncIterator[Api]:
    """Open a way to the sandbox's REST."""
    async with aiohttp.ClientSession() as session:
        yield Api(sandbox, session)
