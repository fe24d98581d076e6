import asyncio
import zlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import msgspec
import pytest
import zstandard
from discord.gateway import DiscordWebSocket, KeepAliveHandler

from bot.sandbox.gateway.compression import STREAMS
from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.world import BOT_TOKEN
from tests.support.sandbox import connected
from tests.support.tiny_bot import TinyBot

GUILDS, MEMBERS = 1, 2


async def _gone_and_back(sandbox: Sandbox, resumed: int, identified: int) -> None:
    gateway = sandbox.gateway

    def back() -> bool:
        return (gateway.resumed, gateway.identified, gateway.online) == (resumed, identified, True)

    await sandbox.world.feed.until(back, 10, "the bot to come back")


async def _still_plays(sandbox: Sandbox) -> None:
    ann, trivia = sandbox.hand("Ann"), sandbox.channel("trivia")
    await ann.command(trivia, "ask")
    await ann.wait_for(trivia, "Which of 1?")


async def test_the_client_uses_the_compression_that_it_asked_for() -> None:
    assert discord.utils._ActiveDecompressionContext.COMPRESSION_TYPE in STREAMS


async def test_a_cut_line_is_resumed_and_nothing_is_lost(sandbox: Sandbox, bot: TinyBot) -> None:
    ann, trivia = sandbox.hand("Ann"), sandbox.channel("trivia")
    await ann.command(trivia, "ask")
    await sandbox.gateway.drop()
    await sandbox.world.feed.until(lambda: not sandbox.gateway.online, 5, "the cut")
    tap = ann.send_tap(ann.sees(trivia)[0], "A")
    await _gone_and_back(sandbox, resumed=1, identified=1)
    await sandbox.world.feed.until(lambda: tap.settled, 5, "the answer to a replayed tap")
    assert ann.reads(tap) == "picked A"


@pytest.mark.parametrize("code", [1001, 4000])
async def test_the_client_resumes_after_a_close(sandbox: Sandbox, bot: TinyBot, code: int) -> None:
    await sandbox.gateway.drop(code)
    await _gone_and_back(sandbox, resumed=1, identified=1)
    await _still_plays(sandbox)


async def test_reconnect_makes_the_client_resume(sandbox: Sandbox, bot: TinyBot) -> None:
    sandbox.gateway.ask_to_reconnect()
    await _gone_and_back(sandbox, resumed=1, identified=1)
    await _still_plays(sandbox)


async def test_an_invalid_session_makes_the_client_identify_anew(
    sandbox: Sandbox, bot: TinyBot
) -> None:
    sandbox.gateway.invalidate()
    await _gone_and_back(sandbox, resumed=0, identified=2)
    await _still_plays(sandbox)


async def test_a_resumable_invalid_session_is_resumed(sandbox: Sandbox, bot: TinyBot) -> None:
    sandbox.gateway.invalidate(resumable=True)
    await _gone_and_back(sandbox, resumed=1, identified=1)
    await _still_plays(sandbox)


