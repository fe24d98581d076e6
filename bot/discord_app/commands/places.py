"""Places: whether a whole game can be played where somebody asks for one, before question 1.

The first card answers the command and stands nearly everywhere; each later one is a message of the
bot's own, which needs much more.
"""

import asyncio
import logging

import discord

from bot.discord_app.api.errors import NETWORK_TROUBLE, is_odd_answer
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards.denials import (
    AnyDenial,
    Denial,
    MissingGrants,
    NotInThread,
    TimedOut,
)
from bot.discord_app.commands.permissions import missing_to_play

log = logging.getLogger(__name__)

LOOKING_SECONDS = 1.0
"""A command must be answered within three seconds; the rest is for the answer."""
PLAYABLE = (
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.public_thread,
    discord.ChannelType.news_thread,
    discord.ChannelType.private_thread,
)


async def obstacle_to_play(interaction: Interaction) -> AnyDenial | None:
    """Return what is in the way of a game; None when nothing is known."""
    channel, granted = interaction.channel, interaction.app_permissions
    if channel is None or channel.type not in PLAYABLE:
        return Denial.WRONG_CHANNEL
    if not granted.administrator and (until := _timed_out_until(interaction)):
        return TimedOut(until)
    if missing := missing_to_play(interaction):
        return MissingGrants(missing)
    if isinstance(channel, discord.Thread) and not _manages_threads(granted):
        return await _obstacle_in_thread(channel, interaction.client)
    return None


async def _obstacle_in_thread(thread: discord.Thread, client: discord.Client) -> AnyDenial | None:
    """Return what is in the way of a bot that does not manage threads.

    A thread in the archive is in nobody's way: the first card takes it out again.
    """
    if thread.locked:
        return Denial.THREAD_LOCKED
    if thread.is_private() and not await _is_let_into(thread, client):
        return NotInThread(client.user.id if client.user else 0)
    return None


def _manages_threads(granted: discord.Permissions) -> bool:
    return granted.manage_threads or granted.administrator


def _timed_out_until(interaction: Interaction) -> int:
    """Return the Unix seconds until which the bot is timed out in this server, or 0."""
    me = interaction.guild.me if interaction.guild is not None else None
    if me is None or not me.is_timed_out() or me.timed_out_until is None:
        return 0
    return int(me.timed_out_until.timestamp())


async def _is_let_into(thread: discord.Thread, client: discord.Client) -> bool:
    """Tell whether the bot sees a private thread, as only Discord knows for certain.

    What the gateway told stays behind when the bot is taken out of the thread again. Where Discord
    does not tell in time, the game is let begin.
    """
    try:
        async with asyncio.timeout(LOOKING_SECONDS):
            await client.http.get_channel(thread.id)
    except (discord.Forbidden, discord.NotFound):
        return False
    except Exception as trouble:
        if not isinstance(trouble, NETWORK_TROUBLE) and not is_odd_answer(trouble):
            raise
        log.info("it was not seen whether the bot is in thread %d: %r", thread.id, trouble)
    return True
