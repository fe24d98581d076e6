"""The world of the local Discord, in memory: its places and what happens in them."""

import asyncio
import secrets

from bot.sandbox.world import permissions
from bot.sandbox.world.application import Application
from bot.sandbox.world.attachments import Attachment
from bot.sandbox.world.changes import (
    ChannelChanged,
    InteractionFailed,
    InteractionSent,
    MessageCreated,
    MessageDeleted,
    MessageEdited,
    ModalClosed,
    ModalOpened,
)
from bot.sandbox.world.commands import Command, CommandBook
from bot.sandbox.world.guilds import Channel, User
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
from bot.sandbox.world.places import WorldPlaces
from bot.sandbox.world.refusals import ApiError, Why
from bot.sandbox.world.snowflakes import WorldClock

BOT_TOKEN = "sandbox.token.of-no-value"  # noqa: S105 - opens nothing but the sandbox


class World(WorldPlaces):
    """The places, with what happens in them: messages, interactions, open forms, commands.

    `violations` collects what the bot asked for that the sandbox does not know or that Discord
    forbids outright; a test that finds any fails. `modals` are the open forms, by user. `base_url`
    is where attached files are served.
    """

    def __init__(self, clock: WorldClock | None = None) -> None:
        super().__init__(clock)
        self.interactions: dict[int, Interaction] = {}
        self.modals: dict[int, Modal] = {}
        self._by_token: dict[str, Interaction] = {}
        self.commands = CommandBook(self.snowflakes)
        self.violations: list[str] = []
        self.log_ins = LogIns()
        self.base_url = "http://127.0.0.1"
        self.application = Application(self.bot.id, owner=self.bot)

    # What is seen and allowed

    @property
    def application_id(self) -> int:
        """The id of the bot's application."""
        return self.application.id

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