class Line:
    """A websocket to the gateway without a client library."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def hear(self) -> Any:
        return await self.socket.receive_json(timeout=5)

    async def identify(self, intents: object = GUILDS, token: str = BOT_TOKEN) -> None:
        data = {"token": token, "intents": intents, "properties": {}}
        await self.socket.send_json({"op": 2, "d": data})

    async def closing_code(self) -> int | None:
        while not self.socket.closed:
            await self.socket.receive(timeout=5)
        return self.socket.close_code


@pytest.fixture
async def line(sandbox: Sandbox) -> AsyncIterator[Line]:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(sandbox.gateway_url) as socket,
    ):
        line = Line(socket)
        assert (await line.hear())["op"] == 10
        yield line


async def test_heartbeats_are_acknowledged(line: Line) -> None:
    await line.socket.send_json({"op": 1, "d": None})
    assert (await line.hear())["op"] == 11


async def test_ready_comes_first_and_events_are_numbered(sandbox: Sandbox, line: Line) -> None:
    await line.identify()
    frames = [await line.hear() for _ in range(3)]
    assert [(one["t"], one["s"]) for one in frames] == [
        ("READY", 1),
        ("GUILD_CREATE", 2),
        ("GUILD_CREATE", 3),
    ]
    assert frames[0]["d"]["resume_gateway_url"] == sandbox.gateway_url


async def test_messages_are_told_only_to_those_who_asked_for_them(
    sandbox: Sandbox, line: Line
) -> None:
    await line.identify(GUILDS | 1 << 9)
    for _ in range(3):
        await line.hear()
    ann, trivia = sandbox.user("Ann"), sandbox.channel("trivia")
    said = sandbox.world.say(ann, trivia, "hello")
    event = await line.hear()
    assert (event["t"], event["d"]["id"]) == ("MESSAGE_CREATE", str(said.id))
    assert event["d"]["content"] == "", "the bot has no message-content intent"
    sandbox.world.delete_message(said)
    assert (await line.hear())["t"] == "MESSAGE_DELETE"


@pytest.mark.parametrize(
    ("token", "intents", "code"),
    [
        ("wrong", GUILDS, 4004),
        (BOT_TOKEN, GUILDS | MEMBERS, 4014),
        (BOT_TOKEN, "many", 4013),
    ],
)
async def test_a_wrong_identify_is_closed_with_its_code(
    line: Line, token: str, intents: object, code: int
) -> None:
    await line.identify(intents, token)
    assert await line.closing_code() == code


async def test_identifying_twice_is_closed(line: Line) -> None:
    await line.identify()
    await line.identify()
    assert await line.closing_code() == 4005


@pytest.mark.parametrize(
    ("sent", "code"), [("{", 4002), ("[]", 4002), ('{"op": 99}', 4001), ('{"op": 3}', 4003)]
)
async def test_a_frame_that_makes_no_sense_is_closed_with_its_code(
    line: Line, sent: str, code: int
) -> None:
    await line.socket.send_str(sent)
    assert await line.closing_code() == code


async def test_an_unknown_session_cannot_be_resumed(line: Line) -> None:
    data = {"token": BOT_TOKEN, "session_id": "lost", "seq": 4}
    await line.socket.send_json({"op": 6, "d": data})
    answer = await line.hear()
    assert (answer["op"], answer["d"]) == (9, False)


async def test_heartbeats_of_a_client_that_is_slow_to_note_them_are_not_taken_for_late(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.gateway.heartbeat_seconds = 0.4
    measured: list[float] = []
    enough = asyncio.Event()
    ack, send = KeepAliveHandler.ack, DiscordWebSocket.send_heartbeat

    async def send_slowly(socket: DiscordWebSocket, payload: Any) -> None:
        await send(socket, payload)
        await asyncio.sleep(0.03)

    def measure(handler: KeepAliveHandler) -> None:
        ack(handler)
        measured.append(handler.latency)
        if len(measured) > 2:
            enough.set()

    monkeypatch.setattr(KeepAliveHandler, "ack", measure)
    monkeypatch.setattr(DiscordWebSocket, "send_heartbeat", send_slowly)
    async with connected(sandbox, TinyBot()):
        await asyncio.wait_for(enough.wait(), 5)
    assert all(latency < 0.3 for latency in measured[1:])


async def test_a_silent_client_is_closed(sandbox: Sandbox) -> None:
    sandbox.gateway.heartbeat_seconds = 0.05
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(sandbox.gateway_url) as socket,
    ):
        assert await Line(socket).closing_code() == 4009


@pytest.mark.parametrize("name", ["zstd-stream", "zlib-stream"])
async def test_frames_are_one_compressed_stream(sandbox: Sandbox, name: str) -> None:
    decompress = (
        zstandard.ZstdDecompressor().decompressobj().decompress
        if name == "zstd-stream"
        else zlib.decompressobj().decompress
    )
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{sandbox.gateway_url}?compress={name}") as socket,
    ):
        hello = msgspec.json.decode(decompress(await socket.receive_bytes()))
        await Line(socket).identify()
        ready = msgspec.json.decode(decompress(await socket.receive_bytes()))
    assert (hello["op"], ready["t"]) == (10, "READY")


async def test_an_interaction_while_the_bot_is_away_fails_like_on_discord(
    sandbox: Sandbox, bot: TinyBot
) -> None:
    ann, trivia = sandbox.hand("Ann"), sandbox.channel("trivia")
    await ann.command(trivia, "ask")
    await bot.close()
    tap = await ann.tap(ann.sees(trivia)[0], "A")
    assert "did not respond" in ann.reads(tap)
    assert "Which of 1?" in text_of(ann.sees(trivia)[0])
    await asyncio.sleep(0)


async def test_a_client_that_says_goodbye_cannot_resume(sandbox: Sandbox, line: Line) -> None:
    await line.identify()
    session_id = (await line.hear())["d"]["session_id"]
    await line.socket.close(code=1000)
    await sandbox.world.feed.until(lambda: not sandbox.gateway.online, 5, "the goodbye")
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(sandbox.gateway_url) as socket,
    ):
        again = Line(socket)
        await again.hear()
        data = {"token": BOT_TOKEN, "session_id": session_id, "seq": 1}
        await socket.send_json({"op": 6, "d": data})
        assert (await again.hear())["op"] == 9
