import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from discord.http import Route

from bot.discord_app.drawing.elements import Button, Form
from bot.discord_app.outgoing import quick_replies as module
from bot.discord_app.outgoing.quick_replies import TRIES, QuickReplies
from bot.discord_app.words.markdown import Markdown


@pytest.fixture(autouse=True)
def _quick_and_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(Route, "BASE", Route.BASE)


class Api:
    """Answers quick with the statuses it is given, then with 204."""

    def __init__(self, *answers: tuple[int, dict[str, Any]] | None) -> None:
        self.answers = list(answers)
        self.bodies: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.delay = 0.0

    async def handle(self, request: web.Request) -> web.Response:
        self.paths.append(request.path)
        self.bodies.append(await request.json())
        await asyncio.sleep(self.delay)
        if not self.answers:
            return web.Response(status=204)
        answer = self.answers.pop(0)
        if answer is None:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        return web.json_response(answer[1], status=answer[0])


@asynccontextmanager
async def quick_replies_to(api: Api) -> AsyncIterator[QuickReplies]:
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", api.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    Route.BASE = f"http://127.0.0.1:{runner.addresses[0][1]}"
    quick = QuickReplies()
    quick.open()
    try:
        yield quick
    finally:
        await quick.close()
        await runner.cleanup()


async def test_a_line_is_private_and_mentions_nobody() -> None:
    api = Api()
    async with quick_replies_to(api) as quick:
        assert await quick.say(7, "token", Markdown("Locked in: B"))
    assert api.paths == ["/interactions/7/token/callback"]
    assert api.bodies == [
        {
            "type": 4,
            "data": {"content": "Locked in: B", "flags": 64, "allowed_mentions": {"parse": []}},
        }
    ]


async def test_a_line_can_carry_a_button() -> None:
    api = Api()
    async with quick_replies_to(api) as quick:
        await quick.say(
            7, "token", Markdown("Done"), Button(label="Reveal now", custom_id="1:reveal:1:2")
        )
    row = api.bodies[0]["data"]["components"][0]
    assert row["components"] == [
        {"type": 2, "style": 2, "label": "Reveal now", "custom_id": "1:reveal:1:2"}
    ]


async def test_a_form_has_one_field_with_its_label_and_limits() -> None:
    api = Api()
    form = Form(
        custom_id="1:f:1:2:0",
        title="Question 3 of 10",
        text=Markdown("Who sang it?"),
        label="Your answer",
        hint="Spelling need not be perfect.",
        longest=200,
    )
    async with quick_replies_to(api) as quick:
        assert await quick.open_form(7, "token", form)
    (body,) = api.bodies
    assert (body["type"], body["data"]["custom_id"]) == (9, "1:f:1:2:0")
    text, label = body["data"]["components"]
    assert (text["type"], text["content"]) == (10, "Who sang it?")
    assert (label["type"], label["label"]) == (18, "Your answer")
    field = label["component"]
    assert (field["type"], field["style"], field["max_length"]) == (4, 1, 200)


@pytest.mark.parametrize("stumble", [(429, {"retry_after": 0.1}), (502, {}), None])
async def test_a_stumble_is_followed_by_another_try(stumble: tuple[int, dict[str, Any]]) -> None:
    api = Api(stumble)
    async with quick_replies_to(api) as quick:
        assert await quick.say(7, "token", Markdown("Locked in: B"))
    assert len(api.bodies) == 2


async def test_a_line_that_was_taken_the_first_time_counts_as_said() -> None:
    async with quick_replies_to(Api((502, {}), (400, {"code": 40060}))) as quick:
        assert await quick.say(7, "token", Markdown("Locked in: B"))


async def test_a_refusal_is_logged_and_not_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    api = Api((404, {"code": 10062, "message": "Unknown interaction"}))
    async with quick_replies_to(api) as quick:
        assert not await quick.say(7, "secret-token", Markdown("Locked in: B"))
    assert len(api.bodies) == 1
    assert "Unknown interaction" in caplog.text
    assert "secret-token" not in caplog.text


async def test_lasting_trouble_is_given_up_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    api = Api(*[None] * TRIES)
    async with quick_replies_to(api) as quick:
        assert not await quick.say(7, "secret-token", Markdown("Locked in: B"))
    assert "was not delivered" in caplog.text
    assert "secret-token" not in caplog.text


async def test_a_hanging_answer_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "CALLBACK_SECONDS", 0.05)
    api = Api()
    api.delay = 0.3
    async with quick_replies_to(api) as quick:
        assert not await quick.say(7, "token", Markdown("Locked in: B"))
    assert "TimeoutError" in caplog.text


async def test_a_tap_that_outlives_the_bot_is_no_mistake() -> None:
    api = Api()
    async with quick_replies_to(api) as quick:
        await quick.close()
        assert not await quick.say(7, "token", Markdown("Locked in: B"))
    assert api.bodies == []


async def test_closing_before_opening_is_no_mistake() -> None:
    await QuickReplies().close()


@pytest.mark.parametrize(
    ("text", "components"),
    [
        (None, []),
        (Markdown("It is over."), [{"type": 10, "content": "It is over."}]),
    ],
)
async def test_buttons_are_taken_from_a_line_and_a_card_becomes_its_text(
    text: Markdown | None, components: list[dict[str, Any]]
) -> None:
    api = Api()
    async with quick_replies_to(api) as quick:
        assert await quick.take_buttons(9, "token", text)
    assert api.paths == ["/webhooks/9/token/messages/@original"]
    assert api.bodies == [{"components": components, "allowed_mentions": {"parse": []}}]


@pytest.mark.parametrize("stumble", [(404, {"code": 10008}), (429, {"retry_after": 1}), None])
async def test_buttons_that_stay_are_tried_once_and_quietly(
    stumble: tuple[int, dict[str, Any]] | None, caplog: pytest.LogCaptureFixture
) -> None:
    api = Api(stumble)
    async with quick_replies_to(api) as quick:
        assert not await quick.take_buttons(9, "secret-token", None)
        await quick.close()
        assert not await quick.take_buttons(9, "secret-token", None)
    assert len(api.bodies) == 1
    assert caplog.text == ""
