import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

import discord
import pytest
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord_app.endpoint import use_endpoint
from bot.errors import ConfigError

TOKEN = "very.secret.token"
GATEWAY = {"url": "wss://gateway.example.org", "shards": 1}


@pytest.fixture(autouse=True)
def _discord_py_is_put_back() -> Iterator[None]:
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE = before


@asynccontextmanager
async def answering(answer: Callable[[web.Request], web.Response]) -> AsyncIterator[str]:
    """Serve an API whose /gateway/bot gives this answer."""

    async def handle(request: web.Request) -> web.Response:
        return answer(request)

    app = web.Application()
    app.router.add_get("/api/v10/gateway/bot", handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10"
    finally:
        await runner.cleanup()


async def refusal(answer: Callable[[web.Request], web.Response]) -> str:
    async with answering(answer) as url:
        with pytest.raises(ConfigError) as refused:
            await use_endpoint(url, TOKEN)
    assert TOKEN not in str(refused.value)
    assert "\n" not in str(refused.value)
    return str(refused.value)


async def test_all_three_addresses_of_discord_py_follow_the_setting() -> None:
    seen: list[str] = []

    def answer(request: web.Request) -> web.Response:
        seen.append(request.headers["Authorization"])
        return web.json_response(GATEWAY)

    async with answering(answer) as url:
        await use_endpoint(url, TOKEN)
    assert url == Route.BASE
    assert str(DiscordWebSocket.DEFAULT_GATEWAY).rstrip("/") == GATEWAY["url"]
    assert url.startswith(discord.Asset.BASE)
    assert seen == [f"Bot {TOKEN}"]


async def test_a_wrong_token_is_said_to_be_the_trouble() -> None:
    assert "DISCORD_TOKEN" in await refusal(lambda _: web.Response(status=401))


@pytest.mark.parametrize(
    ("status", "words"), [(404, "answered 404"), (429, "slow down"), (503, "has trouble")]
)
async def test_other_refusals_say_what_to_do(status: int, words: str) -> None:
    assert words in await refusal(lambda _: web.Response(status=status))


async def test_the_token_does_not_follow_a_redirect() -> None:
    seen: list[str] = []

    def elsewhere(request: web.Request) -> web.Response:
        seen.append(request.path)
        return web.Response(status=302, headers={"Location": "/api/v10/gateway/bot?again"})

    assert "answered 302" in await refusal(elsewhere)
    assert len(seen) == 1


@pytest.mark.parametrize("body", ["<html>hello</html>", "[]", '{"url": 5}', '{"url": "http://x"}'])
async def test_what_does_not_speak_the_api_is_refused(body: str) -> None:
    assert "does not speak Discord's API" in await refusal(lambda _: web.Response(text=body))


async def test_bytes_that_are_no_text_are_refused() -> None:
    noise = web.Response
    said = await refusal(lambda _: noise(body=b"\xff\xfe\x00\xd8", content_type="text/plain"))
    assert "does not speak Discord's API" in said


async def test_an_address_where_nobody_answers_is_named() -> None:
    with pytest.raises(ConfigError, match=r"cannot be reached at http://127\.0\.0\.1:1/api"):
        await use_endpoint("http://127.0.0.1:1/api", TOKEN)


async def test_an_open_address_beyond_this_machine_is_warned_about(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(ConfigError):
        await use_endpoint("http://discord.invalid/api", TOKEN)
    assert "http://discord.invalid/api is not encrypted" in caplog.text
    assert TOKEN not in caplog.text


async def test_loopback_needs_no_warning(caplog: pytest.LogCaptureFixture) -> None:
    async with answering(lambda _: web.json_response({"url": "ws://localhost:9/gateway"})) as url:
        await use_endpoint(url, TOKEN)
    assert "encrypted" not in caplog.text
