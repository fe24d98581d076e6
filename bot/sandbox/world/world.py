"""The world: servers, members, channels, messages and commands of the local Discord, in memory."""

import asyncio
import secrets
from collections.abc import Iterable

from bot.sandbox.world import permissions
from bot.sandbox.world.application import Application
from bot.sandbox.world.attachments import Attachment
from bot.sandbox.world.changes import (
    ChannelChanged,
    ChannelCreated,
    ChannelDeleted,
    Feed,
    GuildJoined,
    GuildLeft,
    InteractionFailed,
    InteractionSent,
    MemberChanged,
    MessageCreated,
    MessageDeleted,
    MessageEdited,
    ModalClosed,
    ModalOpened,
    RoleChanged,
)
from bot.sandbox.world.commands import Command, CommandBook
from bot.sandbox.world.guilds import Channel, ChannelKind, Guild, GuildMember, Overwrite, Role, User
from bot.sandbox.world.interactions import (
    FIRST_RESPONSE_SECONDS,
    NO_RESPONSE,
    Interaction,
    InteractionKind,
)
from bot.sandbox.world.log_ins import LogIns
from bot.sandbox.world.messages import Json, Message
from bot.sandbox.world.modals import Modal
from bot.sandbox.world.permissions import Permission
from bot.sandbox.world.refusals import ApiError, Why
from bot.sandbox.world.snowflakes import Snowflakes, WorldClock

BOT_TOKEN = "sandbox.token.of-no-value"  # noqa: S105 - opens nothing but the sandbox


