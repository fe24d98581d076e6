"""Who and what is there in the local Discord: users, servers, roles, channels and threads."""

from collections.abc import Iterable

from bot.sandbox.world import permissions
from bot.sandbox.world.changes import (
    ChannelChanged,
    ChannelCreated,
    ChannelDeleted,
    Feed,
    GuildJoined,
    GuildLeft,
    MemberChanged,
    RoleChanged,
)
from bot.sandbox.world.guilds import Channel, ChannelKind, Guild, GuildMember, Overwrite, Role, User
from bot.sandbox.world.refusals import ApiError, Why
from bot.sandbox.world.snowflakes import Snowflakes, WorldClock


class WorldPlaces:
    """The servers with their members and channels, and the bot, which is in all of them at first.

    Change them through the methods, so that the feed hears of it.
    """

    def __init__(self, clock: WorldClock | None = None) -> None:
        self.clock = clock or WorldClock()
        self.snowflakes = Snowflakes(self.clock)
        self.feed = Feed()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.bot = self.add_user("footnote", "Footnote", bot=True)

    # Making them

    def add_user(self, username: str, display_name: str, *, bot: bool = False) -> User:
        """Make a user, in no server yet."""
        user = User(self.snowflakes.next(), username, display_name, bot)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, owner: User) -> Guild:
        """Make a server with the owner and the bot in it, and no channels yet."""
        guild = Guild(self.snowflakes.next(), name, owner.id)
        guild.roles[guild.id] = Role(guild.id, "@everyone", permissions.EVERYONE, 0)
        self.guilds[guild.id] = guild
        for user in (owner, self.bot):
            self.add_member(guild, user)
        return guild

    def add_member(self, guild: Guild, user: User, roles: Iterable[Role] = ()) -> GuildMember:
        """Let the user join the server."""
        member = GuildMember(user, [role.id for role in roles])
        guild.members[user.id] = member
        return member

    def add_role(self, guild: Guild, name: str, granted: int) -> Role:
        """Make a role that nobody carries yet."""
        role = Role(self.snowflakes.next(), name, granted, len(guild.roles))
        guild.roles[role.id] = role
        self.feed.publish(RoleChanged(guild, role))
        return role

    def add_channel(
        self, guild: Guild, name: str, topic: str = "", kind: ChannelKind = ChannelKind.TEXT
    ) -> Channel:
        """Make a channel at the end of the server's list, for text unless `kind` says else."""
        position = len(guild.channels)
        return self._add(
            guild,
            Channel(self.snowflakes.next(), guild.id, name, kind, topic=topic, position=position),
        )

    def add_thread(
        self,
        parent: Channel,
        name: str,
        kind: ChannelKind = ChannelKind.THREAD,
        members: Iterable[User] = (),
    ) -> Channel:
        """Make a thread below a channel, public unless another kind is named."""
        guild = self.guild_of(parent)
        thread = Channel(self.snowflakes.next(), guild.id, name, kind, parent_id=parent.id)
        thread.thread_member_ids |= {user.id for user in members}
        return self._add(guild, thread)

    def _add(self, guild: Guild, channel: Channel) -> Channel:
        guild.channels[channel.id] = channel
        self.channels[channel.id] = channel
        self.feed.publish(ChannelCreated(channel))
        return channel

    def direct_channel(self, user: User) -> Channel:
        """Return the user's direct messages with the bot, opening them when needed."""
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        channel = Channel(
            self.snowflakes.next(), None, user.display_name, ChannelKind.DIRECT, recipient=user
        )
        self.channels[channel.id] = channel
        self.feed.publish(ChannelCreated(channel))
        return channel

    # Finding them

    def channel(self, channel_id: int) -> Channel:
        """Return the channel or thread; ApiError (10003) when there is none."""
        channel = self.channels.get(channel_id)
        if channel is None:
            raise ApiError(Why.UNKNOWN_CHANNEL)
        return channel

    def guild_of(self, channel: Channel) -> Guild:
        """Return the server of a channel; ApiError (10004) for direct messages."""
        guild = self.guilds.get(channel.guild_id or 0)
        if guild is None:
            raise ApiError(Why.UNKNOWN_GUILD)
        return guild

    def name_of(self, user_id: int, guild_id: int | None = None) -> str:
        """Return the name shown for a user, in a server when one is given."""
        member = self.guilds[guild_id].members.get(user_id) if guild_id in self.guilds else None
        return member.name if member else self.users[user_id].display_name

    # Changing them

    def allow(self, channel: Channel, whom: User | Role, allow: int = 0, deny: int = 0) -> None:
        """Set a channel's overwrite for a member or a role; with neither bit it is removed."""
        if allow or deny:
            of_member = isinstance(whom, User)
            channel.overwrites[whom.id] = Overwrite(whom.id, of_member, allow, deny)
        else:
            channel.overwrites.pop(whom.id, None)
        self.feed.publish(ChannelChanged(channel))

    def time_out(self, guild: Guild, user: User, seconds: float) -> None:
        """Time a member out for so many seconds: they can only read; 0 ends it."""
        member = guild.members[user.id]
        member.timed_out_until = self.clock.now() + seconds if seconds else None
        self.feed.publish(MemberChanged(guild, member))

    def delete_channel(self, channel: Channel) -> None:
        """Remove a channel with its messages and threads."""
        guild = self.guild_of(channel)
        for thread in [one for one in guild.channels.values() if one.parent_id == channel.id]:
            self.delete_channel(thread)
        del guild.channels[channel.id], self.channels[channel.id]
        self.feed.publish(ChannelDeleted(channel))

    def remove_bot(self, guild: Guild) -> None:
        """Kick the bot out of a server."""
        guild.bot_is_in = False
        guild.members.pop(self.bot.id, None)
        self.feed.publish(GuildLeft(guild))

    def invite_bot(self, guild: Guild) -> None:
        """Bring the bot into a server again."""
        guild.bot_is_in = True
        self.add_member(guild, self.bot)
        self.feed.publish(GuildJoined(guild))
