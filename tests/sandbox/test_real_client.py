"""Real discord.py against the sandbox: what a member does and sees."""

import asyncio

import discord
import pytest

from bot.errors import SandboxError
from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.interactions import NO_RESPONSE
from tests.support.tiny_bot import TinyBot


async def test_the_client_becomes_ready_and_knows_its_servers(
    sandbox: Sandbox, bot: TinyBot
) -> None:
    assert bot.user is not None
    assert bot.user.id == sandbox.world.bot.id
    assert [guild.name for guild in bot.guilds] == ["The Reading Room", "Night Shift"]
    assert [one.name for one in bot.guilds[0].text_channels] == ["general", "trivia", "music"]
    assert [one.name for one in bot.guilds[0].threads] == ["a quiet thread"]


async def test_commands_are_registered_and_offered(sandbox: Sandbox, bot: TinyBot) -> None:
    offered = [leaf.path for leaf in sandbox.hand("Ann").palette(sandbox.channel("trivia"))]
    assert offered == ["ask", "box open", "choose", "form", "fruit", "late", "picture", "whisper"]


async def test_a_slash_command_is_answered_with_a_card(sandbox: Sandbox, bot: TinyBot) -> None:
    ann, trivia = sandbox.hand("Ann"), sandbox.channel("trivia")
    sent = await ann.command(trivia, "ask", rounds=3)
    assert ann.reads(sent).splitlines()[0] == "## Which of 3?"
    assert "[A] [B]" in ann.reads(sent)
    assert sandbox.hand("Ben").sees(trivia) == ann.sees(trivia)


async def test_options_arrive_with_their_types_and_resolved_members(
    sandbox: Sandbox, bot: TinyBot
) -> None:
    ann, trivia = sandbox.hand("Ann"), sandbox.channel("trivia")
    sent = await ann.command(trivia, "box open", who=sandbox.user("絵美 🎏").id)
    assert ann.reads(sent) == "open for 絵美 🎏"
    sent = await ann.command(trivia, "fruit", name="fig", size="large")
    assert ann.reads(sent) == "large fig for Ann"


async def test_autocomplete_offers_what_the_bot_says(sandbox: Sandbox, bot: TinyBot) -> None:
    ann = sandbox.hand("Ann")
    choices = await ann.autocomplete(sandbox.channel("trivia"), "fruit", "name", "ap")
    assert [one["name"] for one in choices] == ["Apple", "Apricot"]


async def test_a_private_answer_to_a_tap_is_seen_by_its_member_only(
    sandbox: Sandbox, bot: TinyBot
) -> None:
    ann, ben, trivia = sandbox.hand("Ann"), sandbox.hand("Ben"), sandbox.channel("trivia")
    await ann.command(trivia, "ask")
    card = ben.sees(trivia)[-1]
    tap = await ben.tap(card, "B")
    assert ben.reads(tap) == "picked B"
    assert ann.reads(tap) == ""
    assert ann.sees(trivia) == [card]
    assert bot.taps[0].message is not None
    assert bot.taps[0].message.id == card.id
    assert bot.taps[0].user.display_name == "Ben"


@pytest.mark.parametrize(("label", "shown"), [("Edit", "edited"), ("Defer", "edited later")])
async def test_a_tap_can_change_its_card(
    sandbox: Sandbox, bot: TinyBot, label: str, shown: str
) -> None:
    ann, trivia = sandbox.hand("Ann"), sandbox.channel("trivia")
    await ann.command(trivia, "ask")
    card = ann.sees(trivia)[-1]
    await ann.tap(card, label)
    await ann.wait_for(trivia, shown)
    assert text_of(card).splitlines()[-1] == "[Done]"
    assert len(ann.sees(trivia)) == 1


async def test_the_first_follow_up_fills_a_deferred_answer(sandbox: Sandbox, bot: TinyBot) -> None:
    ann, trivia = sandbox.hand("Ann"), sandbox.channel("trivia")
    sent = await ann.command(trivia, "whisper")
    await ann.wait_for(trivia, "one more thing")
    assert ann.reads(sent).splitlines() == ["psst", "one more thing"]
    assert sandbox.hand("Ben").sees(trivia) == []


