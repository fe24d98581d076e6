"""The whole examination against the local Discord: what is well, and each thing that is not."""

from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.discord_app.api import request as asking
from bot.doctor import examination
from bot.doctor.examination import examine
from bot.errors import ConfigError
from bot.invocation import called
from bot.sandbox.server import Sandbox
from tests.discord_app.evening import evening_in
from tests.doctor.conftest import Look
from tests.support.tiny_packs import write_pack

OF_DISCORD = ("token", "application", "intents", "servers", "commands")
ME = ("GET", "/users/@me")


def everything_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


async def test_beside_a_running_bot_everything_is_in_order(
    sandbox: Sandbox, look: Look, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    async with evening_in(sandbox, tmp_path / "data" / "trivia.db"):
        found = await look()
    assert found["sum"] == "Everything is in order."
    assert all(line.startswith("✓ ok") for name, line in found.items() if name != "sum")
    assert "in use by a running bot" in found["database"]
    assert "are registered in every server" in found["commands"]
    assert "in 2 servers" in found["servers"]
    assert "1 pack with" in found["packs"]


async def test_nothing_is_changed(sandbox: Sandbox, look: Look, tmp_path: Path) -> None:
    before = everything_in(tmp_path)
    await look()
    assert everything_in(tmp_path) == before
    assert {one.method for one in sandbox.rest.served} == {"GET"}


async def test_each_thing_is_asked_for_once(sandbox: Sandbox, look: Look) -> None:
    await look()
    paths = [one.path for one in sandbox.rest.served]
    assert len(paths) == len(set(paths))


async def test_a_wrong_token_is_told_once_and_not_shown(look: Look) -> None:
    found = await look(DISCORD_TOKEN="not-the-token")
    assert found["token"].startswith("✗ problem")
    assert "Developer Portal" in found["token"]
    assert found["sum"] == "1 problem, 4 warnings."
    assert all("Mend “token” first" in found[name] for name in OF_DISCORD if name != "token")
    assert found["packs"].startswith("✓")
    assert not any("not-the-token" in line for line in found.values())


async def test_a_token_is_not_shown_wherever_else_it_was_put(look: Look) -> None:
    found = await look(DISCORD_TOKEN="s3cret", DATABASE_URL="sqlite:///s3cret/x?y")
    assert "[token]" in found["database"]
    assert not any("s3cret" in line for line in found.values())


async def test_without_a_token_the_rest_is_looked_at(sandbox: Sandbox, look: Look) -> None:
    found = await look(DISCORD_TOKEN="")
    assert "Put it into .env" in found["token"]
    for name in ("discord", "clock", "database", "disk", "packs", "versions"):
        assert found[name].startswith("✓"), found[name]
    assert [one.path for one in sandbox.rest.served] == ["/gateway"]


async def test_an_address_where_nobody_answers_is_told_once(look: Look) -> None:
    found = await look(DISCORD_API_URL="http://127.0.0.1:1/api")
    assert "cannot be reached at http://127.0.0.1:1/api" in found["discord"]
    assert found["discord"].startswith("! warning")
    assert "passes by itself" in found["discord"]
    assert "Check the network" in found["discord"]
    assert (
        "Not looked at: clock, token, application, intents, servers, commands" in (found["discord"])
    )
    assert found["sum"] == "1 warning."


@pytest.mark.parametrize("address", ["http://ann:s3cret@127.0.0.1:1/api", "http://an n@127.0.0.1"])
async def test_an_address_with_a_login_in_it_is_a_problem_of_the_settings(
    look: Look, address: str
) -> None:
    found = await look("settings", DISCORD_API_URL=address)
    assert found["settings"].startswith("✗ problem")
    assert "DISCORD_API_URL: the given value" in found["settings"]
    assert "s3cret" not in found["settings"]


@pytest.mark.parametrize("status", [429, 502])
async def test_trouble_everywhere_at_discord_is_one_warning(
    sandbox: Sandbox, look: Look, status: int
) -> None:
    for path in ("/gateway", "/users/@me", "/users/@me/guilds", "/applications/@me"):
        sandbox.faults.page(("GET", path), status, times=9)
    found = await look()
    assert f"{status}" in found["discord"]
    assert "servers" not in found
    assert found["sum"] == "1 warning."


@pytest.mark.parametrize("body", [b"<html>hello</html>", b"\xff\xfe\x00\xd8"])
async def test_what_does_not_speak_the_api_is_told(look: Look, body: bytes) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=body)

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    async with TestServer(app) as stranger:
        found = await look("discord", "token", DISCORD_API_URL=str(stranger.make_url("/api")))
    assert "does not speak Discord's API" in found["discord"]
    assert "Mend “discord” first" in found["token"]


async def test_a_discord_that_hangs_is_not_waited_for(
    sandbox: Sandbox, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "ANSWER_SECONDS", 0.3)
    sandbox.faults.delay(ME, 1.0)
    found = await look("token")
    assert "cannot be reached" in found["token"]


@pytest.mark.parametrize(("status", "words"), [(503, "has trouble"), (429, "slow down")])
async def test_trouble_at_discord_is_told_as_such(
    sandbox: Sandbox, look: Look, status: int, words: str
) -> None:
    sandbox.faults.answer(ME, status)
    found = await look()
    assert words in found["token"]
    assert found["token"].startswith("! warning")
    assert "look again in a few minutes" in found["token"]
    assert found["servers"].startswith("✓")


async def test_the_token_does_not_follow_a_redirect(sandbox: Sandbox, look: Look) -> None:
    sandbox.faults.answer(ME, 302)
    assert "answered 302" in (await look("token"))["token"]
    assert len(sandbox.rest.served) == 1


async def test_every_wrong_setting_is_told_and_the_rest_is_looked_at(look: Look) -> None:
    found = await look(LOG_LEVEL="LOUD", DEV_GUILD_ID="mine")
    assert "LOG_LEVEL: “LOUD”" in found["settings"]
    assert "DEV_GUILD_ID: “mine”" in found["settings"]
    assert found["token"].startswith("✓")


async def test_packs_and_database_are_told_in_the_words_of_a_start(
    look: Look, tmp_path: Path
) -> None:
    write_pack(tmp_path / "questions", "south", broken=True)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "trivia.db").write_text("Dear diary. " * 400)
    found = await look()
    assert "capitol_of" in found["packs"]
    assert called("packs check") in found["packs"]
    assert "is damaged or is not an SQLite file" in found["database"]
    assert called("db restore FILE") in found["database"]


async def test_one_check_can_be_made_alone(sandbox: Sandbox, look: Look) -> None:
    assert set(await look("disk", "versions")) == {"disk", "versions", "sum"}
    assert not sandbox.rest.served


async def test_a_check_made_alone_tells_its_reason_itself(look: Look) -> None:
    found = await look("servers", DISCORD_TOKEN="wrong")
    assert "does not accept DISCORD_TOKEN" in found["servers"]


async def test_an_unknown_check_is_told_with_those_that_there_are() -> None:
    with pytest.raises(ConfigError, match=r"no check “disc”.*Choose of versions, settings"):
        await examine({}, ["disc"])


async def test_a_bug_in_one_check_leaves_the_others(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(examination, "check_packs", fail)
    found = await look()
    assert "the check itself failed: RuntimeError: a bug" in found["packs"]
    assert found["database"].startswith("✓")


async def test_a_database_setting_that_is_wrong_is_told_once(look: Look) -> None:
    found = await look(DATABASE_URL="mysql://me:hidden@host/db")
    assert "not an SQLite address" in found["database"]
    assert "Mend “database” first" in found["disk"]
    assert not any("hidden" in line for line in found.values())
