"""Everything that goes to Discord goes through the proxy that is set."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.cli.findings_table import table
from bot.compose import composed
from bot.config import read_settings
from bot.discord_app.connection.endpoint import use_endpoint
from bot.doctor.examination import examine
from bot.doctor.findings import has_problem
from bot.errors import ConfigError
from bot.proxies import Proxies
from bot.sandbox.server import Sandbox
from bot.sandbox.world.world import BOT_TOKEN
from tests.support.proxy import Proxy, proxy_to
from tests.support.tiny_packs import write_pack


@pytest.fixture(autouse=True)
def _discord_py_is_put_back() -> Iterator[None]:
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE = before


def environ(sandbox: Sandbox, proxy: Proxy, folder: Path) -> dict[str, str]:
    """Return settings for a Discord that only the proxy can find."""
    questions = folder / "questions"
    questions.mkdir()
    write_pack(questions, "north")
    sandbox.rest.gateway_url = sandbox.gateway.url = (
        f"ws://gateway.discord.test:{sandbox.port}/gateway"
    )
    return {
        "DISCORD_TOKEN": BOT_TOKEN,
        "DISCORD_API_URL": f"http://discord.test:{sandbox.port}/api/v10",
        "HTTP_PROXY": proxy.url,
        "DATABASE_URL": f"sqlite:///{folder}/trivia.db",
        "QUESTIONS_DIR": str(questions),
    }


async def test_a_game_is_played_through_the_proxy(
    sandbox: Sandbox, tmp_path: Path, quick: None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    async with proxy_to(sandbox.port) as proxy:
        settings = read_settings(environ(sandbox, proxy, tmp_path))
        async with composed(settings) as bot, bot.client:
            serving = asyncio.create_task(bot.client.serve(BOT_TOKEN, settings.discord_api_url))
            await sandbox.world.feed.until(lambda: sandbox.gateway.online, 10, "the bot")
            ann, channel = sandbox.hand("Ann"), sandbox.channel("trivia")
            await ann.command(channel, "trivia", kind="choice")
            card = await ann.wait_for(channel, "Closes")
            label = card.buttons()[0]["label"]
            assert "Locked in" in ann.reads(await ann.tap(card, label))
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
    assert "through the proxy http://127.0.0.1" in caplog.text
    assert "s3cret" not in caplog.text
    for path in ("/gateway/bot", "/users/@me", "/gateway", "/callback"):
        assert any(path in each for each in proxy.asked), path
    assert any(each.startswith("GET ws://gateway.discord.test") for each in proxy.asked)


async def test_the_doctor_looks_through_the_proxy_and_says_so(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with proxy_to(sandbox.port) as proxy:
        found = await examine(environ(sandbox, proxy, tmp_path), ["discord", "token"])
    text = table(found)
    assert not has_problem(found)
    assert f"through the proxy http://127.0.0.1:{proxy.port}" in text
    assert "s3cret" not in text


async def test_discord_itself_is_asked_for_a_tunnel() -> None:
    async with proxy_to(0, refusal=502) as proxy:
        with pytest.raises(Exception, match="the proxy answered 502"):
            await use_endpoint("https://discord.com/api/v10", "token", Proxies(secure=proxy.url))
    assert proxy.asked == ["CONNECT discord.com:443"]


@pytest.mark.parametrize("status", [403, 407])
async def test_a_proxy_that_says_no_is_for_a_person_to_mend(status: int) -> None:
    async with proxy_to(0, refusal=status) as proxy:
        with pytest.raises(ConfigError, match=f"HTTPS_PROXY .*{status}") as told:
            await use_endpoint("https://discord.com/api/v10", "token", Proxies(secure=proxy.url))
    assert "s3cret" not in str(told.value)


async def test_a_proxy_that_is_away_is_waited_for_and_named(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with proxy_to(sandbox.port) as proxy:
        given = environ(sandbox, proxy, tmp_path)
    found = await examine(given, ["discord"])
    assert not has_problem(found)
    assert "the proxy: connection refused" in table(found)
