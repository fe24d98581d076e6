"""The world in Discord's JSON, as the gateway and REST send it."""

from datetime import UTC, datetime

from bot.sandbox.world.application import Application
from bot.sandbox.world.guilds import (
    WITH_VOICE,
    Channel,
    ChannelKind,
    Guild,
    GuildMember,
    Overwrite,
    Role,
    User,
)
from bot.sandbox.world.messages import Json
from bot.sandbox.world.snowflakes import born_at


def iso(seconds: float) -> str:
    """Return Discord's way of writing an instant."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="microseconds")


def user_payload(user: User) -> Json:
    """Return a user as others see it."""
    return {
        "id": str(user.id),
        "username": user.username,
        "global_name": None if user.bot else user.display_name,
        "discriminator": "0",
        "avatar": None,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
        "public_flags": 0,
        "flags": 0,
        "bot": user.bot,
    }


def owner_payload(application: Application) -> Json:
    """Return who owns an application; a team has a user of its own, which is no person."""
    team = application.team
    if team is None:
        return user_payload(application.owner)
    return user_payload(User(team.id, f"team{team.id}", team.name))


def team_payload(application: Application) -> Json | None:
    """Return the team that owns an application, if one does."""
    team = application.team
    if team is None:
        return None
    members = [
        {
            "user": user_payload(one.user),
            "team_id": str(team.id),
            "membership_state": int(one.membership),
            "role": one.role,
            "permissions": ["*"],
        }
        for one in team.members
    ]
    return {
        "id": str(team.id),
        "icon": None,
        "name": team.name,
        "owner_user_id": str(team.owner.id),
        "members": members,
    }


def member_payload(member: GuildMember) -> Json:
    """Return a member, with the user inside."""
    return {
        "user": user_payload(member.user),
        "nick": member.nick,
        "avatar": None,
        "banner": None,
        "roles": [str(role_id) for role_id in member.role_ids],
        "joined_at": iso(born_at(member.user.id)),
        "premium_since": None,
        "communication_disabled_until": (
            iso(member.timed_out_until) if member.timed_out_until else None
        ),
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }


def role_payload(role: Role) -> Json:
    """Return a role."""
    plain = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
    return {
        "id": str(role.id),
        "name": role.name,
        "description": None,
        "permissions": str(role.permissions),
        "position": role.position,
        "color": 0,
        "colors": plain,
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def _overwrite_payload(overwrite: Overwrite) -> Json:
    return {
        "id": str(overwrite.target_id),
        "type": int(overwrite.of_member),
        "allow": str(overwrite.allow),
        "deny": str(overwrite.deny),
    }


def channel_payload(channel: Channel) -> Json:
    """Return a text channel, a thread or direct messages."""
    shared: Json = {
        "id": str(channel.id),
        "type": int(channel.kind),
        "last_message_id": str(next(reversed(channel.messages))) if channel.messages else None,
        "flags": 0,
    }
    if channel.recipient:
        return shared | {"recipients": [user_payload(channel.recipient)]}
    shared |= {
        "guild_id": str(channel.guild_id),
        "name": channel.name,
        "rate_limit_per_user": 0,
        "parent_id": str(channel.parent_id) if channel.parent_id else None,
    }
    return shared | (_thread(channel) if channel.is_thread else _text(channel))


def _text(channel: Channel) -> Json:
    voice = {"bitrate": 64_000, "user_limit": 0, "rtc_region": None}
    return (voice if channel.kind in WITH_VOICE else {}) | {
        "topic": channel.topic or None,
        "position": channel.position,
        "nsfw": False,
        "permission_overwrites": [_overwrite_payload(one) for one in channel.overwrites.values()],
    }


def _thread(channel: Channel) -> Json:
    metadata: Json = {
        "archived": channel.archived,
        "archive_timestamp": iso(born_at(channel.id)),
        "auto_archive_duration": 10080,
        "locked": channel.locked,
        "create_timestamp": iso(born_at(channel.id)),
    }
    if channel.kind is ChannelKind.PRIVATE_THREAD:
        metadata["invitable"] = True
    return {
        "owner_id": str(channel.parent_id),
        "message_count": len(channel.messages),
        "total_message_sent": len(channel.messages),
        "member_count": len(channel.thread_member_ids) or 1,
        "thread_metadata": metadata,
    }


def thread_member_payload(thread: Channel, user: User) -> Json:
    """Return somebody's membership of a thread."""
    joined = iso(born_at(thread.id))
    return {"id": str(thread.id), "user_id": str(user.id), "join_timestamp": joined, "flags": 0}


def guild_payload(guild: Guild) -> Json:
    """Return what REST tells about a server."""
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner_id),
        "roles": [role_payload(role) for role in guild.roles.values()],
        "preferred_locale": guild.locale,
        **_UNREMARKABLE,
    }


def guild_create_payload(guild: Guild, bot: User) -> Json:
    """Return what the gateway tells about a server: with channels, threads and the bot itself.

    Of the threads those that are not put away, and of the private ones those that it is in.
    Right after READY `"unavailable": False` goes with it; a server just joined comes without.
    """
    by_thread: dict[bool, list[Json]] = {True: [], False: []}
    for channel in guild.channels.values():
        joined = bot.id in channel.thread_member_ids
        hidden = channel.kind is ChannelKind.PRIVATE_THREAD and not joined
        if not channel.archived and not hidden:
            member = {"member": thread_member_payload(channel, bot)} if joined else {}
            by_thread[channel.is_thread].append(channel_payload(channel) | member)
    own = [member_payload(one) for one in guild.members.values() if one.user is bot]
    return guild_payload(guild) | {
        "channels": by_thread[False],
        "threads": by_thread[True],
        "members": own,
        "member_count": len(guild.members),
        "joined_at": iso(born_at(guild.id)),
        "large": False,
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


_UNREMARKABLE: Json = {
    "icon": None,
    "description": None,
    "home_header": None,
    "splash": None,
    "discovery_splash": None,
    "features": [],
    "banner": None,
    "application_id": None,
    "region": "deprecated",
    "afk_channel_id": None,
    "afk_timeout": 300,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "widget_enabled": False,
    "widget_channel_id": None,
    "verification_level": 0,
    "default_message_notifications": 1,
    "mfa_level": 0,
    "explicit_content_filter": 0,
    "max_presences": None,
    "max_members": 500_000,
    "max_stage_video_channel_users": 50,
    "max_video_channel_users": 25,
    "vanity_url_code": None,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "premium_progress_bar_enabled": False,
    "rules_channel_id": None,
    "safety_alerts_channel_id": None,
    "public_updates_channel_id": None,
    "nsfw": False,
    "nsfw_level": 0,
    "emojis": [],
    "stickers": [],
    "incidents_data": None,
    "inventory_settings": None,
    "latest_onboarding_question_id": None,
}
"""What a server without any settings of note answers."""
