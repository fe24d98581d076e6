import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

import discord
import pytest
import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord_app.api import request as asking
from bot.discord_app.api.request import stranger
from bot.discord_app.api.transient_errors import TransientError
from bot.discord_app.connection.backoff import Backoff
from bot.discord_app.connection.endpoint import raise_if_used_up, use_endpoint, warn_if_open
from bot.errors import ConfigError
from bot.proxies import Proxies

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


async def test_a_place_that_has_no_such_page_is_a_wrong_address() -> None:
    said = await refusal(lambda _: web.Response(status=404))
    assert "/api/v10/gateway/bot answered 404" in said
    assert "DISCORD_API_URL" in said


PAGE = "<html><title>Access denied | discord.com used Cloudflare</title>error code: 1015</html>"


def page(status: int, **headers: str) -> web.Response:
    """Return what Cloudflare shows, which stands before Discord."""
    served = {"Server": "cloudflare", **headers}
    return web.Response(text=PAGE, content_type="text/html", status=status, headers=served)


@pytest.mark.parametrize(
    ("answer", "words", "wait"),
    [
        (lambda _: web.Response(status=500), "it answered 500", None),
        (lambda _: web.Response(status=502), "it answered 502", None),
        (lambda _: web.Response(status=503, headers={"Retry-After": "7"}), "503", 7.0),
        (lambda _: page(521), "it answered 521", None),
        (lambda _: web.json_response({"retry_after": 12.5}, status=429), "slow down", 12.5),
        (lambda _: page(429, **{"Retry-After": "90"}), "slow down", 90.0),
        (lambda _: web.Response(status=429, headers={"Retry-After": "soon"}), "slow down", None),
        (lambda _: web.json_response({"retry_after": 10**400}, status=429), "slow down", 86_400),
        (lambda _: web.json_response({"retry_after": -1}, status=429), "slow down", None),
        (lambda _: web.Response(status=503, headers={"Retry-After": "9e99"}), "503", 86_400),
        (lambda _: web.Response(status=503, headers={"Retry-After": "nan"}), "503", None),
        (lambda _: page(403), "Cloudflare", None),
        (lambda _: page(200), "Cloudflare", None),
    ],
)
async def test_what_passes_by_itself_is_told_apart_with_the_wait_that_it_asks_for(
    answer: Callable[[web.Request], web.Response], words: str, wait: float | None
) -> None:
    async with answering(answer) as url:
        with pytest.raises(TransientError) as trouble:
            await use_endpoint(url, TOKEN)
    assert words in str(trouble.value)
    assert "<" not in str(trouble.value)
    assert trouble.value.wait == wait


def gateway_with(**limit: object) -> dict[str, object]:
    return {**GATEWAY, "session_start_limit": {"total": 1000, "max_concurrency": 1, **limit}}


async def test_used_up_log_ins_are_waited_for_until_there_are_new_ones() -> None:
    used_up = gateway_with(remaining=0, reset_after=14_400_000)
    async with answering(lambda _: web.json_response(used_up)) as url:
        with pytest.raises(TransientError, match="1000 log-ins a day") as trouble:
            await use_endpoint(url, TOKEN)
    assert trouble.value.wait == 14_400


@pytest.mark.parametrize("reset_after", [86_400_001, 86_400_000 * 400, 1e16, 1e308])
async def test_nobody_waits_longer_than_a_day_for_new_log_ins(reset_after: float) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    with pytest.raises(TransientError) as trouble:
        raise_if_used_up(gateway_with(remaining=0, reset_after=reset_after))
    await Backoff(sleep=sleep, chance=lambda: 0.0).wait(trouble.value)
    assert slept == [86_400]


@pytest.mark.parametrize(
    "limit", [{"remaining": 1, "reset_after": 5}, {"remaining": None}, {"remaining": 0}]
)
async def test_a_log_in_that_is_left_or_not_told_of_is_used(limit: dict[str, object]) -> None:
    async with answering(lambda _: web.json_response(gateway_with(**limit))) as url:
        await use_endpoint(url, TOKEN)
    assert url == Route.BASE


