"""Whose packs are they? Answers and reloading are for those who run the bot."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.discord_app.commands import operators
from bot.ports.library import ReloadReport, Trouble
from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.application import DEVELOPER, READ_ONLY, Membership, Team, TeamMember
from bot.sandbox.world.guilds import Guild
from tests.discord_app.evening import Evening, evening_in
from tests.support import english as lines

LIST, SHOW, RELOAD = "trivia-packs list", "trivia-packs show", "trivia-packs reload"
APPLICATION = ("GET", "/oauth2/applications/@me")
TROUBLE = Trouble("moons.toml", "line 12", "The answer is Ganymede.", "Add one.", is_error=True)
TOLD = lines.OPERATORS_ONLY


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Discord be asked at each use, so that no test waits for a minute."""
    monkeypatch.setattr(operators, "FRESH_SECONDS", 0.0)
    monkeypatch.setattr(operators, "SILENT_SECONDS", 0.0)


@pytest.fixture
def reloads(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often the packs were reloaded, and let one of them have a problem."""
    seen: list[int] = []

    async def reload() -> ReloadReport:
        seen.append(1)
        return ReloadReport((), (), (), (), ())

    monkeypatch.setattr(evening.library, "reload", reload)
    monkeypatch.setattr(evening.library, "troubles", lambda: (TROUBLE,))
    return seen


async def reads(
    evening: Evening, name: str, path: str, guild: str = "The Reading Room", **options: Any
) -> str:
    hand = evening.sandbox.hand(name)
    channel = evening.sandbox.channel("trivia", guild)
    sent = await hand.command(channel, path, force=True, **options)
    await evening.until(lambda: "is thinking" not in hand.reads(sent))
    return hand.reads(sent)


def second_server(evening: Evening) -> Guild:
    world = evening.sandbox.world
    return next(one for one in world.guilds.values() if one.name == "Night Shift")


async def in_servers(evening: Evening, number: int) -> None:
    """Wait until the bot has heard of the servers that it is in."""
    async with asyncio.timeout(10):
        while len(evening.client.guilds) != number:  # noqa: ASYNC110 - a client tells nobody
            await asyncio.sleep(0.01)


async def is_operator(evening: Evening, name: str, guild: str = "The Reading Room") -> bool:
    """Tell whether a member sees answers, problems and a reload; fails where they see a part."""
    shown = "✓ Earth" in await reads(evening, name, SHOW, guild, pack="planets")
    listed = "Ganymede" in await reads(evening, name, LIST, guild)
    reloaded = "Packs reloaded" in await reads(evening, name, RELOAD, guild)
    assert shown == listed == reloaded
    return shown


async def test_the_owner_of_the_application_sees_everything_on_a_bot_in_several_servers(
    evening: Evening, reloads: list[int]
) -> None:
    assert await is_operator(evening, "Mo")
    assert reloads == [1]


async def test_a_server_owner_who_does_not_run_the_bot_sees_the_list_and_is_told_why(
    evening: Evening, reloads: list[int]
) -> None:
    assert await reads(evening, "Olu", SHOW, pack="planets") == TOLD
    assert await reads(evening, "Olu", RELOAD) == TOLD
    listed = await reads(evening, "Olu", LIST)
    assert "**The pack planets** · 12 questions" in listed
    assert "Several servers share these packs" in listed
    assert "Ganymede" not in listed
    assert reloads == []


async def test_a_page_that_was_shown_is_turned_only_by_who_still_runs_the_bot(
    evening: Evening, reloads: list[int]
) -> None:
    await reads(evening, "Mo", SHOW, pack="planets")
    mo = evening.sandbox.hand("Mo")
    page = mo.sees(evening.channel)[-1]
    evening.sandbox.world.application.owner = evening.sandbox.user("Olu")
    assert mo.reads(await mo.tap(page, "Next")) == TOLD
    assert "page 1 of 3" in text_of(page)
    assert await is_operator(evening, "Olu")


async def test_who_runs_the_bot_needs_manage_server_all_the_same(evening: Evening) -> None:
    evening.sandbox.world.application.owner = evening.sandbox.user("Ann")
    assert await reads(evening, "Ann", SHOW, pack="planets") == lines.NEEDS_MANAGE_SERVER


async def test_on_a_bot_in_one_server_its_moderators_are_enough_until_it_joins_a_second(
    evening: Evening, reloads: list[int]
) -> None:
    world, second = evening.sandbox.world, second_server(evening)
    world.remove_bot(second)
    await in_servers(evening, 1)
    assert await is_operator(evening, "Olu")
    hand = evening.sandbox.hand("Olu")
    page = hand.sees(evening.channel)[0]
    world.invite_bot(second)
    assert hand.reads(await hand.tap(page, "Next")) == TOLD
    assert not await is_operator(evening, "Olu")


async def test_of_a_team_all_but_those_who_only_read_or_were_only_invited(
    evening: Evening, reloads: list[int]
) -> None:
    sandbox = evening.sandbox
    ann, ben, chidi, olu, mo = map(sandbox.user, ("Ann", "Ben", "Chidi", "Olu", "Mo"))
    moderators = sandbox.world.guilds[evening.channel.guild_id or 0].members[mo.id].role_ids
    for user in (ann, ben, chidi):
        sandbox.world.guilds[evening.channel.guild_id or 0].members[user.id].role_ids = moderators
    members = (
        TeamMember(ann),
        TeamMember(ben, READ_ONLY),
        TeamMember(chidi, DEVELOPER, Membership.INVITED),
        TeamMember(olu, "admin"),
    )
    sandbox.world.application.team = Team(sandbox.world.snowflakes.next(), "Quiz", olu, members)
    may = {name: await is_operator(evening, name) for name in ("Ann", "Ben", "Chidi", "Olu", "Mo")}
    assert may == {"Ann": True, "Ben": False, "Chidi": False, "Olu": True, "Mo": False}


async def test_while_discord_does_not_tell_the_answers_stay_closed(
    evening: Evening, reloads: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operators, "ASKING_SECONDS", 0.2)
    fault = evening.sandbox.faults.delay(APPLICATION, 1, times=3)
    for path, options in ((SHOW, {"pack": "planets"}), (RELOAD, {})):
        assert await reads(evening, "Mo", path, **options) == lines.OPERATORS_UNKNOWN
    assert "Several servers share" in await reads(evening, "Mo", LIST)
    assert (fault.met, reloads) == (3, [])
    assert await is_operator(evening, "Mo")


@pytest.mark.parametrize(
    "answer", [None, [], {}, {"owner": None}, {"owner": {"id": "x"}}, {"team": {"members": 3}}]
)
async def test_an_answer_of_discord_that_cannot_be_read_opens_nothing(
    evening: Evening, answer: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def odd() -> object:
        return answer

    monkeypatch.setattr(evening.client.http, "application_info", odd)
    assert await reads(evening, "Mo", SHOW, pack="planets") == lines.OPERATORS_UNKNOWN


async def test_discord_is_asked_once_a_minute_at_most(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operators, "FRESH_SECONDS", 60.0)
    before = evening.sandbox.rest.times(APPLICATION)
    for _ in range(3):
        await reads(evening, "Olu", SHOW, pack="planets")
    assert evening.sandbox.rest.times(APPLICATION) == before + 1


@pytest.fixture
async def named(sandbox: Sandbox, tmp_path: Path, quick: None) -> AsyncIterator[Evening]:
    """An evening of a bot whose OPERATOR_GUILD_IDS names the second server."""
    guild = sandbox.channel("trivia", "Night Shift").guild_id or 0
    async with evening_in(sandbox, tmp_path / "scores.db", operator_guilds=(guild,)) as evening:
        yield evening
    assert sandbox.violations == []


async def test_with_servers_named_their_moderators_are_meant_and_nobody_else(
    named: Evening,
) -> None:
    shown = "✓ Earth"
    assert shown in await reads(named, "Olu", SHOW, "Night Shift", pack="planets")
    for name in ("Mo", "Olu"):
        assert await reads(named, name, SHOW, pack="planets") == TOLD
        assert await reads(named, name, RELOAD) == TOLD
    assert await reads(named, "Ann", SHOW, "Night Shift", pack="planets") == (
        lines.NEEDS_MANAGE_SERVER
    )
    named.sandbox.world.remove_bot(second_server(named))
    await in_servers(named, 1)
    assert await reads(named, "Olu", SHOW, pack="planets") == TOLD


def leave_only_the_commands(evening: Evening, *guilds: Guild) -> None:
    """Let these servers be as after an invitation without the bot: they are never heard of."""
    for guild in guilds:
        evening.client._connection._guilds.pop(guild.id)


async def test_a_server_that_has_the_commands_but_not_the_bot_is_not_the_one_it_is_in(
    evening: Evening, reloads: list[int]
) -> None:
    second = second_server(evening)
    await in_servers(evening, 2)
    leave_only_the_commands(evening, second)
    assert not await is_operator(evening, "Olu", second.name)
    assert reloads == []
    assert await is_operator(evening, "Olu"), "who manages the one server that it is in"


async def test_on_a_bot_in_no_server_only_its_owner_is_meant(
    evening: Evening, reloads: list[int]
) -> None:
    await in_servers(evening, 2)
    leave_only_the_commands(evening, *evening.sandbox.world.guilds.values())
    assert not await is_operator(evening, "Olu")
    assert await is_operator(evening, "Mo")