async def test_the_bot_knows_what_a_moderator_may_do(sandbox: Sandbox, bot: TinyBot) -> None:
    mo, ann, trivia = sandbox.hand("Mo"), sandbox.hand("Ann"), sandbox.channel("trivia")
    assert mo.reads(await mo.command(trivia, "staff")) == "welcome"
    with pytest.raises(SandboxError, match="Ann may not use /staff"):
        await ann.command(trivia, "staff")
    assert ann.reads(await ann.command(trivia, "staff", force=True)) == "no"


async def test_commands_work_in_direct_messages_unless_they_are_for_servers(
    sandbox: Sandbox, bot: TinyBot
) -> None:
    ann = sandbox.hand("Ann")
    direct = sandbox.world.direct_channel(ann.user)
    assert "staff" not in [leaf.path for leaf in sandbox.hand("Mo").palette(direct)]
    sent = await ann.command(direct, "fruit", name="fig")
    assert ann.reads(sent) == "small fig for Ann"
    assert sandbox.hand("Ben").sees(direct) == []


async def test_an_answer_after_three_seconds_is_refused(sandbox: Sandbox, bot: TinyBot) -> None:
    ann, trivia = sandbox.hand("Ann"), sandbox.channel("trivia")
    sent = await ann.command(trivia, "late")
    assert ann.reads(sent) == NO_RESPONSE
    error = await asyncio.wait_for(bot.next_error(), 2)
    assert isinstance(error, discord.NotFound)
    assert error.code == 10062


async def test_messages_are_posted_edited_read_and_deleted(sandbox: Sandbox, bot: TinyBot) -> None:
    ann, trivia = sandbox.hand("Ann"), sandbox.channel("trivia")
    channel = bot.get_partial_messageable(trivia.id)
    sent = await channel.send("one")
    await sent.edit(content="two")
    assert text_of(ann.sees(trivia)[0]) == "two"
    assert [one.id async for one in channel.history(limit=5)] == [sent.id]
    assert (await channel.fetch_message(sent.id)).content == "two"
    await sent.delete()
    assert ann.sees(trivia) == []


async def test_the_client_hears_of_channels_and_servers_that_go(
    sandbox: Sandbox, bot: TinyBot
) -> None:
    sandbox.world.delete_channel(sandbox.channel("trivia"))
    sandbox.world.remove_bot(list(sandbox.world.guilds.values())[1])
    await bot.wait_for("guild_remove", timeout=5)
    assert [one.name for one in bot.guilds[0].text_channels] == ["general", "music"]
    assert len(bot.guilds) == 1
    sandbox.world.invite_bot(list(sandbox.world.guilds.values())[1])
    await bot.wait_for("guild_join", timeout=5)


async def test_the_client_hears_of_permissions_that_change(sandbox: Sandbox, bot: TinyBot) -> None:
    trivia = sandbox.channel("trivia")
    sandbox.world.allow(
        trivia, sandbox.world.bot, deny=discord.Permissions(send_messages=True).value
    )
    await bot.wait_for("guild_channel_update", timeout=5)
    known = bot.get_channel(trivia.id)
    assert isinstance(known, discord.TextChannel)
    assert not known.permissions_for(known.guild.me).send_messages
    assert known.permissions_for(known.guild.me).view_channel


async def test_a_thread_is_a_place_like_any_other(sandbox: Sandbox, bot: TinyBot) -> None:
    ann, thread = sandbox.hand("Ann"), sandbox.channel("a quiet thread")
    await ann.command(thread, "ask")
    await ann.tap(ann.sees(thread)[0], "A")
    channel = bot.taps[0].channel
    assert isinstance(channel, discord.Thread)
    assert channel.parent_id == sandbox.channel("trivia").id
    assert bot.taps[0].app_permissions.send_messages_in_threads
    await channel.send("and more")
    assert text_of(ann.sees(thread)[-1]) == "and more"
