"""`/trivia-privacy …`: what a member may do with all that is kept of them."""

import asyncio
from typing import Any, TypeAlias

from discord import app_commands
from discord.app_commands import AppCommandContext, AppInstallationType, locale_str

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards import lines
from bot.discord_app.cards.denials import Denial, Denied
from bot.discord_app.cards.privacy import erase_card
from bot.discord_app.commands.export_file import exported
from bot.discord_app.controls.custom_ids import EraseButton
from bot.discord_app.limits.in_flight import InFlight, member_of
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.words.languages import for_member
from bot.discord_app.words.markdown import Markdown
from bot.discord_app.words.words import Words
from bot.play.running_games import RunningGames
from bot.ports.members import Members

_Command: TypeAlias = app_commands.Command[Any, ..., None]

TOLD_AFTER_SECONDS = 1.5
"""How long an erasure takes before its member is told that it is under way."""
LANDING_SECONDS = 90.0
"""Longer than a start that waits for a foreign lock as often as it can."""


class PrivacyCommands:
    """Everything here is answered in private, and is about one server at a time."""

    def __init__(
        self, members: Members, games: RunningGames, sender: Sender, in_flight: InFlight
    ) -> None:
        self._members = members
        self._games = games
        self._sender = sender
        self._in_flight = in_flight
        self._exporting: set[tuple[int, int]] = set()

    def add_to(self, tree: app_commands.CommandTree) -> None:
        """Make the commands known."""
        group = app_commands.Group(
            name=locale_str("trivia-privacy"),
            description=locale_str(
                "What is kept of you on this server: take it along, erase it, or hide."
            ),
            allowed_contexts=AppCommandContext(guild=True),
            allowed_installs=AppInstallationType(guild=True),
        )
        for name, description, callback in (
            (
                locale_str("export"),
                locale_str("Get all that is kept of you on this server, as a file."),
                self.export,
            ),
            (
                locale_str("delete"),
                locale_str("Erase who you are from this server's record, for good."),
                self.delete,
            ),
            (
                locale_str("hide"),
                locale_str("Stay off this server's boards; your points are kept."),
                self.hide,
            ),
            (
                locale_str("show"),
                locale_str("Be on this server's boards again."),
                self.show,
            ),
        ):
            command: _Command = app_commands.Command(
                name=name, description=description, callback=callback
            )
            group.add_command(command)
        tree.add_command(group)

    async def export(self, interaction: Interaction) -> None:
        """Send a member all that is kept of them."""
        member, words = (_guild(interaction), interaction.user.id), for_member(interaction)
        if member in self._exporting:
            line = words.say(
                "I am at it already: it comes as a message of its own, as soon as it is ready."
            )
            await self._sender.reply(interaction, line, private=True)
            return
        self._exporting.add(member)
        try:
            await self._sender.defer(interaction)
            kept = await self._members.export(*member)
            upload = await asyncio.to_thread(exported, kept)
            if upload is None:
                line = words.say(
                    "What I keep of you is more than Discord takes in one file. Ask whoever runs "
                    "this bot for it; they can read it from the database."
                )
            else:
                line = words.say("This is all that I keep of you on this server.")
            await self._sender.reply(interaction, line, private=True, upload=upload)
        finally:
            self._exporting.discard(member)

    async def delete(self, interaction: Interaction) -> None:
        """Ask whether the member means it."""
        _guild(interaction)
        card = erase_card(interaction.user.id, for_member(interaction))
        await self._sender.reply(interaction, card, private=True)

    async def erase(self, interaction: Interaction, button: EraseButton) -> None:
        """Erase who has confirmed it."""
        words = for_member(interaction)
        if interaction.user.id != button.user:
            await self._sender.reply(interaction, lines.old_button(words), private=True)
            return
        erasing = asyncio.create_task(self._erased(interaction), name="erasing a member")
        await asyncio.wait({erasing}, timeout=TOLD_AFTER_SECONDS)
        if not erasing.done():
            line = words.say(
                "I am on it: what you sent before is finished first, and the disk takes its time. "
                "I say here when it is done."
            )
            await self._sender.edit_reply(interaction, line)
        await self._sender.edit_reply(interaction, _erased(words, wholly=await erasing))

    async def _erased(self, interaction: Interaction) -> bool:
        """Erase a member after all that they sent before: a game on its way would bring them back.

        Raises Denied, with nothing erased, when that takes too long.
        """
        guild, user = _guild(interaction), interaction.user.id
        member = member_of(interaction)
        if not await self._in_flight.landed_before(interaction.id, member, LANDING_SECONDS):
            raise Denied(Denial.NOT_ERASED_YET)
        self._games.forget(guild, user)
        return await self._members.erase(guild, user)

    async def hide(self, interaction: Interaction) -> None:
        """Keep a member off the boards."""
        await self._set_hidden(interaction, hidden=True)

    async def show(self, interaction: Interaction) -> None:
        """Put a member on the boards again."""
        await self._set_hidden(interaction, hidden=False)

    async def _set_hidden(self, interaction: Interaction, *, hidden: bool) -> None:
        user, guild = interaction.user, _guild(interaction)
        was = await self._members.is_hidden(guild, user.id)
        if was is not hidden:
            await self._members.hide(guild, user.id, user.display_name, hidden=hidden)
        words = for_member(interaction)
        line = (
            words.say(
                "You are off this server's boards. Your points are kept: {/trivia-privacy show} "
                "brings you back."
            )
            if hidden
            else words.say("You are on this server's boards.")
        )
        await self._sender.reply(interaction, line, private=True)


def _erased(words: Words, *, wholly: bool) -> Markdown:
    if wholly:
        return words.say(
            "It is done: nothing of what I keep on this server points to you any more."
        )
    return words.say(
        "You are erased: nothing that I show or use points to you any more. The last old bytes go "
        "from the disk in a moment, or as soon as it lets me: a backup may be running."
    )


def _guild(interaction: Interaction) -> int:
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage
    return interaction.guild_id
