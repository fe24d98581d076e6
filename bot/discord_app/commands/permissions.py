"""Permissions: what the bot needs of a channel to play there, and what a member needs."""

import discord
from discord import app_commands

from bot.discord_app.api.interactions import Interaction
from bot.ports.stage_errors import Grant

_WORDS = {
    Grant.VIEW_CHANNEL: "View Channel",
    Grant.SEND_MESSAGES: "Send Messages",
    Grant.SEND_MESSAGES_IN_THREADS: "Send Messages in Threads",
    Grant.READ_MESSAGE_HISTORY: "Read Message History",
}
"""What a game in a text channel takes, in the words of Discord's settings, for who runs the bot."""
INVITE = discord.Permissions(**dict.fromkeys(_WORDS, True), attach_files=True)
"""What the invite link asks for; without Attach Files a game goes on, but without its pictures."""


def missing_to_play(interaction: Interaction) -> tuple[Grant, ...]:
    """Return what later rounds would lack here.

    The first card is an answer to the command and needs no permission; the second one does.
    """
    granted = interaction.app_permissions
    if granted.administrator:
        return ()
    in_thread = isinstance(interaction.channel, discord.Thread)
    send = Grant.SEND_MESSAGES_IN_THREADS if in_thread else Grant.SEND_MESSAGES
    needed = (Grant.VIEW_CHANNEL, send, Grant.READ_MESSAGE_HISTORY)
    missing = tuple(one for one in needed if not getattr(granted, one))
    has_voice = isinstance(interaction.channel, discord.VoiceChannel | discord.StageChannel)
    return (*missing, Grant.CONNECT) if has_voice and not granted.connect else missing


def missing_in_server(granted: int) -> tuple[str, ...]:
    """Return what a server's roles do not grant the bot, though channels may grant or deny it."""
    permissions = discord.Permissions(granted)
    if permissions.administrator:
        return ()
    return tuple(words for name, words in _WORDS.items() if not getattr(permissions, name))


def invite_link(application: int) -> str:
    """Return the address with which a moderator adds the bot to a server."""
    scopes = ("bot", "applications.commands")
    return discord.utils.oauth_url(application, permissions=INVITE, scopes=scopes)


def may_stop_any_game(member: discord.Permissions) -> bool:
    """Tell whether somebody may stop a game that they did not start."""
    return member.administrator or member.manage_guild or member.manage_messages


def require_manage_server(interaction: Interaction) -> bool:
    """Raise MissingPermissions unless the member may manage the server.

    Discord hides the commands from others, but a server's own settings can show them to anyone.
    """
    granted = interaction.permissions
    if granted.manage_guild or granted.administrator:
        return True
    raise app_commands.MissingPermissions(["manage_guild"])
