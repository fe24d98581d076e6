import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, WSMsgType, WSServerHandshakeError

from bot.sandbox.page_server.page_api import FILES, TYPES
from bot.sandbox.server import Sandbox, running
from bot.sandbox.world.messages import Message
from tests.support.card_bot import CardBot
from tests.support.tab import Tab


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with running() as sandbox:
        yield sandbox


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[ClientSession]:
    async with ClientSession(sandbox.page_url) as client:
        yield client


async def test_every_file_of_the_page_is_served_under_a_strict_policy(
    client: ClientSession,
) -> None:
    for file in FILES.iterdir():
        path = "/" if file.name == "index.html" else f"/{file.name}"
        async with client.get(path) as answer:
            assert answer.status == 200, file.name
            assert await answer.read() == file.read_bytes()
            assert answer.content_type == TYPES[file.suffix]
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'")
            assert "unsafe" not in policy


def test_the_page_brings_no_inline_script_or_style_and_asks_no_other_computer() -> None:
    html = (FILES / "index.html").read_text()
    assert "<style" not in html
    assert " style=" not in html
    assert " on" not in {part[:3] for part in html.split("<script")[1:]}
    for file in FILES.iterdir():
        text = file.read_text().replace("http://www.w3.org/2000/svg", "")
        assert "@import" not in text
        assert "innerHTML" not in text, file.name
        assert not [one for one in ("//cdn", "fonts.g", 'from "http') if one in text], file.name


@pytest.mark.parametrize(
    "path", ["/nothing.js", "/..%2fpage_api.py", "/%2e%2e/page_api.py", "/page_api.py", "/.env"]
)
async def test_nothing_but_the_page_is_served(client: ClientSession, path: str) -> None:
    async with client.get(path) as answer:
        assert answer.status in (403, 404, 501)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_other_sites_get_neither_the_page_nor_its_connection(
    client: ClientSession, headers: dict[str, str]
) -> None:
    async with client.get("/", headers=headers) as answer:
        assert answer.status == 403
    with pytest.raises(WSServerHandshakeError, match="403"):
        await client.ws_connect("/live", headers=headers)


async def test_a_private_message_is_told_to_its_member_only(
    sandbox: Sandbox, client: ClientSession
) -> None:
    ann, ben, *_ = sandbox.cast.players
    world, channel = sandbox.world, sandbox.channel("trivia")
    async with client.ws_connect("/live") as one, client.ws_connect("/live") as other:
        anns, bens = Tab(one), Tab(other)
        await anns.be(ann.id)
        await bens.be(ben.id)
        secret = Message(world.snowflakes.next(), channel.id, world.bot.id, "for Ann")
        secret.visible_to = ann.id
        world.post(secret)
        world.edited(secret)
        world.delete_message(secret)
        world.post(Message(world.snowflakes.next(), channel.id, world.bot.id, "for all"))
        assert (await anns.told("message"))["message"]["content"] == "for Ann"
        assert (await anns.told("gone"))["message"] == str(secret.id)
        first: dict[str, Any] = await bens.socket.receive_json(timeout=5)
        assert (first["tell"], first["message"]["content"]) == ("message", "for all")


async def test_what_a_tab_asks_is_done_as_its_member(
    sandbox: Sandbox, client: ClientSession
) -> None:
    bot = CardBot(sandbox.world)
    ann = sandbox.cast.players[0]
    channel = str(sandbox.channel("trivia").id)
    async with client.ws_connect("/live") as socket:
        tab = Tab(socket)
        await tab.be(ann.id)
        await tab.ask(ask="use", number=1, channel=channel, path="trivia", options={})
        posted = (await tab.told("message"))["message"]
        assert posted["origin"] == {"by": "Ann", "command": "trivia"}
        assert await tab.told("reply") == {"tell": "reply", "reply_to": 1}
        press = {"ask": "press", "channel": channel, "message": posted["id"]}
        await tab.ask(**press, number=2, custom_id="tap:B")
        assert (await tab.told("reply"))["reply_to"] == 2
        assert bot.taps == {ann.id: "B"}
        await tab.ask(**press, number=3, custom_id="tap:Z")
        assert "has just changed" in (await tab.told("reply"))["problem"]


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"ask": "use", "path": "trivia-packs list", "options": {}}, "Ann may not use /trivia-"),
        ({"ask": "use", "path": "trivia", "options": {"questions": 99}}, "does not take 99"),
        ({"ask": "use", "path": "trivia"}, "did not understand"),
        ({"ask": "fly"}, "did not understand"),
        ({"ask": "press", "message": "1", "custom_id": "x"}, "Unknown Message."),
        ({"ask": "use", "path": "trivia", "options": {}, "channel": "1"}, "Unknown Channel."),
    ],
)
async def test_what_cannot_be_done_is_said_in_words(
    sandbox: Sandbox, client: ClientSession, asked: dict[str, Any], problem: str
) -> None:
    CardBot(sandbox.world)
    channel = str(sandbox.channel("trivia").id)
    async with client.ws_connect("/live") as socket:
        tab = Tab(socket)
        await tab.be(sandbox.cast.players[0].id)
        await tab.ask(**{"number": 7, "channel": channel, **asked})
        assert problem in (await tab.told("reply"))["problem"]


