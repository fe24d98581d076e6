"""Whatever is sent to the sandbox is answered in its own form; it lives on, without a traceback."""

import asyncio
import io
import logging
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox.page_server import page_visitor
from bot.sandbox.page_server.page_visitor import NOT_UNDERSTOOD
from bot.sandbox.players import hand
from bot.sandbox.rest import routes
from bot.sandbox.rest.ratelimits import RateLimits
from bot.sandbox.rest.rest import Route
from bot.sandbox.server import Sandbox
from bot.sandbox.wire import DEEPEST, Unreadable, read_id, read_json
from bot.sandbox.world.world import BOT_TOKEN
from tests.support.card_bot import CardBot

DEEP = "[" * 30_000 + "]" * 30_000
NONSENSE: list[str | bytes] = [
    "",
    "{",
    "nonsense",
    "NaN",
    "[1, 2]",
    "null",
    DEEP,
    '{"ask": ' + DEEP + "}",
    '{"ask":' * 5_000 + "1" + "}" * 5_000,
    '{"ask": "be", "member": NaN}',
    '{"number": 1e999}',
    '{"number": ' + "9" * 5_000 + "}",
    r'{"ask": "\ud800"}',
    b"\xff\xfe\x00",
    b'{"ask": "\xff"}',
]
anything = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-1, 2**70),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(),
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


def no_tracebacks(caplog: pytest.LogCaptureFixture) -> bool:
    return not [one for one in caplog.records if one.exc_info or one.levelno >= logging.ERROR]


