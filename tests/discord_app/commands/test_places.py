"""Where a game can be played is known before question 1, and said with what does help."""

import asyncio
from collections.abc import Callable
from functools import partial

import pytest

from bot.discord_app.commands import places
from bot.sandbox.players.rendering import text_of
from bot.sandbox.world.guilds import Channel, ChannelKind
from bot.sandbox.world.messages import Message
from bot.sandbox.world.permissions import Permission
from bot.sandbox.world.threads import (
    add_private_thread,
    archive,
    lock,
    mention,
    open_again,
    remove_from_thread,
)
from bot.sandbox.world.world import World
from tests.discord_app.evening import OPEN, Evening
from tests.support import english as lines

CHANNEL = ("GET", "/channels/{channel_id}")


async def asked_in(evening: Evening, channel: Channel, name: str = "Ann") -> str:
    """Ask for two questions in a channel, and return what the member reads."""
    hand = evening.sandbox.hand(name)
    return hand.reads(await hand.command(channel, "trivia", questions=2))


async def second_card(evening: Evening, channel: Channel) -> Message:
    """Answer the first question in time, and wait for the second card."""
    hand = evening.sandbox.hand("Ann")
    first = await hand.wait_for(channel, OPEN)
    await hand.tap(first, "Earth")
    evening.pass_time(21)
    return await hand.wait_for(channel, "Question 2 of 2")


def private_thread(evening: Evening, *names: str) -> Channel:
    members = [evening.sandbox.user(name) for name in names]
    return add_private_thread(evening.sandbox.world, evening.channel, "secret", *members)


async def test_in_a_private_thread_without_the_bot_no_question_is_asked_but_a_mention_helps(
    evening: Evening,
) -> None:
    world = evening.sandbox.world
    thread = private_thread(evening, "Ann")
    said = await asked_in(evening, thread)
    assert said == lines.not_in_thread(world.bot.id)
    assert f"<@{world.bot.id}>" in said
    assert [one for one in thread.messages.values() if not one.private] == []
    assert evening.games.game_in(thread.id) is None
    mention(world, evening.sandbox.user("Ann"), thread, world.bot)
    await asked_in(evening, thread)
    assert "Question 2 of 2" in text_of(await second_card(evening, thread))


async def test_in_a_private_thread_that_the_bot_manages_it_needs_no_mention(
    evening: Evening,
) -> None:
    world = evening.sandbox.world
    world.allow(evening.channel, world.bot, allow=Permission.MANAGE_THREADS)
    thread = private_thread(evening, "Ann")
    await asked_in(evening, thread)
    assert "Question 2 of 2" in text_of(await second_card(evening, thread))


async def test_who_was_taken_out_of_a_private_thread_again_is_not_in_it(
    evening: Evening,
) -> None:
    world = evening.sandbox.world
    thread = private_thread(evening, "Ann")
    mention(world, evening.sandbox.user("Ann"), thread, world.bot)
    remove_from_thread(world, thread, world.bot)
    assert "Mention me here" in await asked_in(evening, thread)


async def test_a_bot_that_is_taken_out_in_mid_game_says_what_does_help(evening: Evening) -> None:
    world, hand = evening.sandbox.world, evening.sandbox.hand("Ann")
    thread = private_thread(evening, "Ann")
    mention(world, hand.user, thread, world.bot)
    await asked_in(evening, thread)
    await hand.tap(await hand.wait_for(thread, OPEN), "Earth")
    remove_from_thread(world, thread, world.bot)
    evening.pass_time(21)
    ended = await hand.wait_for(thread, "Your game had to end.")
    assert "I am not in this private thread any more. Mention me in it" in text_of(ended)


async def test_where_discord_does_not_tell_in_time_the_game_begins(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "LOOKING_SECONDS", 0.1)
    world = evening.sandbox.world
    thread = private_thread(evening, "Ann")
    mention(world, evening.sandbox.user("Ann"), thread, world.bot)
    evening.sandbox.faults.delay(CHANNEL, 1)
    await asked_in(evening, thread)
    await evening.sandbox.hand("Ann").wait_for(thread, OPEN)


