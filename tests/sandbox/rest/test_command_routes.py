"""Registering commands over REST."""

from typing import Any

import pytest

from bot.sandbox.server import Sandbox
from tests.support.sandbox import Api


def command(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "description": "Play.", **more}


@pytest.fixture
def everywhere(sandbox: Sandbox) -> str:
    return f"/applications/{sandbox.world.application_id}/commands"


@pytest.fixture
def in_one_server(sandbox: Sandbox) -> str:
    guild_id = sandbox.channel("trivia").guild_id
    return f"/applications/{sandbox.world.application_id}/guilds/{guild_id}/commands"


def paths(sandbox: Sandbox, channel: str = "trivia", guild: str = "The Reading Room") -> list[str]:
    return [one.path for one in sandbox.hand("Ann").palette(sandbox.channel(channel, guild))]


async def test_a_whole_set_replaces_the_last_and_keeps_ids(
    sandbox: Sandbox, api: Api, everywhere: str
) -> None:
    first = await api("PUT", everywhere, [command("a"), command("b")])
    second = await api("PUT", everywhere, [command("c"), command("b")])
    ids = {one["name"]: one["id"] for one in first.payload}
    assert {one["name"]: one["id"] for one in second.payload}["b"] == ids["b"]
    assert paths(sandbox) == ["b", "c"]
    assert [one["name"] for one in (await api("GET", everywhere)).payload] == ["b", "c"]


async def test_a_servers_own_command_hides_the_general_one(
    sandbox: Sandbox, api: Api, everywhere: str, in_one_server: str
) -> None:
    await api("PUT", everywhere, [command("a")])
    await api("PUT", in_one_server, [command("a", description="Here."), command("z")])
    assert paths(sandbox) == ["a", "z"]
    assert paths(sandbox, guild="Night Shift") == ["a"]
    leaf = sandbox.hand("Ann").palette(sandbox.channel("trivia"))[0]
    assert leaf.description == "Here."


async def test_one_command_is_made_changed_and_deleted(
    sandbox: Sandbox, api: Api, everywhere: str
) -> None:
    made = await api("POST", everywhere, command("a"))
    assert (made.status, (await api("POST", everywhere, command("a"))).status) == (201, 200)
    path = f"{everywhere}/{made.payload['id']}"
    changed = await api("PATCH", path, {"description": "New."})
    assert changed.payload["description"] == "New."
    assert (await api("GET", path)).payload == changed.payload
    assert (await api("DELETE", path)).status == 204
    assert (await api("GET", path)).code == 10063


RATEN = {
    "name": "guess",
    "description": "Guess.",
    "name_localizations": {"de": "raten", "en-GB": "have-a-go", "es-ES": "adivinar"},
    "description_localizations": {"de": "Rate mit."},
    "options": [
        {
            "type": 3,
            "name": "size",
            "description": "How large.",
            "name_localizations": {"de": "größe"},
            "description_localizations": {"de": "Wie groß."},
            "choices": [
                {"name": "small", "value": "s", "name_localizations": {"de": "klein"}},
                {"name": "large", "value": "l"},
            ],
        }
    ],
}


async def test_all_languages_of_a_set_are_told_when_they_are_asked_for(
    api: Api, everywhere: str
) -> None:
    put = await api("PUT", everywhere, [RATEN])
    assert put.payload[0] | RATEN == put.payload[0]
    whole = await api("GET", f"{everywhere}?with_localizations=true")
    assert whole.payload == put.payload
    one = await api("GET", f"{everywhere}/{put.payload[0]['id']}")
    assert one.payload == put.payload[0]


async def test_a_set_is_told_in_the_language_of_the_request_unless_all_are_asked_for(
    api: Api, everywhere: str
) -> None:
    await api("PUT", everywhere, [RATEN])
    (plain,) = (await api("GET", everywhere)).payload
    assert "localizations" not in str(plain)
    assert (plain["name"], plain["name_localized"]) == ("guess", "have-a-go")  # en-US by en-GB
    assert "description_localized" not in plain
    for headers in ({"X-Discord-Locale": "de"}, {"Accept-Language": "xx,de;q=0.9,fr;q=0.5"}):
        (german,) = (await api("GET", everywhere, headers=headers)).payload
        (size,) = german["options"]
        assert (german["name_localized"], german["description_localized"]) == ("raten", "Rate mit.")
        assert (size["name_localized"], size["description_localized"]) == ("größe", "Wie groß.")
        assert [one.get("name_localized") for one in size["choices"]] == ["klein", None]
    (latin,) = (await api("GET", everywhere, headers={"X-Discord-Locale": "es-419"})).payload
    assert latin["name_localized"] == "adivinar"


async def test_a_text_of_a_language_that_is_too_long_is_refused_as_discord_does(
    api: Api, everywhere: str
) -> None:
    refused = await api("PUT", everywhere, [command("a", name_localizations={"de": "x" * 33})])
    (wrong,) = refused.payload["errors"]["0"]["name_localizations"]["de"]["_errors"]
    assert wrong == {
        "code": "BASE_TYPE_BAD_LENGTH",
        "message": "Must be between 1 and 32 in length.",
    }


async def test_a_broken_set_changes_nothing(sandbox: Sandbox, api: Api, everywhere: str) -> None:
    await api("PUT", everywhere, [command("a")])
    refused = await api("PUT", everywhere, [command("b"), command("B")])
    assert refused.code == 50035
    assert "name" in refused.payload["errors"]["1"]
    assert paths(sandbox) == ["a"]


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        (None, {"Ann", "Mo", "Olu"}),
        (str(1 << 5), {"Mo", "Olu"}),
        (str(1 << 4), {"Olu"}),
        ("0", {"Olu"}),
    ],
)
async def test_the_palette_hides_what_a_member_may_not_use(
    sandbox: Sandbox, api: Api, everywhere: str, asked: str | None, who: set[str]
) -> None:
    await api("PUT", everywhere, [command("a", default_member_permissions=asked)])
    trivia = sandbox.channel("trivia")
    offered = {name for name in ("Ann", "Mo", "Olu") if sandbox.hand(name).palette(trivia)}
    assert offered == who
