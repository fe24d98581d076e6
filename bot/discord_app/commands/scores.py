"""`/trivia-scores`, and the turning of a board's pages."""

from discord import app_commands
from discord.app_commands import AppCommandContext, AppInstallationType, Choice, Range, locale_str

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards.board import board_card, period_words
from bot.discord_app.controls.custom_ids import MOST_PAGES, BoardButton
from bot.discord_app.drawing.elements import Card
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.words.catalogue import SOURCE
from bot.discord_app.words.languages import ServerLanguages, words_for
from bot.game.periods import Period, period_key
from bot.ports.boards import Boards
from bot.ports.clock import Clock

PERIOD_CHOICES = [
    Choice(name=locale_str(period_words(period, words_for(SOURCE))), value=period.name)
    for period in Period
]


class ScoreCommands:
    """Shows boards to the whole channel; whoever turns a page sees their own rank under it."""

    def __init__(
        self, boards: Boards, clock: Clock, sender: Sender, languages: ServerLanguages
    ) -> None:
        self._boards = boards
        self._clock = clock
        self._sender = sender
        self._languages = languages

    def add_to(self, tree: app_commands.CommandTree) -> None:
        """Make the command known."""
        tree.add_command(
            app_commands.Command(
                name=locale_str("trivia-scores"),
                description=locale_str("See who leads on this server, and where you stand."),
                callback=self.scores,
                allowed_contexts=AppCommandContext(guild=True),
                allowed_installs=AppInstallationType(guild=True),
            )
        )

    @app_commands.rename(period=locale_str("period"), page=locale_str("page"))
    @app_commands.describe(
        period=locale_str("since when points count; all time, if you leave it out"),
        page=locale_str("which ten places; the first ten, if you leave it out"),
    )
    @app_commands.choices(period=PERIOD_CHOICES)
    async def scores(
        self,
        interaction: Interaction,
        period: str = Period.ALL.name,
        page: Range[int, 1, MOST_PAGES] = 1,
    ) -> None:
        """Show a board."""
        card = await self._board(interaction, Period[period], page)
        await self._sender.reply(interaction, card, private=False)

    async def turn(self, interaction: Interaction, button: BoardButton) -> None:
        """Put another page of the same board in place of the one that was pressed."""
        card = await self._board(interaction, Period[button.period], max(1, button.page))
        await self._sender.edit_reply(interaction, card)

    async def _board(self, interaction: Interaction, period: Period, page: int) -> Card:
        if interaction.guild_id is None:
            raise app_commands.NoPrivateMessage
        key = period_key(period, self._clock.now_ms())
        shown = await self._boards.page(interaction.guild_id, key, page)
        own = await self._boards.rank(interaction.guild_id, key, interaction.user.id)
        words = await self._languages.words(interaction.guild_id, interaction)
        return board_card(shown, period, interaction.user.display_name, own, words)