async def test_noise_on_the_connection_is_ignored(sandbox: Sandbox, client: ClientSession) -> None:
    async with client.ws_connect("/live") as socket:
        await socket.send_str("not json")
        await socket.send_str("[1, 2]")
        await socket.send_bytes(b"\x00")
        assert (await Tab(socket).be(0))["me"]["name"] == "Ann"


async def test_the_bots_way_from_start_to_stop_is_told_with_the_reason(
    sandbox: Sandbox, client: ClientSession
) -> None:
    async with client.ws_connect("/live") as socket:
        tab = Tab(socket)
        assert (await tab.be(0))["bot"]["status"] == "connecting"
        sandbox.page.bot_stopped("DISCORD_TOKEN is missing.")
        told = (await tab.told("bot"))["bot"]
        assert (told["status"], told["reason"]) == ("stopped", "DISCORD_TOKEN is missing.")
        sandbox.page.bot_starting()
        assert (await tab.told("bot"))["bot"]["status"] == "connecting"


async def test_many_changes_of_the_world_become_one_snapshot(
    sandbox: Sandbox, client: ClientSession
) -> None:
    world = sandbox.world
    guild = next(iter(world.guilds.values()))
    async with client.ws_connect("/live") as socket:
        tab = Tab(socket)
        await tab.be(0)
        for name in ("one", "two", "three"):
            world.add_channel(guild, name)
        world.say(sandbox.cast.players[0], guild.channel_named("three"), "hello")
        names = [one["name"] for one in (await tab.told("snapshot"))["guilds"][0]["channels"]]
        assert names[-3:] == ["one", "two", "three"]
        assert (await socket.receive_json(timeout=5))["tell"] == "message"


async def test_closing_the_sandbox_closes_the_tabs() -> None:
    async with ClientSession() as client:
        async with running() as sandbox:
            socket = await client.ws_connect(f"{sandbox.page_url}live")
            await Tab(socket).be(0)
            closed = asyncio.create_task(socket.receive(timeout=5))
        assert (await closed).type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED)
        await socket.close()


def test_every_module_that_the_page_imports_is_there() -> None:
    for file in Path(FILES).glob("*.js"):
        for line in file.read_text().splitlines():
            if line.startswith(("import ", "} from")) and ' from "./' in line:
                assert (FILES / line.split('"./')[1].split('"')[0]).is_file(), line


async def test_a_servers_language_is_changed_by_who_manages_it_only(
    sandbox: Sandbox, client: ClientSession
) -> None:
    guild = next(iter(sandbox.world.guilds.values()))
    asked = {"ask": "set_server", "guild": str(guild.id), "locale": "de", "number": 1}
    async with client.ws_connect("/live") as socket:
        tab = Tab(socket)
        for user in (sandbox.cast.players[0], sandbox.cast.moderator):
            await tab.be(user.id)
            assert guild.locale == "en-US"
            await socket.send_json(asked)
            reply = await tab.told("reply")
            if user is sandbox.cast.moderator:
                assert "problem" not in reply
            else:
                assert reply["problem"].startswith("Only who manages The Reading Room can")
    assert guild.locale == "de"


@pytest.mark.parametrize("locale", ["xx", "", None, 5, ["de"]])
async def test_a_language_that_discord_does_not_have_is_not_taken(
    sandbox: Sandbox, client: ClientSession, locale: object
) -> None:
    ann = sandbox.cast.players[0]
    async with client.ws_connect("/live") as socket:
        tab = Tab(socket)
        await socket.send_json({"ask": "be", "member": str(ann.id), "locale": locale})
        assert (await tab.told("snapshot"))["me"]["locale"] == "en-US"
        await socket.send_json({"ask": "speak", "locale": locale, "number": 1})
        assert "problem" in await tab.told("reply")
    assert ann.locale == "en-US"