class World:
    """Everything there is. Change it through its methods, so that the feed hears of it.

    `violations` collects what the bot asked for that the sandbox does not know or that Discord
    forbids outright; a test that finds any fails. `modals` are the open forms, by user. `base_url`
    is where attached files are served.
    """

    def __init__(self, clock: WorldClock | None = None) -> None:
        self.clock = clock or WorldClock()
        self.snowflakes = Snowflakes(self.clock)
        self.feed = Feed()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.interactions: dict[int, Interaction] = {}
        self.modals: dict[int, Modal] = {}
        self._by_token: dict[str, Interaction] = {}
        self.commands = CommandBook(self.snowflakes)
        self.violations: list[str] = []
        self.log_ins = LogIns()
        self.base_url = "http://127.0.0.1"
        self.bot = self.add_user("footnote", "Footnote", bot=True)
        self.application = Application(self.bot.id, owner=self.bot)

    # Who and what is there

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

    # Looking

    @property
    def application_id(self) -> int:
        """The id of the bot's application."""
        return self.application.id

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

    def message(self, channel_id: int, message_id: int) -> Message:
        """Return a message, private ones too; ApiError (10003, 10008) when there is none."""
        message = self.channel(channel_id).messages.get(message_id)
        if message is None:
            raise ApiError(Why.UNKNOWN_MESSAGE)
        return message

    def attachment(self, channel_id: int, attachment_id: int) -> Attachment | None:
        """Return a file of a message that is still there."""
        channel = self.channels.get(channel_id)
        for message in channel.messages.values() if channel else ():
            for one in message.attachments:
                if one.id == attachment_id:
                    return one
        return None

    def seen_by(self, user: User, channel: Channel) -> list[Message]:
        """Return the messages that the user sees in the channel, oldest first."""
        if not self.permissions_of(user, channel) & Permission.VIEW_CHANNEL:
            return []
        return [one for one in channel.messages.values() if one.visible_to in (None, user.id)]

    def permissions_of(self, user: User, channel: Channel) -> int:
        """Return the bits of what the user may do in the channel; 0 for who does not get in."""
        granted = self.granted(user, channel)
        if channel.guild_id is None or not granted:
            return granted
        member = self.guild_of(channel).members[user.id]
        return granted if permissions.gets_in(channel, member, granted) else 0

    def granted(self, user: User, channel: Channel) -> int:
        """Return what roles and overwrites grant, as Discord tells in an interaction.

        It does not say whether they are in a private thread.
        """
        if channel.guild_id is None:
            own = user in (channel.recipient, self.bot)
            return permissions.IN_DIRECT_MESSAGES if own else 0
        guild = self.guild_of(channel)
        member = guild.members.get(user.id)
        now = self.clock.now()
        return permissions.in_channel(guild, channel, member, now) if member else 0

    def reaches_bot(self, channel: Channel) -> bool:
        """Whether the bot is in the server of the channel; always so in direct messages."""
        return channel.guild_id is None or self.guilds[channel.guild_id].bot_is_in

    def commands_for(self, user: User, channel: Channel) -> list[Command]:
        """Return the commands that Discord's own palette would offer the user there."""
        granted = self.permissions_of(user, channel)
        if not granted & Permission.USE_APPLICATION_COMMANDS or not self.reaches_bot(channel):
            return []
        usable = self.commands.usable_in(channel.guild_id)
        if channel.guild_id is None or granted == permissions.ALL:
            return usable
        return [one for one in usable if one.needs != -1 and not one.needs & ~granted]

    def name_of(self, user_id: int, guild_id: int | None = None) -> str:
        """Return the name shown for a user, in a server when one is given."""
        member = self.guilds[guild_id].members.get(user_id) if guild_id in self.guilds else None
        return member.name if member else self.users[user_id].display_name

    # Messages

    def post(self, message: Message) -> Message:
        """Show a new message (make its id with `snowflakes.next()`).

        One that everybody sees takes a thread out of the archive, unless it is locked.
        """
        channel = self.channel(message.channel_id)
        channel.messages[message.id] = message
        if channel.archived and not channel.locked and not message.private:
            channel.archived = False
            self.feed.publish(ChannelChanged(channel))
        self.feed.publish(MessageCreated(message))
        return message

    def say(self, user: User, channel: Channel, content: str) -> Message:
        """Let a member write plain text."""
        return self.post(Message(self.snowflakes.next(), channel.id, user.id, content))

    def edited(self, message: Message) -> None:
        """Tell that the message was just changed."""
        message.edited_at = self.clock.now()
        self.feed.publish(MessageEdited(message))

    def delete_message(self, message: Message) -> None:
        """Remove a message for everyone."""
        self.channel(message.channel_id).messages.pop(message.id, None)
        self.feed.publish(MessageDeleted(message))

    # Interactions

    def interact(
        self,
        user: User,
        channel: Channel,
        kind: InteractionKind,
        data: Json,
        message: Message | None = None,
        opened_by: int | None = None,
    ) -> Interaction:
        """Send what a member did to the bot, and start its three seconds.

        Nothing is checked here: `hand` and the page do what Discord's own client would refuse.
        """
        interaction = Interaction(
            id=self.snowflakes.next(),
            token=secrets.token_urlsafe(48),
            kind=kind,
            user=user,
            channel_id=channel.id,
            guild_id=channel.guild_id,
            data=data,
            sent_at=self.clock.now(),
            message_id=message.id if message else None,
            opened_by=opened_by,
        )
        self.interactions[interaction.id] = interaction
        self._by_token[interaction.token] = interaction
        asyncio.get_running_loop().call_later(FIRST_RESPONSE_SECONDS, self._give_up, interaction)
        self.feed.publish(InteractionSent(interaction))
        return interaction

    def interaction_with(self, token: str) -> Interaction | None:
        """Return the interaction that a token belongs to, however old it is."""
        return self._by_token.get(token)

    def _give_up(self, interaction: Interaction) -> None:
        if not interaction.settled:
            interaction.failure = NO_RESPONSE
            if modal := self.modal_of(interaction):
                modal.sending = False
            self.feed.publish(InteractionFailed(interaction))

    # Modals

    def open_modal(self, modal: Modal) -> None:
        """Show a form to its member; one that was open is gone."""
        if earlier := self.modals.get(modal.user_id):
            self.close_modal(earlier)
        self.modals[modal.user_id] = modal
        self.feed.publish(ModalOpened(modal))

    def close_modal(self, modal: Modal) -> None:
        """Take a form away."""
        if self.modals.get(modal.user_id) is modal:
            del self.modals[modal.user_id]
            self.feed.publish(ModalClosed(modal))

    def modal_of(self, submitted: Interaction) -> Modal | None:
        """Return the form that was submitted, as long as it is open."""
        modal = self.modals.get(submitted.user.id)
        return modal if modal and modal.interaction_id == submitted.opened_by else None

    # Trouble and change, made by tests and by the page

    def allow(self, channel: Channel, whom: User | Role, allow: int = 0, deny: int = 0) -> None:
        """Set a channel's overwrite for a member or a role; with neither bit it is removed."""
        if allow or deny:
            of_member = isinstance(whom, User)
            channel.overwrites[whom.id] = Overwrite(whom.id, of_member, allow, deny)
        else:
            channel.overwrites.pop(whom.id, None)
        self.feed.publish(ChannelChanged(channel))

    def time_out(self, guild: Guild, user: User, seconds: float) -> None:
        """Let a member only look for so long; 0 ends it."""
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