async def test_the_token_does_not_follow_a_redirect() -> None:
    seen: list[str] = []

    def elsewhere(request: web.Request) -> web.Response:
        seen.append(request.path)
        return web.Response(status=302, headers={"Location": "/api/v10/gateway/bot?again"})

    assert "answered 302" in await refusal(elsewhere)
    assert len(seen) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<html>hello</html>",
        "[]",
        '{"url": 5}',
        '{"url": "http://x"}',
        '{"url": "wss://["}',
        '{"url": "wss://x:99999"}',
        '{"url": "wss:///"}',
    ],
)
async def test_what_does_not_speak_the_api_is_refused(body: str) -> None:
    assert "does not speak Discord's API" in await refusal(lambda _: web.Response(text=body))


def test_at_discord_s_own_address_that_passes() -> None:
    assert isinstance(stranger("https://discord.com/api/v10"), TransientError)
    assert isinstance(stranger("https://discord.example/api/v10"), ConfigError)


async def test_bytes_that_are_no_text_are_refused() -> None:
    noise = web.Response
    said = await refusal(lambda _: noise(body=b"\xff\xfe\x00\xd8", content_type="text/plain"))
    assert "does not speak Discord's API" in said


async def test_an_address_where_nobody_answers_is_named() -> None:
    address = r"cannot be reached at http://127\.0\.0\.1:1/api: connection refused"
    with pytest.raises(TransientError, match=address):
        await use_endpoint("http://127.0.0.1:1/api", TOKEN)


async def test_a_name_that_is_not_found_is_named() -> None:
    with pytest.raises(TransientError, match=r"the name discord\.invalid is not found \(DNS\)"):
        await use_endpoint("https://discord.invalid/api", TOKEN)


async def test_a_proxy_whose_name_is_not_found_is_told_with_its_setting() -> None:
    proxies = Proxies(secure="http://ann:s3cret@proxy.invalid:3128")
    with pytest.raises(TransientError, match=r"the name proxy\.invalid is not found") as told:
        await use_endpoint("https://discord.invalid/api", TOKEN, proxies)
    assert "HTTPS_PROXY" in told.value.remedy
    assert "DISCORD_API_URL" not in told.value.remedy
    assert "s3cret" not in str(told.value)


async def test_an_answer_that_is_cut_off_or_does_not_come_passes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "ANSWER_SECONDS", 0.2)

    done = asyncio.Event()

    async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        await ended(writer)

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        await ended(writer)

    async def ended(writer: asyncio.StreamWriter) -> None:
        writer.close()
        await writer.wait_closed()
        done.set()

    for serve, words in ((cut, "was cut"), (silent, "no answer in time")):
        done.clear()
        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            with pytest.raises(TransientError, match=words):
                await use_endpoint(f"http://127.0.0.1:{port}/api", TOKEN)
            await done.wait()


async def test_a_line_that_is_not_encrypted_where_it_should_be_passes() -> None:
    async with answering(lambda _: web.json_response(GATEWAY)) as url:
        with pytest.raises(TransientError, match="no encrypted connection"):
            await use_endpoint(url.replace("http:", "https:"), TOKEN)


def test_an_open_address_beyond_this_machine_is_warned_about(
    caplog: pytest.LogCaptureFixture,
) -> None:
    warn_if_open(yarl.URL("http://discord.invalid/api"))
    assert "http://discord.invalid/api is not encrypted" in caplog.text


async def test_an_open_gateway_is_warned_about(caplog: pytest.LogCaptureFixture) -> None:
    async with answering(lambda _: web.json_response({"url": "ws://discord.invalid/"})) as url:
        await use_endpoint(url, TOKEN)
    assert "ws://discord.invalid/ is not encrypted" in caplog.text
    assert TOKEN not in caplog.text


async def test_loopback_needs_no_warning(caplog: pytest.LogCaptureFixture) -> None:
    async with answering(lambda _: web.json_response({"url": "ws://localhost:9/gateway"})) as url:
        await use_endpoint(url, TOKEN)
    assert "encrypted" not in caplog.text