class Line:
    """A page's connection that sends whatever it is given."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def sends(self, words: Any) -> None:
        if isinstance(words, bytes):
            await self.socket.send_bytes(words)
        elif isinstance(words, str):
            await self.socket.send_str(words)
        else:
            await self.socket.send_json(words)

    async def reply(self, number: Any) -> dict[str, Any]:
        """Return the next reply that carries a number."""
        async with asyncio.timeout(10):
            while True:
                told = await self.socket.receive_json()
                if told["tell"] == "reply" and told["reply_to"] == number:
                    return dict(told)

    async def still_works(self) -> None:
        await self.sends({"ask": "be", "member": None, "number": "alive"})
        assert "problem" not in await self.reply("alive")


@pytest.fixture
async def line(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Line]:
    for one in (hand, page_visitor):
        monkeypatch.setattr(one, "PATIENCE", 0.05)  # the bot of cards does not answer everything
    CardBot(sandbox.world)
    async with (
        aiohttp.ClientSession(sandbox.page_url) as client,
        client.ws_connect("/live") as socket,
    ):
        yield Line(socket)


@pytest.mark.parametrize("words", NONSENSE, ids=range(len(NONSENSE)))
async def test_nonsense_on_the_pages_socket_is_answered_and_the_talk_goes_on(
    line: Line, words: str | bytes, caplog: pytest.LogCaptureFixture
) -> None:
    await line.sends(words)
    assert (await line.reply(None))["problem"] == NOT_UNDERSTOOD
    await line.still_works()
    assert no_tracebacks(caplog)


async def test_a_frame_that_is_too_large_ends_that_tab_only(
    sandbox: Sandbox, line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    await line.sends("x" * 100_000)
    async with asyncio.timeout(10):
        while not line.socket.closed:
            await line.socket.receive()
    async with (
        aiohttp.ClientSession(sandbox.page_url) as client,
        client.ws_connect("/live") as socket,
    ):
        await Line(socket).still_works()
    assert no_tracebacks(caplog)


ASKS = ["be", "use", "propose", "press", "choose", "submit", "dismiss", "fly", "", None, 7]
FIELDS = ["channel", "message", "member", "path", "options", "option", "typed", "custom_id"]
FIELDS += ["values", "interaction"]


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
async def test_whatever_the_page_asks_it_gets_a_reply(
    sandbox: Sandbox, line: Line, caplog: pytest.LogCaptureFixture, data: st.DataObject
) -> None:
    channel = str(sandbox.channel("trivia").id)
    known = st.sampled_from([channel, "trivia", "pack", "trivia-packs list", "9" * 5_000, "٣"])
    asked = data.draw(
        st.dictionaries(st.sampled_from(FIELDS), st.one_of(known, known, anything), max_size=6)
    )
    ask = data.draw(st.sampled_from(ASKS))
    await line.sends({"ask": "be", "number": "first"})
    await line.reply("first")
    await line.sends(asked | {"ask": ask, "number": "second"})
    await line.reply("second")
    await line.still_works()
    assert no_tracebacks(caplog)


async def closed_with(sandbox: Sandbox, *frames: Any) -> int | None:
    """Say these frames to the gateway, and return the code with which it closes."""
    async with aiohttp.ClientSession() as client, client.ws_connect(sandbox.gateway_url) as socket:
        await Line(socket).sends(frames[0])
        for frame in frames[1:]:
            await Line(socket).sends(frame)
        async with asyncio.timeout(10):
            while not socket.closed:
                await socket.receive()
        return socket.close_code


@pytest.mark.parametrize(
    "frame",
    [
        *NONSENSE[:-2],
        b"\xff\xfe",
        "x" * 5_000,
        {"d": 1},
        {"op": 2},
        {"op": 2, "d": []},
        {"op": 2, "d": {"token": 7}},
        {"op": 2, "d": {"token": {}}},
        {"op": 2, "d": {"token": None}},
        {"op": 6, "d": {"token": BOT_TOKEN}},
        {"op": 6, "d": {"token": BOT_TOKEN, "session_id": [], "seq": 1}},
    ],
    ids=lambda frame: str(frame)[:20],
)
async def test_a_frame_that_the_gateway_cannot_read_is_closed_as_discord_does(
    sandbox: Sandbox, frame: Any, caplog: pytest.LogCaptureFixture
) -> None:
    assert await closed_with(sandbox, frame) == 4002
    assert no_tracebacks(caplog)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(op=st.one_of(st.integers(-1, 12), anything), inside=anything)
async def test_whatever_is_said_to_the_gateway_it_closes_or_goes_on(
    sandbox: Sandbox, caplog: pytest.LogCaptureFixture, op: Any, inside: Any
) -> None:
    data = {"token": BOT_TOKEN, "intents": inside, "session_id": inside, "seq": inside}
    unknown = {"op": 99}  # so that the talk has an end
    code = await closed_with(sandbox, {"op": op, "d": data}, {"op": op, "d": inside}, unknown)
    assert code in (4001, 4002, 4003, 4004, 4005, 4013, 4014)
    assert no_tracebacks(caplog)


path_ids = st.sampled_from(["channel", "guild", "application", "0", "9" * 30, "-1", "٣", "x y"])
BODY = ["content", "components", "flags", "embeds", "nonce", "type", "data", "name", "options"]
BODY += ["allowed_mentions", "message_reference", "attachments", "recipient_id"]
QUERY = ["limit", "before", "after", "around"]


@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    route=st.sampled_from(routes.ALL),
    ids=st.lists(path_ids, min_size=4, max_size=4),
    body=st.one_of(anything, st.dictionaries(st.sampled_from(BODY), anything, max_size=4)),
    query=st.dictionaries(st.sampled_from(QUERY), path_ids, max_size=2),
)
async def test_whatever_is_asked_of_rest_is_answered_in_discords_form(
    sandbox: Sandbox,
    caplog: pytest.LogCaptureFixture,
    route: Route,
    ids: list[str],
    body: Any,
    query: dict[str, str],
) -> None:
    world = sandbox.world
    world.violations.clear()
    sandbox.rest.limits = RateLimits()
    known = {"channel": str(sandbox.channel("trivia").id), "guild": str(next(iter(world.guilds)))}
    known["application"] = str(world.application_id)
    path = route.path
    for one in ids:
        begun, brace, rest = path.partition("{")
        path = f"{begun}{known.get(one, one)}{rest.partition('}')[2]}" if brace else path
    async with (
        aiohttp.ClientSession() as client,
        client.request(
            route.method,
            sandbox.api_url + path,
            json=body if route.method != "GET" else None,
            params=query,
            headers={"Authorization": f"Bot {BOT_TOKEN}"},
        ) as answer,
    ):
        assert answer.status < 500 or answer.status == 501
        if answer.status >= 400 and answer.status != 501:
            assert set(await answer.json()) >= {"code", "message"}
    assert not [one for one in sandbox.violations if "failed here" in one]
    assert no_tracebacks(caplog)


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"{", 400, 50109),
        (b"\xff", 400, 50109),
        (b"NaN", 400, 50109),
        (DEEP.encode(), 400, 50109),
        (b'{"content": "' + b"x" * 2_000_000 + b'"}', 413, 40005),
    ],
    ids=["broken", "bytes", "nan", "deep", "large"],
)
async def test_a_body_that_cannot_be_read_is_refused_as_discord_does(
    sandbox: Sandbox, content: bytes, status: int, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    url = f"{sandbox.api_url}/channels/{sandbox.channel('trivia').id}/messages"
    headers = {"Authorization": f"Bot {BOT_TOKEN}", "Content-Type": "application/json"}
    async with (
        aiohttp.ClientSession() as client,
        client.post(url, data=io.BytesIO(content), headers=headers) as answer,
    ):
        assert (answer.status, (await answer.json())["code"]) == (status, code)
    assert no_tracebacks(caplog)


def test_json_of_sane_depth_is_read_and_no_deeper() -> None:
    assert read_json("[" * DEEPEST + "]" * DEEPEST)
    with pytest.raises(Unreadable):
        read_json("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


@pytest.mark.parametrize(
    "odd", [None, True, 1.0, -1, 2**64, "", "-1", "+1", "١", " 1", "9" * 5_000]
)
def test_only_ids_are_ids(odd: object) -> None:
    assert read_id(odd) is None
    assert read_id(str(2**64 - 1)) == read_id(2**64 - 1) == 2**64 - 1
