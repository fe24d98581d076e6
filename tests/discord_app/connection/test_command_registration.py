import asyncio
import logging
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.discord_app.connection import command_registration
from bot.discord_app.connection.client import FootnoteClient
from bot.sandbox.server import Sandbox
from tests.discord_app.evening import Evening, evening_in
from tests.support.sandbox import connected

EVERYWHERE = ("PUT", "/applications/{application_id}/commands")
IN_ONE_SERVER = ("PUT", "/applications/{application_id}/guilds/{guild_id}/commands")


def again(evening: Evening, dev_guild: int | None = None) -> FootnoteClient:
    return evening.client_again(dev_guild)


async def test_a_restart_that_changes_nothing_registers_nothing(evening: Evening) -> None:
    assert evening.sandbox.rest.times(EVERYWHERE) == 1
    async with connected(evening.sandbox, again(evening)):
        pass
    assert evening.sandbox.rest.times(EVERYWHERE) == 1


async def test_a_command_that_changed_is_registered_again(evening: Evening) -> None:
    book = evening.sandbox.world.commands
    stop = next(one for one in book.registered(None) if one.name == "trivia-stop")
    book.change(stop, {"description": "Older words."})
    async with connected(evening.sandbox, again(evening)):
        pass
    assert evening.sandbox.rest.times(EVERYWHERE) == 2


async def test_a_development_server_gets_the_commands_for_itself(evening: Evening) -> None:
    guild = evening.channel.guild_id
    for _ in range(2):
        async with connected(evening.sandbox, again(evening, guild)):
            pass
    assert evening.sandbox.rest.times(IN_ONE_SERVER) == 1
    names = {one.name for one in evening.sandbox.world.commands.registered(guild)}
    assert names == {"trivia", "trivia-stop", "trivia-scores", "trivia-packs"} | {
        "trivia-help",
        "trivia-privacy",
        "trivia-settings",
    }


async def test_a_failed_registration_does_not_keep_the_bot_away(
    sandbox: Sandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.faults.answer(EVERYWHERE, 403)
    async with evening_in(sandbox, tmp_path / "scores.db") as evening:
        assert evening.client.is_ready()
    assert "could not be registered on Discord" in caplog.text


@pytest.mark.parametrize("status", [403, 429, 503])
async def test_a_registration_that_trouble_kept_away_is_made_up_for(
    sandbox: Sandbox,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
) -> None:
    monkeypatch.setattr(command_registration, "START_SECONDS", 0.05)
    monkeypatch.setattr(command_registration, "AGAIN_SECONDS", (0.3,))
    fault = sandbox.faults.page(EVERYWHERE, status, times=2)
    async with evening_in(sandbox, tmp_path / "scores.db") as evening:
        assert evening.client.is_ready()  # games do not wait for it
        while "registered after all" not in caplog.text:  # noqa: ASYNC110 - nor does a log
            await asyncio.sleep(0.01)
        await evening.trivia("Ann")
    assert fault.met == 2
    assert caplog.text.count("could not be registered yet") == 1
    assert "<html" not in caplog.text


@pytest.mark.parametrize(
    "answer", ["<html>hello</html>", None, {}, 7, [1], [None], [["name", "x"]], [{}], [{"name": 5}]]
)
@pytest.mark.parametrize(
    ("asker", "asked"),
    [
        (command_registration, "known_commands"),
        (discord.http.HTTPClient, "bulk_upsert_global_commands"),
    ],
    ids=["asked", "registered"],
)
async def test_an_answer_that_is_no_list_of_commands_is_trouble_that_passes(
    sandbox: Sandbox,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    asker: object,
    asked: str,
    answer: object,
) -> None:
    monkeypatch.setattr(command_registration, "AGAIN_SECONDS", (0.05,))
    really = getattr(asker, asked)
    odd = [answer, answer]

    async def oddly_at_first(*args: Any, **more: Any) -> Any:
        return odd.pop() if odd else await really(*args, **more)

    monkeypatch.setattr(asker, asked, oddly_at_first)
    async with asyncio.timeout(30), evening_in(sandbox, tmp_path / "scores.db") as evening:
        while "registered after all" not in caplog.text:  # noqa: ASYNC110 - nor does a log
            await asyncio.sleep(0.01)
        assert "trivia" in {one.name for one in evening.sandbox.world.commands.registered(None)}
    assert caplog.text.count("not be registered yet: Discord ") == 1
    assert "Traceback" not in caplog.text


async def test_a_bug_that_ends_a_registration_is_one_line_in_the_log(
    sandbox: Sandbox,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def buggy(*_: object) -> None:
        raise ValueError("a slip")

    monkeypatch.setattr(command_registration, "register", buggy)
    async with evening_in(sandbox, tmp_path / "scores.db") as evening:
        assert evening.client.is_ready()
    (told,) = [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR]
    assert told == "registering the commands was ended by a bug: ValueError('a slip')"


async def test_a_stop_does_not_wait_for_a_registration(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_registration, "START_SECONDS", 0.05)
    sandbox.faults.page(EVERYWHERE, 503, times=99)
    async with asyncio.timeout(10), evening_in(sandbox, tmp_path / "scores.db"):
        pass


async def test_commands_of_one_server_are_registered_when_the_bot_comes_to_it(
    evening: Evening,
) -> None:
    world = evening.sandbox.world
    guild = next(iter(world.guilds.values()))
    evening.sandbox.faults.answer(IN_ONE_SERVER, 403)
    client = again(evening, guild.id)
    async with connected(evening.sandbox, client):
        assert evening.sandbox.rest.times(IN_ONE_SERVER) == 0
        await client.on_guild_join(discord.Object(guild.id))  # type: ignore[arg-type] # its id will do
    assert evening.sandbox.rest.times(IN_ONE_SERVER) == 1


async def test_the_invite_link_is_printed_once(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    client = again(evening)
    async with connected(evening.sandbox, client):
        client.dispatch("ready")  # as after a session that could not be resumed
        await asyncio.sleep(0)
    links = [record for record in caplog.records if "invite the bot" in record.message]
    assert len(links) == 1
    assert "scope=bot+applications.commands" in links[0].message
    assert "permissions=274878008320" in links[0].message


async def test_commands_have_names_and_texts_in_every_language(evening: Evening) -> None:
    book = {one.name: one.body for one in evening.sandbox.world.commands.registered(None)}
    stop = book["trivia-stop"]
    assert stop["name_localizations"] == {"de": "trivia-stopp"}
    assert set(stop["description_localizations"]) == {"de"}
    option = next(one for one in book["trivia"]["options"] if one["name"] == "kind")
    assert option["name_localizations"] == {"de": "art"}
    assert {choice["name_localizations"]["de"] for choice in option["choices"]} >= {
        "Multiple Choice",
        "Schätzfrage",
    }


async def test_a_text_that_changed_in_one_language_is_registered_again(evening: Evening) -> None:
    book = evening.sandbox.world.commands
    stop = next(one for one in book.registered(None) if one.name == "trivia-stop")
    book.change(stop, {"name_localizations": {"de": "trivia-halt"}})
    async with connected(evening.sandbox, again(evening)):
        pass
    assert evening.sandbox.rest.times(EVERYWHERE) == 2