async def test_in_a_public_thread_nothing_is_asked_of_discord(evening: Evening) -> None:
    thread = evening.sandbox.channel("a quiet thread")
    await asked_in(evening, thread)
    await evening.sandbox.hand("Ann").wait_for(thread, OPEN)
    assert evening.sandbox.rest.times(CHANNEL) == 0


@pytest.mark.parametrize("put_away", [lock, partial(archive, locked=True)])
async def test_no_game_starts_in_a_locked_thread(
    evening: Evening, put_away: Callable[[World, Channel], None]
) -> None:
    world, thread = evening.sandbox.world, evening.sandbox.channel("a quiet thread")
    put_away(world, thread)
    assert await asked_in(evening, thread) == lines.THREAD_LOCKED
    open_again(world, thread)
    await asked_in(evening, thread)
    assert "Question 2 of 2" in text_of(await second_card(evening, thread))


async def test_an_archived_thread_is_woken_by_the_first_card(evening: Evening) -> None:
    world, thread = evening.sandbox.world, evening.sandbox.channel("a quiet thread")
    archive(world, thread)
    await asked_in(evening, thread)
    assert "Question 2 of 2" in text_of(await second_card(evening, thread))
    assert not thread.archived


async def test_a_bot_that_is_timed_out_says_until_when(evening: Evening) -> None:
    world = evening.sandbox.world
    guild = world.guild_of(evening.channel)
    world.time_out(guild, world.bot, 3_600)
    until = int(guild.members[world.bot.id].timed_out_until or 0)
    await heard_of_timeout(evening, guild.id, timed_out=True)
    assert await asked_in(evening, evening.channel) == lines.timed_out(until)
    world.time_out(guild, world.bot, 0)
    await heard_of_timeout(evening, guild.id, timed_out=False)
    await asked_in(evening, evening.channel)
    assert "Question 2 of 2" in text_of(await second_card(evening, evening.channel))


async def heard_of_timeout(evening: Evening, guild: int, *, timed_out: bool) -> None:
    async with asyncio.timeout(5):
        while True:
            known = evening.client.get_guild(guild)
            if known is not None and known.me.is_timed_out() is timed_out:
                return
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("kind", [ChannelKind.VOICE, ChannelKind.STAGE, ChannelKind.ANNOUNCEMENT])
async def test_a_game_can_be_played_beside_a_talk_and_among_announcements(
    evening: Evening, kind: ChannelKind
) -> None:
    world = evening.sandbox.world
    channel = world.add_channel(world.guild_of(evening.channel), "stage", kind=kind)
    await asked_in(evening, channel)
    assert "Question 2 of 2" in text_of(await second_card(evening, channel))


@pytest.mark.parametrize("kind", [ChannelKind.VOICE, ChannelKind.STAGE])
async def test_the_text_of_a_voice_channel_is_for_those_who_may_connect(
    evening: Evening, kind: ChannelKind
) -> None:
    world = evening.sandbox.world
    channel = world.add_channel(world.guild_of(evening.channel), "stage", kind=kind)
    world.allow(channel, world.bot, deny=Permission.CONNECT)
    assert "I lack Connect." in await asked_in(evening, channel)


async def test_a_forum_itself_holds_no_questions(evening: Evening) -> None:
    world = evening.sandbox.world
    forum = world.add_channel(world.guild_of(evening.channel), "ideas", kind=ChannelKind.FORUM)
    assert await asked_in(evening, forum) == lines.NO_PLACE
    post = world.add_thread(forum, "a post")
    await asked_in(evening, post)
    assert "Question 2 of 2" in text_of(await second_card(evening, post))


async def test_the_buttons_that_play_on_look_at_the_place_too(evening: Evening) -> None:
    thread = evening.sandbox.channel("a quiet thread")
    hand = evening.sandbox.hand("Ann")
    await hand.command(thread, "trivia")
    await hand.wait_for(thread, OPEN)
    evening.pass_time(21)
    reveal = await hand.wait_for(thread, "Play ten more")
    await evening.gone(thread.id)
    lock(evening.sandbox.world, thread)
    assert hand.reads(await hand.tap(reveal, "Next question")) == lines.THREAD_LOCKED
