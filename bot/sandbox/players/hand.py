"""A member's actions: commands, taps, choices and forms, as far as Discord's own client allows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.errors import SandboxError
from bot.sandbox.players.command_options import command_data
from bot.sandbox.players.component_data import Filled, chosen_data, submitted_data
from bot.sandbox.players.rendering import text_of
from bot.sandbox.world.commands import Leaf
from bot.sandbox.world.guilds import Channel, User
from bot.sandbox.world.interactions import Interaction, InteractionKind
from bot.sandbox.world.messages import ButtonStyle, Json, Message
from bot.sandbox.world.modals import Modal
from bot.sandbox.world.world import World

PATIENCE = 10.0
"""Seconds that an action waits for its response, unless it is told otherwise."""


class Hand:
    """Acts for one user; each action raises SandboxError when their client would not offer it."""

    def __init__(self, world: World, user: User) -> None:
        self.world = world
        self.user = user

    def __repr__(self) -> str:
        return f"<hand of {self.user.display_name}>"

    async def command(
        self, channel: Channel, path: str, *, force: bool = False, **options: Any
    ) -> Interaction:
        """Use a slash command ("trivia", "trivia-packs list") and wait for the first response.

        With `force`, commands that the palette hides from this member are sent all the same, as
        an altered client would do.
        """
        return await self._settled(self.send_command(channel, path, options, force=force))

    async def autocomplete(
        self, channel: Channel, path: str, option: str, typed: str, **others: Any
    ) -> list[Json]:
        """Type into an option and return the choices that the bot offers."""
        leaf = self._leaf(channel, path, force=False)
        guild = self.world.guilds.get(channel.guild_id or 0)
        data = command_data(self.world, guild, leaf, {**others, option: typed}, option)
        sent = self.world.interact(self.user, channel, InteractionKind.AUTOCOMPLETE, data)
        return (await self._settled(sent)).choices

    async def tap(self, message: Message, label_or_custom_id: str) -> Interaction:
        """Tap a button and wait for the first response."""
        return await self._settled(self.send_tap(message, label_or_custom_id))

    async def choose(
        self, message: Message, custom_id: str, chosen: Sequence[str], *, force: bool = False
    ) -> Interaction:
        """Choose options of a select by label or value, and wait for the first response."""
        return await self._settled(self.send_choice(message, custom_id, chosen, force=force))

    async def open(self, message: Message, label_or_custom_id: str) -> Modal:
        """Tap a button that opens a modal, and return the modal."""
        tapped = await self.tap(message, label_or_custom_id)
        if self.modal is None or self.modal.interaction_id != tapped.id:
            raise SandboxError(f"The button {label_or_custom_id!r} opened no modal.")
        return self.modal

    async def submit(
        self, modal: Modal, filled: Mapping[str, Filled], *, force: bool = False
    ) -> Interaction:
        """Fill in a modal by custom_id or label, send it, and wait for the first response.

        With `force` the lengths and counts that its form would insist on are not checked. The modal
        stays open when no answer comes.
        """
        return await self._settled(self.send_submit(modal, filled, force=force))

    @property
    def modal(self) -> Modal | None:
        """The form that is open for this member."""
        return self.world.modals.get(self.user.id)

    def dismiss(self, modal: Modal) -> None:
        """Close a modal without sending it; the bot does not hear of it."""
        self.world.close_modal(modal)

    def send_command(
        self, channel: Channel, path: str, options: dict[str, Any], *, force: bool = False
    ) -> Interaction:
        """Use a slash command without waiting."""
        leaf = self._leaf(channel, path, force=force)
        guild = self.world.guilds.get(channel.guild_id or 0)
        data = command_data(self.world, guild, leaf, options)
        return self.world.interact(self.user, channel, InteractionKind.COMMAND, data)

    def send_tap(self, message: Message, label_or_custom_id: str) -> Interaction:
        """Tap a button without waiting."""
        channel = self._place_of(message)
        try:
            button = message.button(label_or_custom_id)
        except KeyError as problem:
            raise SandboxError(f"{problem.args[0]}.") from None
        if button.get("disabled") or button["style"] == ButtonStyle.LINK:
            raise SandboxError(f"The button {label_or_custom_id!r} cannot be tapped.")
        data = {"component_type": 2, "custom_id": button["custom_id"], "id": button["id"]}
        return self.world.interact(self.user, channel, InteractionKind.TAP, data, message)

    def send_choice(
        self, message: Message, custom_id: str, chosen: Sequence[str], *, force: bool = False
    ) -> Interaction:
        """Choose options of a select without waiting."""
        channel = self._place_of(message)
        try:
            select = message.select(custom_id)
        except KeyError as problem:
            raise SandboxError(f"{problem.args[0]}.") from None
        if select["disabled"]:
            raise SandboxError(f"The select {custom_id!r} is not open for choosing.")
        data = chosen_data(select, chosen, force=force)
        return self.world.interact(self.user, channel, InteractionKind.TAP, data, message)

    def send_submit(
        self, modal: Modal, filled: Mapping[str, Filled], *, force: bool = False
    ) -> Interaction:
        """Send a filled-in modal without waiting; it closes when the bot answers."""
        if self.modal is not modal:
            raise SandboxError(f"The modal {modal.title!r} is not open for {self}.")
        if modal.sending:
            raise SandboxError(f"The modal {modal.title!r} is being sent already.")
        data = submitted_data(modal, filled, force=force)
        channel = self.world.channel(modal.channel_id)
        message = channel.messages.get(modal.message_id or 0)
        modal.sending = True
        return self.world.interact(
            self.user, channel, InteractionKind.SUBMIT, data, message, modal.interaction_id
        )

    def palette(self, channel: Channel) -> list[Leaf]:
        """Return what this member can type after a slash, in alphabetical order."""
        commands = self.world.commands_for(self.user, channel)
        return sorted((leaf for one in commands for leaf in one.leaves()), key=lambda one: one.path)

    def sees(self, channel: Channel) -> list[Message]:
        """Return the messages that this member sees, oldest first."""
        return self.world.seen_by(self.user, channel)

    def reads(self, interaction: Interaction) -> str:
        """Return the text of everything that answered: replies, then Discord's own error."""
        channel = self.world.channel(interaction.channel_id)
        replies = [
            channel.messages[one] for one in interaction.reply_ids if one in channel.messages
        ]
        lines = [text_of(one) for one in replies if one in self.sees(channel)]
        return "\n".join([*lines, interaction.failure]).strip()

    async def wait_for(
        self,
        channel: Channel,
        wanted: Callable[[Message], bool] | str,
        timeout: float = PATIENCE,  # noqa: ASYNC109 - the error names what was awaited
    ) -> Message:
        """Return the newest message seen that is wanted, or whose text holds the words."""

        def look() -> Message | None:
            for message in reversed(self.sees(channel)):
                if wanted in text_of(message) if isinstance(wanted, str) else wanted(message):
                    return message
            return None

        what = f"a message with {wanted!r}" if isinstance(wanted, str) else "a certain message"
        return await self.world.feed.until(look, timeout, f"{what} in #{channel.name}")

    def _place_of(self, message: Message) -> Channel:
        channel = self.world.channel(message.channel_id)
        if message not in self.sees(channel):
            raise SandboxError(f"{self.user.display_name} does not see that message.")
        return channel

    def _leaf(self, channel: Channel, path: str, *, force: bool) -> Leaf:
        offered = {leaf.path: leaf for leaf in self.palette(channel)}
        if path in offered:
            return offered[path]
        usable = self.world.commands.usable_in(channel.guild_id)
        hidden = {leaf.path: leaf for one in usable for leaf in one.leaves()}
        if path in hidden and force:
            return hidden[path]
        if path in hidden:
            raise SandboxError(f"{self.user.display_name} may not use /{path}.")
        raise SandboxError(f"There is no /{path}; there are: {', '.join(sorted(hidden))}.")

    async def _settled(self, interaction: Interaction) -> Interaction:
        what = f"an answer to {self.user.display_name}"
        await self.world.feed.until(lambda: interaction.settled, PATIENCE, what)
        return interaction
