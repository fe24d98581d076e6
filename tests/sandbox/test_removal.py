"""The bot is removed from a server, and comes back, through real discord.py."""

import asyncio

import discord
import pytest

from bot.errors import SandboxError
from bot.sandbox.players.hand import Hand
from bot.sandbox.server import Sandbox
from bot.sandbox.world.guilds import Channel, Guild
from bot.sandbox.world.interactions import NO_RESPONSE
from tests.support.tiny_bot import TinyBot


@pytest.fixture
def ann(sandbox: Sandbox) -> Hand:
    return sandbox.hand("Ann")


@pytest.fixture
def trivia(sandbox: Sandbox) -> Channel:
    return sandbox.channel("trivia")


@pytest.fixture
async def removed(sandbox: Sandbox, bot: TinyBot, ann: Hand, trivia: Channel) -> Guild:
    """The first server, where a card is left behind."""
    await ann.command(trivia, "ask")
    guild = sandbox.world.guild_of(trivia)
    heard = asyncio.create_task(bot.wait_for("guild_remove", timeout=5))
    await asyncio.sleep(0)
    sandbox.world.remove_bot(guild)
    assert (await heard).id == guild.id
    return guild


async def test_a_server_without_the_bot_offers_no_commands(
    sandbox: Sandbox, removed: Guild, ann: Hand, trivia: Channel
) -> None:
    with pytest.raises(SandboxError, match="Ann may not use /ask"):
        await ann.command(trivia, "ask")
    elsewhere = sandbox.channel("trivia", "Night Shift")
    assert "## Which of 1?" in ann.reads(await ann.command(elsewhere, "ask"))


async def test_nothing_of_that_server_reaches_the_bot(
    monkeypatch: pytest.MonkeyPatch,
    sandbox: Sandbox,
    bot: TinyBot,
    removed: Guild,
    ann: Hand,
    trivia: Channel,
) -> None:
    monkeypatch.setattr("bot.sandbox.world.world.FIRST_RESPONSE_SECONDS", 0.2)
    tapped = await ann.tap(ann.sees(trivia)[-1], "A")
    assert tapped.failure == NO_RESPONSE
    sandbox.world.add_channel(removed, "later")
    assert bot.taps == []
    assert [guild.name for guild in bot.guilds] == ["Night Shift"]
    with pytest.raises(discord.Forbidden) as refused:
        await bot.get_partial_messageable(trivia.id).send("anyone?")
    assert refused.value.code == 50001


async def test_an_invited_bot_knows_the_server_as_it_is_now(
    sandbox: Sandbox, bot: TinyBot, removed: Guild, ann: Hand, trivia: Channel
) -> None:
    sandbox.world.add_channel(removed, "later")
    heard = asyncio.create_task(bot.wait_for("guild_join", timeout=5))
    await asyncio.sleep(0)
    sandbox.world.invite_bot(removed)
    joined = await heard
    assert "later" in [one.name for one in joined.text_channels]
    assert ann.reads(await ann.tap(ann.sees(trivia)[-1], "A")) == "picked A"
    assert "## Which of 1?" in ann.reads(await ann.command(trivia, "ask"))


async def test_a_bot_that_was_away_learns_of_its_removal_when_it_connects(
    sandbox: Sandbox, bot: TinyBot, trivia: Channel
) -> None:
    sandbox.gateway.invalidate()
    await sandbox.gateway.drop(4000)
    sandbox.world.remove_bot(sandbox.world.guild_of(trivia))
    await sandbox.world.feed.until(lambda: sandbox.gateway.identified == 2, 10, "a new session")
    await bot.wait_for("ready", timeout=5)
    assert [guild.name for guild in bot.guilds] == ["Night Shift"]
