"""Logging in and staying connected on a bad day at Discord, with the real client."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord_app.api.transient_errors import TransientError
from bot.discord_app.connection.backoff import Backoff
from bot.discord_app.connection.gateway import turned_away
from bot.errors import ConfigError
from bot.sandbox.rest.faults import GATEWAY, LOG_IN
from bot.sandbox.server import Sandbox
from bot.sandbox.world.world import BOT_TOKEN
from tests.discord_app.evening import Evening, evening_in

APPLICATION = ("GET", "/oauth2/applications/@me")
BEGUN, OVER = "The bot keeps trying", "Discord is back"


@pytest.fixture(autouse=True)
def _discord_py_is_put_back() -> Iterator[None]:
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE = before


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the bot was asked to wait, or chose to; it waits no real second."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        await asyncio.sleep(0.01)

    async def at_once(*_: object, **__: object) -> None:
        """Take the place of the five seconds before another log-in."""

    monkeypatch.setattr(discord.Client, "before_identify_hook", at_once)
    init = Backoff.__init__
    monkeypatch.setattr(Backoff, "__init__", lambda self: init(self, sleep=sleep))
    return waited


@asynccontextmanager
async def served(evening: Evening) -> AsyncIterator[asyncio.Task[None]]:
    """Start another client of the same bot by itself, as `run` does, and end it after the block."""
    client = evening.client_again()
    async with client:
        task = asyncio.create_task(client.serve(BOT_TOKEN, evening.sandbox.api_url))
        try:
            yield task
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def evening(
    sandbox: Sandbox, tmp_path: Path, quick: None, waits: list[float]
) -> AsyncIterator[Evening]:
    async with evening_in(sandbox, tmp_path / "scores.db") as evening:
        await evening.client.close()
        await evening.until(lambda: not sandbox.gateway.online)
        yield evening
    assert sandbox.violations == []


async def plays(evening: Evening, task: asyncio.Task[None], identified: int = 2) -> None:
    """Wait until the bot is there."""
    gateway = evening.sandbox.gateway
    await evening.until(
        lambda: task.done() or (gateway.online and gateway.identified >= identified)
    )
    if task.done():
        await task
    await asyncio.sleep(0.05)


def lines(caplog: pytest.LogCaptureFixture, words: str) -> list[str]:
    return [one.message for one in caplog.records if words in one.message]


@pytest.mark.parametrize("route", [GATEWAY, LOG_IN, APPLICATION])
@pytest.mark.parametrize("status", [403, 429, 503])
async def test_a_page_of_cloudflare_is_waited_out_wherever_it_comes(
    evening: Evening, caplog: pytest.LogCaptureFixture, route: tuple[str, str], status: int
) -> None:
    fault = evening.sandbox.faults.page(route, status, times=3)
    async with served(evening) as task:
        await plays(evening, task)
    assert fault.met == 3
    assert (len(lines(caplog, BEGUN)), len(lines(caplog, OVER))) == (1, 1)
    assert not any("<html" in one.message for one in caplog.records)


async def test_a_502_at_start_is_waited_out(
    evening: Evening, caplog: pytest.LogCaptureFixture, waits: list[float]
) -> None:
    evening.sandbox.faults.answer(GATEWAY, 502, times=4)
    async with served(evening) as task:
        await plays(evening, task)
    assert len(waits) == 4
    assert lines(caplog, BEGUN) == [
        "Discord has trouble (it answered 502). The bot keeps trying, at least once a minute."
    ]
    assert len(lines(caplog, OVER)) == 1


async def test_a_429_is_waited_out_for_as_long_as_it_asks(
    evening: Evening, waits: list[float]
) -> None:
    evening.sandbox.faults.answer(GATEWAY, 429, retry_after=33.0)
    async with served(evening) as task:
        await plays(evening, task)
    assert 33 <= waits[0] <= 34


async def test_a_cut_line_is_waited_out_at_the_log_in_too(evening: Evening) -> None:
    faults = [evening.sandbox.faults.reset(route, times=2) for route in (GATEWAY, LOG_IN)]
    async with served(evening) as task:
        await plays(evening, task)
    assert [fault.met for fault in faults] == [2, 2]


async def test_used_up_log_ins_are_waited_for(evening: Evening, waits: list[float]) -> None:
    log_ins = evening.sandbox.world.log_ins
    log_ins.left, log_ins.reset_after_ms = 0, 7_200_000
    async with served(evening) as task:
        await evening.until(lambda: True)
        while not waits:  # noqa: ASYNC110 - the wait is not an event of the local Discord
            await asyncio.sleep(0.01)
        log_ins.left = 1000
        await plays(evening, task)
    assert 7_200 <= waits[0] <= 7_201
    assert log_ins.left == 999


async def test_a_gateway_that_does_not_open_is_waited_out(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    evening.sandbox.gateway.refuse(502, times=3)
    async with served(evening) as task:
        await plays(evening, task)
    assert len(lines(caplog, "it answered 502")) == 1
    assert len(lines(caplog, OVER)) == 1
    assert not any(one.exc_info for one in caplog.records)


async def test_a_long_outage_in_the_middle_is_two_lines_and_the_session_goes_on(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    gateway = evening.sandbox.gateway
    async with served(evening) as task:
        await plays(evening, task)
        gateway.refuse(503, times=3)
        await gateway.drop()
        await evening.until(lambda: gateway.resumed == 1)
        await asyncio.sleep(0.05)
    assert (len(lines(caplog, BEGUN)), len(lines(caplog, OVER))) == (1, 1)
    assert gateway.identified == 2


async def test_a_session_that_cannot_be_resumed_for_long_is_given_up(evening: Evening) -> None:
    gateway = evening.sandbox.gateway
    async with served(evening) as task:
        await plays(evening, task)
        gateway.refuse(503, times=8)
        await gateway.drop()
        await plays(evening, task, identified=3)
    assert gateway.resumed == 0


async def test_no_log_in_is_spent_that_discord_does_not_grant(
    evening: Evening, waits: list[float]
) -> None:
    gateway, log_ins = evening.sandbox.gateway, evening.sandbox.world.log_ins
    async with served(evening) as task:
        await plays(evening, task)
        log_ins.left, log_ins.reset_after_ms = 0, 60_000
        gateway.invalidate()
        while not waits:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.01)
        log_ins.left = 5
        await asyncio.gather(plays(evening, task, identified=3))
    assert waits[0] >= 60
    assert log_ins.left == 4


async def test_a_routine_reconnect_is_no_line_in_the_log(
    evening: Evening, caplog: pytest.LogCaptureFixture, waits: list[float]
) -> None:
    gateway = evening.sandbox.gateway
    async with served(evening) as task:
        await plays(evening, task)
        gateway.ask_to_reconnect()
        await evening.until(lambda: gateway.resumed and gateway.online)
        await asyncio.sleep(0.05)
    assert waits == []
    assert lines(caplog, BEGUN) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (4004, "does not accept DISCORD_TOKEN"),
        (4010, "invalid shard"),
        (4011, "split into shards"),
        (4012, "no longer served"),
        (4013, "intents were asked for that there are not"),
        (4014, "Privileged Gateway Intents"),
    ],
)
async def test_what_a_person_must_mend_ends_the_bot_in_words(
    evening: Evening, code: int, words: str
) -> None:
    async with served(evening) as task:
        await plays(evening, task)
        await evening.sandbox.gateway.drop(code)
        with pytest.raises(ConfigError, match=words):
            await task


@pytest.mark.parametrize("code", [1000, 1006, 4000, 4001, 4007, 4008, 4009])
async def test_every_other_close_is_taken_up_again(evening: Evening, code: int) -> None:
    gateway = evening.sandbox.gateway
    async with served(evening) as task:
        await plays(evening, task)
        await gateway.drop(code)
        await evening.until(lambda: gateway.resumed + gateway.identified > 2 or task.done())
        assert not task.done()


def test_an_unknown_close_code_passes() -> None:
    assert isinstance(turned_away(4999), TransientError)


async def test_a_refused_token_ends_the_bot(evening: Evening) -> None:
    client = evening.client_again()
    async with client:
        with pytest.raises(ConfigError, match="does not accept DISCORD_TOKEN"):
            await client.serve("an.old.token", evening.sandbox.api_url)


async def test_a_client_is_closed_while_it_waits(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening.sandbox.faults.answer(GATEWAY, 502, times=99)
    async with served(evening) as task:
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


@pytest.mark.parametrize("interval", [0, -1, 1e300, "soon", None])
async def test_a_heartbeat_that_cannot_be_kept_is_trouble_that_passes(
    evening: Evening,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    interval: object,
) -> None:
    really = DiscordWebSocket.received_message
    odd = [interval, interval]

    async def hello(self: DiscordWebSocket, msg: Any, /) -> None:
        if odd:
            msg = json.dumps({"op": 10, "d": {"heartbeat_interval": odd.pop()}})
        await really(self, msg)

    monkeypatch.setattr(DiscordWebSocket, "received_message", hello)
    async with served(evening) as task:
        await plays(evening, task)
    assert caplog.text.count("Discord sent what cannot be read") == 1
    assert "Traceback" not in caplog.text
