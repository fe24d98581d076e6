import asyncio
from pathlib import Path

import pytest

from bot.discord_app.client import FootnoteClient
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
    }


async def test_a_failed_registration_does_not_keep_the_bot_away(
    sandbox: Sandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.faults.answer(EVERYWHERE, 403)
    async with evening_in(sandbox, tmp_path / "scores.db") as evening:
        assert evening.client.is_ready()
    assert "could not be registered on Discord" in caplog.text


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
