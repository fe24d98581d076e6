"""`/trivia-settings`: what moderators set for their server."""

from discord import app_commands
from discord.app_commands import AppCommandContext, AppInstallationType, Choice, locale_str

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards.settings import settings_line
from bot.discord_app.commands.permissions import require_manage_server
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.words.catalogue import languages
from bot.discord_app.words.languages import ServerLanguages, for_member, own_name
from bot.play.server_settings import SettingsAtHand

AS_DISCORD_SAYS = "discord"
LANGUAGE_CHOICES = [
    Choice(name=locale_str("as Discord says"), value=AS_DISCORD_SAYS),
    *(Choice(name=own_name(language), value=language) for language in languages()),
]


class SettingsCommands:
    """One command with an option for each setting; without any it tells what is set."""

    def __init__(
        self, settings: SettingsAtHand, languages: ServerLanguages, sender: Sender
    ) -> None:
        self._settings = settings
        self._languages = languages
        self._sender = sender

    def add_to(self, tree: app_commands.CommandTree) -> None:
        """Make the command known."""
        tree.add_command(
            app_commands.Command(
                name=locale_str("trivia-settings"),
                description=locale_str("For moderators: the language of this server's cards."),
                callback=self.settings,
                allowed_contexts=AppCommandContext(guild=True),
                allowed_installs=AppInstallationType(guild=True),
            )
        )

    @app_commands.default_permissions(manage_guild=True)
    @app_commands.check(require_manage_server)
    @app_commands.rename(language=locale_str("language"))
    @app_commands.describe(
        language=locale_str("of the cards that everybody sees; what is set, if you leave it out")
    )
    @app_commands.choices(language=LANGUAGE_CHOICES)
    async def settings(self, interaction: Interaction, language: str | None = None) -> None:
        """Set what is given, and tell what is set."""
        guild = interaction.guild_id
        if guild is None:
            raise app_commands.NoPrivateMessage
        if language is not None:
            chosen = None if language == AS_DISCORD_SAYS else language
            await self._settings.set_language(guild, chosen)
        of_cards = await self._languages.words(guild, interaction)
        line = settings_line(
            await self._settings.of(guild), of_cards.language, for_member(interaction)
        )
        await self._sender.reply(interaction, line, private=True)
