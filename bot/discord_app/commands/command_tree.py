"""The command tree: every slash command is answered, whatever came and whatever goes wrong."""

import logging

import discord
from discord import app_commands

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.commands.command_options import OddOptions, check_options, is_from_somebody
from bot.discord_app.commands.error_replies import Stopping, explain
from bot.discord_app.limits.in_flight import InFlight, member_of
from bot.discord_app.limits.rate_limit import RateLimit
from bot.discord_app.outgoing.second_bot import AnsweredElsewhere, SecondBot
from bot.discord_app.outgoing.sender import Sender
from bot.log_context import stay_in_log_context

log = logging.getLogger(__name__)


class FootnoteTree(app_commands.CommandTree[discord.Client]):
    """The commands of servers that installed the bot; every error becomes one private line."""

    def __init__(
        self,
        client: discord.Client,
        sender: Sender,
        in_flight: InFlight,
        rate_limit: RateLimit,
        second_bot: SecondBot,
    ) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        self._sender = sender
        self._in_flight = in_flight
        self._second_bot = second_bot
        self._rate_limit = rate_limit
        self.is_stopping = False

    async def _call(self, interaction: Interaction) -> None:
        """Answer a command or what is typed: discord.py runs each in a task of its own, from here.

        Its own way out leaves whatever is no AppCommandError to the task, and the member waiting.
        """
        if not await self._rate_limit.admits(interaction):
            return
        stay_in_log_context(server=interaction.guild_id, channel=interaction.channel_id)
        if interaction.type is discord.InteractionType.autocomplete:
            await self._offer(interaction)
            return
        self._sender.promise_in_time(interaction)
        with self._in_flight.during(interaction.id, member_of(interaction)):
            try:
                self._check(interaction, typing=False)
                await super()._call(interaction)
            except Exception as error:  # noqa: BLE001 - the one place where its trouble is told
                await explain(self._sender, interaction, error)
            await self._second_bot.tell_moderator(interaction, self._sender.whisper)

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the member what went wrong while their command was carried out."""
        await explain(self._sender, interaction, error)

    async def _offer(self, interaction: Interaction) -> None:
        """Offer choices; to what cannot be read there are none."""
        try:
            self._check(interaction, typing=True)
            with self._second_bot.watching(interaction.id):
                await super()._call(interaction)
        except AnsweredElsewhere:
            return
        except Exception as trouble:  # noqa: BLE001 - who is typing is told nothing
            level = logging.DEBUG if isinstance(trouble, OddOptions) else logging.WARNING
            log.log(level, "nothing could be offered: %s", str(trouble) or type(trouble).__name__)
        await self._sender.offer_nothing(interaction)

    def _check(self, interaction: Interaction, *, typing: bool) -> None:
        if self.is_stopping:
            raise Stopping
        if not is_from_somebody(interaction):
            raise OddOptions("Nobody's command.")
        check_options(self, interaction.data, typing=typing)
