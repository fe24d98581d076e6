"""Which changes of the world the gateway tells the bot, under which names, for which intents."""

from enum import IntFlag
from typing import NamedTuple

from bot.sandbox.world import changes
from bot.sandbox.world.event_payloads import interaction_payload, message_payload
from bot.sandbox.world.guilds import Channel, ChannelKind
from bot.sandbox.world.interactions import Interaction
from bot.sandbox.world.messages import Json, Message
from bot.sandbox.world.payloads import (
    channel_payload,
    guild_create_payload,
    guild_payload,
    member_payload,
    role_payload,
    thread_member_payload,
)
from bot.sandbox.world.permissions import Permission
from bot.sandbox.world.world import World


class Intent(IntFlag):
    """Discord's gateway intents that the sandbox has events for, and those that need approval."""

    ALWAYS = 0
    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT


class Event(NamedTuple):
    """One dispatch; it is sent when the bot identified with the intent, or when that is ALWAYS."""

    intent: Intent
    name: str
    data: Json


def event_of(world: World, change: changes.Change) -> Event | None:
    """Return what the gateway sends for a change; None when it sends nothing."""
    match change:
        case changes.InteractionSent(interaction):
            return _interaction_event(world, interaction)
        case changes.MessageCreated(message) | changes.MessageEdited(message):
            edited = isinstance(change, changes.MessageEdited)
            return _message_event(world, message, "UPDATE" if edited else "CREATE")
        case changes.MessageDeleted(message):
            return _message_event(world, message, "DELETE")
    return _place_event(world, change)


def _place_event(world: World, change: changes.Change) -> Event | None:
    match change:
        case changes.GuildJoined(guild):
            data = guild_create_payload(guild, world.bot)
            return Event(Intent.GUILDS, "GUILD_CREATE", data)
        case changes.GuildLeft(guild):
            return Event(Intent.GUILDS, "GUILD_DELETE", {"id": str(guild.id)})
        case changes.GuildChanged(guild) if guild.bot_is_in:
            return Event(Intent.GUILDS, "GUILD_UPDATE", guild_payload(guild))
        case changes.RoleChanged(guild, role) if guild.bot_is_in:
            data = {"guild_id": str(guild.id), "role": role_payload(role)}
            return Event(Intent.GUILDS, "GUILD_ROLE_UPDATE", data)
        case changes.MemberChanged(guild, member) if member.user is world.bot:
            data = {"guild_id": str(guild.id)} | member_payload(member)
            return Event(Intent.GUILDS, "GUILD_MEMBER_UPDATE", data)
    return _thread_event(world, change)


def _thread_event(world: World, change: changes.Change) -> Event | None:
    match change:
        case changes.ThreadJoined(thread, user) if user is world.bot:
            data = {"member": thread_member_payload(thread, user)} | channel_payload(thread)
            return Event(Intent.GUILDS, "THREAD_CREATE", data)
        case changes.ThreadLeft(thread, user) if user is world.bot:
            left: Json = {
                "id": str(thread.id),
                "guild_id": str(thread.guild_id),
                "member_count": len(thread.thread_member_ids),
                "removed_member_ids": [str(user.id)],
            }
            return Event(Intent.GUILDS, "THREAD_MEMBERS_UPDATE", left)
    return _channel_event(world, change)


def _is_hidden(world: World, channel: Channel) -> bool:
    """Tell whether it is a private thread that the bot is not in."""
    is_private = channel.kind is ChannelKind.PRIVATE_THREAD
    return is_private and not world.permissions_of(world.bot, channel)


def _interaction_event(world: World, interaction: Interaction) -> Event | None:
    if not world.reaches_bot(world.channel(interaction.channel_id)):
        return None
    return Event(Intent.ALWAYS, "INTERACTION_CREATE", interaction_payload(world, interaction))


def _channel_event(world: World, change: changes.Change) -> Event | None:
    match change:
        case changes.ChannelCreated(channel):
            suffix = "CREATE"
        case changes.ChannelChanged(channel):
            suffix = "UPDATE"
        case changes.ChannelDeleted(channel):
            suffix = "DELETE"
        case _:
            return None
    if not world.reaches_bot(channel) or _is_hidden(world, channel):
        return None
    kind = "THREAD" if channel.is_thread else "CHANNEL"
    return Event(Intent.GUILDS, f"{kind}_{suffix}", channel_payload(channel))


def _message_event(world: World, message: Message, suffix: str) -> Event | None:
    if message.private:
        return None
    channel = world.channels.get(message.channel_id)
    if channel is None or not world.permissions_of(world.bot, channel) & Permission.VIEW_CHANNEL:
        return None
    data = _deleted(message) if suffix == "DELETE" else message_payload(world, message)
    if channel.guild_id is not None:
        data["guild_id"] = str(channel.guild_id)
    if suffix != "DELETE" and message.author_id not in _shown_to(world, channel):
        data |= {"content": "", "components": [], "embeds": [], "attachments": []}
    return Event(_message_intent(channel), f"MESSAGE_{suffix}", data)


def _shown_to(world: World, channel: Channel) -> set[int]:
    """Return whose messages the bot may read without the message-content intent."""
    return {world.bot.id} | ({channel.recipient.id} if channel.recipient else set())


def _message_intent(channel: Channel) -> Intent:
    return Intent.GUILD_MESSAGES if channel.guild_id is not None else Intent.DIRECT_MESSAGES


def _deleted(message: Message) -> Json:
    return {"id": str(message.id), "channel_id": str(message.channel_id)}
