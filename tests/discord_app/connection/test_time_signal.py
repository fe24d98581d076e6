from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from discord.http import Route

from bot.discord_app.api.clock import DiscordClock
from bot.discord_app.connection.time_signal import set_by_signal

AN_HOUR = 3_600_000


@pytest.fixture(autouse=True)
def _put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "BASE", Route.BASE)


@asynccontextmanager
async def answering(date: str | None) -> AsyncIterator[None]:
    """Serve an API that gives this date, or its own."""

    async def handle(_request: web.Request) -> web.Response:
        return web.json_response({}, headers={} if date is None else {"Date": date})

    app = web.Application()
    app.router.add_get("/gateway", handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    Route.BASE = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield
    finally:
        await runner.cleanup()


async def test_a_local_clock_that_is_an_hour_off_is_set() -> None:
    truth = DiscordClock()
    slow = DiscordClock(lambda: truth.now_ms() - AN_HOUR)
    async with answering(None):
        await set_by_signal(slow)
    assert abs(slow.now_ms() - truth.now_ms()) < 2_000


@pytest.mark.parametrize("date", ["", "yesterday"])
async def test_a_date_that_is_none_changes_nothing(date: str) -> None:
    watch = DiscordClock(lambda: 1_000.0)
    async with answering(date):
        await set_by_signal(watch)
    assert watch.now_ms() == 1_000


async def test_where_nobody_answers_the_local_clock_is_believed() -> None:
    Route.BASE = "http://127.0.0.1:1"
    watch = DiscordClock(lambda: 1_000.0)
    await set_by_signal(watch)
    assert watch.now_ms() == 1_000
