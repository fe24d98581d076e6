"""`/trivia-help`."""

from discord import app_commands
from discord.app_commands import AppCommandContext, AppInstallationType, locale_str

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards.help import help_card
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.words.languages import for_member


class HelpCommands:
    """Explains the bot in servers and in its private messages."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def add_to(self, tree: app_commands.CommandTree) -> None:
        """Make the command known."""
        tree.add_command(
            app_commands.Command(
                name=locale_str("trivia-help"),
                description=locale_str("How to play, every command, and how points come to be."),
                callback=self.help,
                allowed_contexts=AppCommandContext(guild=True, dm_channel=True),
                allowed_installs=AppInstallationType(guild=True),
            )
        )

    async def help(self, interaction: Interaction) -> None:
        """Show the help to the one who asked."""
        await self._sender.reply(interaction, help_card(for_member(interaction)), private=True)
