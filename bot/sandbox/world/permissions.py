"""Who may do what: Discord's permission bits, and how roles and overwrites combine."""

from enum import IntFlag

from bot.sandbox.world.guilds import WITH_VOICE, Channel, ChannelKind, Guild, GuildMember


class Permission(IntFlag):
    """The bits that a trivia bot and its members ever meet; named as Discord names them."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CONNECT = 1 << 20
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    SEND_MESSAGES_IN_THREADS = 1 << 38


ALL = (1 << 53) - 1

EVERYONE = int(
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.CONNECT
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.SEND_MESSAGES_IN_THREADS
)
"""What @everyone may do in a fresh server."""

IN_DIRECT_MESSAGES = EVERYONE
TIMED_OUT = int(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
"""The permissions that a timed-out member keeps."""


def in_guild(guild: Guild, member: GuildMember) -> int:
    """Return what the member's roles allow anywhere in the server."""
    if member.user.id == guild.owner_id:
        return ALL
    granted = guild.roles[guild.id].permissions
    for role_id in member.role_ids:
        granted |= guild.roles[role_id].permissions
    return ALL if granted & Permission.ADMINISTRATOR else granted


def in_channel(guild: Guild, channel: Channel, member: GuildMember, now: float) -> int:
    """Return what the member may do in the channel; a thread follows its parent's overwrites.

    Whether they get in at all, `gets_in` tells: Discord does not count it among permissions.
    """
    granted = in_guild(guild, member)
    if granted == ALL:
        return ALL
    place = guild.channels[channel.parent_id] if channel.parent_id else channel
    overwrites = place.overwrites
    if everyone := overwrites.get(guild.id):
        granted = (granted & ~everyone.deny) | everyone.allow
    of_roles = [overwrites[role_id] for role_id in member.role_ids if role_id in overwrites]
    for overwrite in of_roles:
        granted &= ~overwrite.deny
    for overwrite in of_roles:
        granted |= overwrite.allow
    if own := overwrites.get(member.user.id):
        granted = (granted & ~own.deny) | own.allow
    if member.timed_out_until is not None and now < member.timed_out_until:
        granted &= TIMED_OUT
    return granted if granted & Permission.VIEW_CHANNEL else 0


def gets_in(channel: Channel, member: GuildMember, granted: int) -> bool:
    """Tell whether who is granted this sees a channel's messages and may write there.

    A private thread is for its members, the text of a voice channel for those who may connect.
    """
    if channel.kind is ChannelKind.PRIVATE_THREAD:
        is_in = member.user.id in channel.thread_member_ids
        return is_in or bool(granted & Permission.MANAGE_THREADS)
    return channel.kind not in WITH_VOICE or bool(granted & Permission.CONNECT)


def missing(granted: int, needed: int) -> tuple[str, ...]:
    """Return the names of the needed permissions that were not granted."""
    lacking = needed & ~granted
    return tuple(one.name or str(int(one)) for one in Permission if one & lacking)
