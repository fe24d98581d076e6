import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.world.permissions import ALL, EVERYONE, Permission
from tests.support.sandbox import Api

MINE = "/users/@me/guilds"


async def names(api: Api, query: str = "") -> list[str]:
    return [one["name"] for one in (await api("GET", MINE + query)).payload]


async def test_the_bot_lists_the_servers_that_it_is_in(sandbox: Sandbox, api: Api) -> None:
    assert await names(api) == ["The Reading Room", "Night Shift"]
    sandbox.world.remove_bot(sandbox.world.guilds[sandbox.channel("trivia").guild_id or 0])
    assert await names(api) == ["Night Shift"]


async def test_a_listed_server_tells_what_its_roles_allow_the_bot(
    sandbox: Sandbox, api: Api
) -> None:
    first, second = sandbox.world.guilds.values()
    first.roles[first.id].permissions &= ~Permission.SEND_MESSAGES
    admin = sandbox.world.add_role(second, "Bots", int(Permission.ADMINISTRATOR))
    second.members[sandbox.world.bot.id].role_ids.append(admin.id)
    listed = (await api("GET", MINE)).payload
    granted = [int(one["permissions"]) for one in listed]
    assert granted == [EVERYONE & ~Permission.SEND_MESSAGES, ALL]


async def test_the_list_is_turned_by_ids(sandbox: Sandbox, api: Api) -> None:
    first, second = sandbox.world.guilds
    assert await names(api, "?limit=1") == ["The Reading Room"]
    assert await names(api, f"?limit=1&after={first}") == ["Night Shift"]
    assert await names(api, f"?before={second}") == ["The Reading Room"]


@pytest.mark.parametrize("limit", ["0", "201", "many"])
async def test_a_limit_out_of_range_is_refused(api: Api, limit: str) -> None:
    refused = await api("GET", f"{MINE}?limit={limit}")
    assert (refused.status, refused.code) == (400, 50035)
    assert "limit" in refused.payload["errors"]


async def test_a_stranger_is_told_nothing(api: Api) -> None:
    assert (await api("GET", MINE, token="wrong")).status == 401
