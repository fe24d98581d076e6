"""Trouble to order, as real discord.py meets it."""

import time

import aiohttp
import discord
import pytest

from bot.sandbox.rest.faults import CREATE_MESSAGE, EDIT_MESSAGE, RESPOND
from bot.sandbox.server import Sandbox
from bot.sandbox.world.interactions import NO_RESPONSE
from tests.support.sandbox import Api
from tests.support.tiny_bot import TinyBot


async def test_a_429_is_waited_out(sandbox: Sandbox, bot: TinyBot) -> None:
    trivia = sandbox.channel("trivia")
    fault = sandbox.faults.answer(CREATE_MESSAGE, 429, retry_after=0.3)
    begun = time.monotonic()
    await bot.get_partial_messageable(trivia.id).send("after a while")
    assert time.monotonic() - begun >= 0.3
    assert fault.met == 1
    assert len(trivia.messages) == 1


async def test_a_500_before_the_effect_leaves_one_message_after_the_retry(
    sandbox: Sandbox, bot: TinyBot
) -> None:
    trivia = sandbox.channel("trivia")
    sandbox.faults.answer(CREATE_MESSAGE, 500)
    await bot.get_partial_messageable(trivia.id).send("once")
    assert len(trivia.messages) == 1


async def test_a_502_after_the_effect_leaves_one_message_because_discord_py_enforces_a_nonce(
    sandbox: Sandbox, bot: TinyBot
) -> None:
    trivia = sandbox.channel("trivia")
    fault = sandbox.faults.answer_after_effect(CREATE_MESSAGE)
    await bot.get_partial_messageable(trivia.id).send("once")
    assert fault.met == 1
    assert len(trivia.messages) == 1


async def test_a_502_after_the_effect_leaves_two_messages_without_a_nonce(
    sandbox: Sandbox, api: Api
) -> None:
    trivia = sandbox.channel("trivia")
    sandbox.faults.answer_after_effect(CREATE_MESSAGE)
    for status in (502, 200):
        answer = await api("POST", f"/channels/{trivia.id}/messages", {"content": "twice"})
        assert answer.status == status
    assert len(trivia.messages) == 2


async def test_a_502_after_the_effect_of_a_callback_makes_the_retry_answer_40060(
    sandbox: Sandbox, bot: TinyBot
) -> None:
    ann, trivia = sandbox.hand("Ann"), sandbox.channel("trivia")
    sandbox.faults.answer_after_effect(RESPOND)
    sent = await ann.command(trivia, "fruit", name="fig")
    assert ann.reads(sent) == "small fig for Ann"
    error = await bot.next_error()
    assert isinstance(error, discord.HTTPException)
    assert error.code == 40060


@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_cut_line_reaches_the_client_as_an_aiohttp_error(
    sandbox: Sandbox, bot: TinyBot, *, after_effect: bool
) -> None:
    trivia = sandbox.channel("trivia")
    sandbox.faults.reset(CREATE_MESSAGE, after_effect=after_effect)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await bot.get_partial_messageable(trivia.id).send("perhaps")
    assert len(trivia.messages) == int(after_effect)


async def test_a_delayed_callback_comes_too_late(sandbox: Sandbox, bot: TinyBot) -> None:
    ann, trivia = sandbox.hand("Ann"), sandbox.channel("trivia")
    sandbox.faults.delay(RESPOND, 3.05)
    sent = await ann.command(trivia, "ask")
    assert ann.reads(sent) == NO_RESPONSE


async def test_a_fault_can_wait_for_a_certain_body(sandbox: Sandbox, api: Api) -> None:
    def says_no(body: object) -> bool:
        return isinstance(body, dict) and body["content"] == "no"

    path = f"/channels/{sandbox.channel('trivia').id}/messages"
    sandbox.faults.answer(CREATE_MESSAGE, 503, when=says_no)
    assert (await api("POST", path, {"content": "yes"})).status == 200
    assert (await api("POST", path, {"content": "no"})).status == 503
    assert (await api("POST", path, {"content": "no"})).status == 200


async def test_all_can_be_well_again(sandbox: Sandbox, api: Api) -> None:
    trivia = sandbox.channel("trivia")
    sandbox.faults.answer(CREATE_MESSAGE, 500, times=3)
    sandbox.faults.answer(EDIT_MESSAGE, 500, times=3)
    sandbox.faults.clear()
    answer = await api("POST", f"/channels/{trivia.id}/messages", {"content": "x"})
    assert answer.status == 200


async def test_requests_are_on_record(sandbox: Sandbox, api: Api) -> None:
    trivia = sandbox.channel("trivia")
    sandbox.faults.answer(CREATE_MESSAGE, 500)
    for _ in range(2):
        await api("POST", f"/channels/{trivia.id}/messages", {"content": "x"})
    assert [one.status for one in sandbox.rest.served] == [500, 200]
    assert sandbox.rest.times(CREATE_MESSAGE) == 1
