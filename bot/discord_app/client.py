"""The client: discord.py's connection, with the rooms of this house hung into it."""

import logging
from typing import Protocol

import discord
from discord import app_commands

from bot.discord_app.answering import Answering
from bot.discord_app.callbacks import Callbacks
from bot.discord_app.clock import DiscordClock
from bot.discord_app.cogs.help import HelpCommands
from bot.discord_app.cogs.packs import PackCommands
from bot.discord_app.cogs.play import PlayCommands
from bot.discord_app.cogs.scores import ScoreCommands
from bot.discord_app.permissions import INVITE
from bot.discord_app.pressing import Pressing
from bot.discord_app.refusals import NETWORK_TROUBLE
from bot.discord_app.registering import register
from bot.discord_app.replies import explain
from bot.discord_app.sender import SILENT, Interaction, Sender
from bot.discord_app.starting import Starting
from bot.errors import ConfigError
from bot.play.table import Table
from bot.ports.boards import Boards
from bot.ports.library import Library

log = logging.getLogger(__name__)

LONGEST_RATE_LIMIT_SECONDS = 30.0
"""A longer wait than this is trouble that a game has to hear of."""
GUILDS_SECONDS = 0.5
"""How long READY waits for one more server; commands work before that."""


discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody speaks here


class Commands(Protocol):
    """A family of slash commands."""

    def add_to(self, tree: app_commands.CommandTree) -> None:
        """Make the commands known."""
        ...


class FootnoteTree(app_commands.CommandTree[discord.Client]):
    """The commands of servers that installed the bot; every error becomes one private line."""

    def __init__(self, client: discord.Client, sender: Sender) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        self._sender = sender

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the member what went wrong; who is still typing is told nothing."""
        if interaction.type is discord.InteractionType.autocomplete:
            log.warning("nothing could be offered: %s", error)
            return
        await explain(self._sender, interaction, error)


class FootnoteClient(discord.Client):
    """The bot on Discord: it sees servers and interactions, and keeps neither members nor messages.

    Call `use_endpoint` before, then `serve` inside `async with`.
    """

    def __init__(
        self,
        *,
        table: Table,
        library: Library,
        boards: Boards,
        clock: DiscordClock,
        dev_guild: int | None = None,
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=SILENT,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=GUILDS_SECONDS,
            max_ratelimit_timeout=LONGEST_RATE_LIMIT_SECONDS,
        )
        self._clock = clock
        self._dev_guild = dev_guild
        self._callbacks = Callbacks()
        self._greeted = False
        sender = Sender(self)
        self.tree = FootnoteTree(self, sender)
        starting = Starting(table, sender, clock)
        scores = ScoreCommands(boards, clock, sender)
        packs = PackCommands(library, sender)
        families: tuple[Commands, ...] = (
            PlayCommands(table, library, sender, starting),
            scores,
            packs,
            HelpCommands(sender),
        )
        for family in families:
            family.add_to(self.tree)
        self._pressing = Pressing(
            table, sender, Answering(table, self._callbacks), starting, scores, packs
        )

    async def serve(self, token: str) -> None:
        """Log in and play until closed; a lost connection is taken up again.

        Raises ConfigError when Discord does not let the bot in.
        """
        try:
            await self.start(token)
        except NETWORK_TROUBLE as refused:
            raise ConfigError(
                f"Discord does not let the bot in: {refused}.",
                "If DISCORD_TOKEN was reset, copy the new one; else try again in a few minutes.",
            ) from refused

    async def setup_hook(self) -> None:
        """Open what needs the running loop, and register the commands."""
        self._callbacks.open()
        try:
            await register(self.tree, self._dev_guild)
        except NETWORK_TROUBLE as trouble:
            where = f"in the server {self._dev_guild}" if self._dev_guild else "on Discord"
            log.error("the commands could not be registered %s: %s", where, trouble)
            log.error("those registered before keep working; invite the bot, then restart it")

    async def close(self) -> None:
        """Leave Discord."""
        await self._callbacks.close()
        await super().close()

    async def on_ready(self) -> None:
        """Say once where the bot can be invited from."""
        if self._greeted:
            return
        self._greeted = True
        log.info("ready as %s in %d servers", self.user, len(self.guilds))
        log.info("invite the bot: %s", self.invite_link())

    def invite_link(self) -> str:
        """Return the address with which a moderator adds the bot to a server."""
        return discord.utils.oauth_url(
            self.application_id or 0,
            permissions=INVITE,
            scopes=("bot", "applications.commands"),
        )

    async def on_interaction(self, interaction: Interaction) -> None:
        """Learn the time from every interaction, and route the taps."""
        self._clock.observe(interaction.id)
        if interaction.type is discord.InteractionType.component:
            await self._pressing.press(interaction)
