import asyncio

import pytest

from bot.sandbox.rest.ratelimits import GLOBAL, LIMITS, MOST_WINDOWS, RateLimits
from bot.sandbox.server import Sandbox
from tests.support.sandbox import Api
from tests.support.tiny_bot import TinyBot

ROUTE = ("POST", "/channels/{channel_id}/messages")


async def test_every_answer_tells_where_the_bot_stands(sandbox: Sandbox, api: Api) -> None:
    path = f"/channels/{sandbox.channel('trivia').id}/messages"
    first = (await api("POST", path, {"content": "x"})).headers
    second = (await api("POST", path, {"content": "x"})).headers
    assert (first["X-RateLimit-Limit"], first["X-RateLimit-Remaining"]) == ("5", "4")
    assert second["X-RateLimit-Remaining"] == "3"
    assert first["X-RateLimit-Bucket"] == second["X-RateLimit-Bucket"]
    assert 0 < float(second["X-RateLimit-Reset-After"]) <= 5


async def test_one_too_many_is_refused_without_effect(sandbox: Sandbox, api: Api) -> None:
    trivia, general = sandbox.channel("trivia"), sandbox.channel("general")
    path = f"/channels/{trivia.id}/messages"
    for _ in range(5):
        assert (await api("POST", path, {"content": "x"})).status == 200
    refused = await api("POST", path, {"content": "x"})
    assert refused.status == 429
    assert 0 < refused.payload["retry_after"] <= 5
    assert refused.payload["global"] is False
    assert int(refused.headers["Retry-After"]) >= refused.payload["retry_after"]
    assert refused.headers["X-RateLimit-Scope"] == "user"
    assert len(trivia.messages) == 5
    elsewhere = await api("POST", f"/channels/{general.id}/messages", {"content": "x"})
    assert elsewhere.status == 200, "each channel has its own limit"


async def test_fifty_requests_a_second_are_the_ceiling_of_a_bot(sandbox: Sandbox, api: Api) -> None:
    paths = [
        path
        for channel in sandbox.world.channels.values()
        for path in (f"/channels/{channel.id}", f"/channels/{channel.id}/messages")
    ]
    answers = await asyncio.gather(*(api("GET", path) for path in paths * 6))
    refused = [one for one in answers if one.status == 429]
    assert refused
    assert all(one.payload["global"] is True for one in refused)
    assert all(one.headers["X-RateLimit-Scope"] == "global" for one in refused)


def test_answers_to_interactions_do_not_count_towards_the_ceiling() -> None:
    limits = RateLimits()
    for number in range(GLOBAL[0] * 2):
        standing = limits.take(*ROUTE, {"channel_id": str(number)}, exempt=True)
        assert not standing.retry_after


def test_windows_that_ended_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sandbox.rest.ratelimits.OTHERWISE", (20, 0.0))
    limits = RateLimits()
    for number in range(MOST_WINDOWS * 2):
        limits.take("POST", "/x", {"interaction_id": str(number)}, exempt=True)
    assert len(limits._windows) <= MOST_WINDOWS + 1


async def test_the_real_client_keeps_to_the_limits(
    sandbox: Sandbox, bot: TinyBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, ROUTE, (2, 0.2))
    general = sandbox.channel("general")
    for _ in range(5):
        await bot.get_partial_messageable(general.id).send("x")
    assert len(general.messages) == 5
    assert 429 not in [one.status for one in sandbox.rest.served]
