import pytest

from bot.discord_app.connection.command_list import command_names
from bot.doctor.discord_side import (
    NAMED_SERVERS,
    judge_application,
    judge_commands,
    judge_intents,
    judge_servers,
)
from bot.doctor.findings import CheckOutcome
from bot.sandbox.server import Sandbox
from bot.sandbox.world.permissions import EVERYONE, Permission
from tests.doctor.conftest import Look

APPLICATION = {"name": "Footnote", "interactions_endpoint_url": None}


def test_interactions_that_go_elsewhere_are_a_problem() -> None:
    away = judge_application(APPLICATION | {"interactions_endpoint_url": "https://example.org"})
    assert away.outcome is CheckOutcome.PROBLEM
    assert "General Information" in away.remedy
    assert judge_application(APPLICATION).outcome is CheckOutcome.OK


def test_a_code_grant_is_warned_of() -> None:
    asking = judge_application(APPLICATION | {"bot_require_code_grant": True})
    assert asking.outcome is CheckOutcome.WARNING


@pytest.mark.parametrize(
    ("flag", "name"), [(13, "Presence"), (14, "Server Members"), (18, "Message Content")]
)
def test_an_intent_that_is_on_needlessly_is_named(flag: int, name: str) -> None:
    found = judge_intents(1 << flag)
    assert found.outcome is CheckOutcome.WARNING
    assert found.found.startswith(f"{name} on needlessly")


def test_other_flags_of_an_application_say_nothing_of_intents() -> None:
    assert judge_intents(1 << 23).outcome is CheckOutcome.OK


async def test_a_server_that_denies_something_is_named_with_it(
    sandbox: Sandbox, look: Look
) -> None:
    guild = next(iter(sandbox.world.guilds.values()))
    denied = Permission.SEND_MESSAGES | Permission.READ_MESSAGE_HISTORY
    guild.roles[guild.id].permissions &= ~denied
    line = (await look())["servers"]
    assert line.startswith("! warning")
    assert "“The Reading Room” lacks Send Messages, Read Message History" in line
    assert "Night Shift" not in line


async def test_log_ins_that_are_used_up_are_a_warning_with_the_time_that_it_takes(
    sandbox: Sandbox, look: Look
) -> None:
    assert "1000 of 1000 log-ins are left" in (await look("token"))["token"]
    sandbox.world.log_ins.left = 0
    line = (await look("token"))["token"]
    assert line.startswith("! warning")
    assert "a start now waits 4 h 0 min" in line


async def test_an_administrator_lacks_nothing(sandbox: Sandbox, look: Look) -> None:
    guild = next(iter(sandbox.world.guilds.values()))
    guild.roles[guild.id].permissions = int(Permission.ADMINISTRATOR)
    assert (await look())["servers"].startswith("✓")


async def test_a_bot_in_no_server_gets_its_invite_link(sandbox: Sandbox, look: Look) -> None:
    for guild in list(sandbox.world.guilds.values()):
        sandbox.world.remove_bot(guild)
    line = (await look())["servers"]
    assert "in no server yet" in line
    assert f"client_id={sandbox.world.application_id}" in line


async def test_a_server_of_the_operators_without_the_bot_is_a_warning(
    sandbox: Sandbox, look: Look
) -> None:
    guild = sandbox.channel("trivia").guild_id
    line = (await look(OPERATOR_GUILD_IDS=f"{guild}, 123456789012345678"))["servers"]
    assert line.startswith("! warning")
    assert "not in 123456789012345678, which OPERATOR_GUILD_IDS names" in line
    assert (await look(OPERATOR_GUILD_IDS=str(guild)))["servers"].startswith("✓ ok")


def test_of_many_servers_that_lack_something_some_are_named() -> None:
    servers = [{"id": n, "name": f"S{n}", "permissions": "0"} for n in range(NAMED_SERVERS + 3)]
    found = judge_servers(
        [*servers, {"id": 99, "name": "good", "permissions": str(EVERYONE)}]
    ).found
    assert found.count(" lacks ") == NAMED_SERVERS
    assert found.endswith("; and 3 more.")
    assert found.startswith("in 29 servers;")


def test_a_full_page_of_servers_says_that_there_may_be_more() -> None:
    servers = [{"id": 99, "name": "good", "permissions": str(EVERYONE)}] * 200
    assert judge_servers(servers).found.startswith("in 200 servers or more")


async def test_commands_that_are_not_registered_are_named(sandbox: Sandbox, look: Look) -> None:
    body = {"description": "x", "type": 1}
    sandbox.world.commands.replace(
        None, [{"name": name, **body} for name in {*command_names(), "quiz"} - {"trivia-stop"}]
    )
    line = (await look())["commands"]
    assert line.startswith("! warning")
    assert "not registered: trivia-stop; of another version: quiz." in line


async def test_the_commands_of_a_development_server_are_looked_at_there(
    sandbox: Sandbox, look: Look
) -> None:
    guild = sandbox.channel("trivia").guild_id
    bodies = [{"name": name, "description": "x", "type": 1} for name in command_names()]
    sandbox.world.commands.replace(guild, bodies)
    line = (await look(DEV_GUILD_ID=str(guild)))["commands"]
    assert f"are registered in the server {guild} only" in line
    assert (await look())["commands"].startswith("! warning")


async def test_a_development_server_without_the_bot_is_a_problem(look: Look) -> None:
    line = (await look(DEV_GUILD_ID="123456789012345678"))["commands"]
    assert line.startswith("✗ problem")
    assert "not in the server 123456789012345678" in line
    assert "client_id=" in line


def test_the_names_are_those_that_people_rely_on() -> None:
    assert {"trivia", "trivia-stop", "trivia-scores", "trivia-packs"} <= command_names()


def test_the_same_names_are_in_order() -> None:
    assert judge_commands({"a"}, {"a"}, None).outcome is CheckOutcome.OK
