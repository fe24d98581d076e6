"""`/trivia` and `/trivia-stop`."""

from typing import Any

from discord import app_commands
from discord.app_commands import Choice, Range, locale_str

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.commands.game_start import GameStart
from bot.discord_app.commands.pack_completion import pack_choices
from bot.discord_app.commands.permissions import may_stop_any_game
from bot.discord_app.kinds import drawing_of
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.words.catalogue import SOURCE
from bot.discord_app.words.languages import for_member, words_for
from bot.game.question import Kind
from bot.play.game_request import DEFAULT_SECONDS, GameRequest
from bot.play.pack_choice import pack_meant
from bot.play.running_games import RunningGames
from bot.ports.library import Library

KIND_CHOICES = [
    Choice(name=locale_str(drawing_of(kind).name(words_for(SOURCE))), value=kind.value)
    for kind in Kind
]


class PlayCommands:
    """The commands that start and stop games."""

    def __init__(
        self, games: RunningGames, library: Library, sender: Sender, starting: GameStart
    ) -> None:
        self._games = games
        self._library = library
        self._sender = sender
        self._starting = starting

    def add_to(self, tree: app_commands.CommandTree) -> None:
        """Make the commands known."""
        trivia: app_commands.Command[Any, ..., None] = app_commands.Command(
            name=locale_str("trivia"),
            description=locale_str("Play: one question at once, or a game of several."),
            callback=self.trivia,
        )
        trivia.autocomplete("pack")(self.offer_packs)
        tree.add_command(trivia)
        tree.add_command(
            app_commands.Command(
                name=locale_str("trivia-stop"),
                description=locale_str("End the game in this channel, with the points so far."),
                callback=self.stop,
            )
        )

    @app_commands.rename(
        pack=locale_str("pack"),
        questions=locale_str("questions"),
        kind=locale_str("kind"),
        difficulty=locale_str("difficulty"),
        seconds=locale_str("seconds"),
    )
    @app_commands.describe(
        pack=locale_str("which pack; any, if you leave it out"),
        questions=locale_str("how many questions; one, if you leave it out"),
        kind=locale_str("which kind of question; all kinds mixed, if you leave it out"),
        difficulty=locale_str("from 1 (easy) to 5 (hard)"),
        seconds=locale_str("time for each question; 20, if you leave it out"),
    )
    @app_commands.choices(kind=KIND_CHOICES)
    async def trivia(
        self,
        interaction: Interaction,
        pack: str | None = None,
        questions: Range[int, 1, 50] = 1,
        kind: str | None = None,
        difficulty: Range[int, 1, 5] | None = None,
        seconds: Range[int, 5, 120] = DEFAULT_SECONDS,
    ) -> None:
        """Start a game in this channel."""
        in_play = self._library.for_server(interaction.guild_id or 0)

        def request() -> GameRequest:
            return GameRequest(
                pack=None if pack is None else pack_meant(in_play, pack).info.id,
                questions=questions,
                kind=Kind(kind) if kind else None,
                difficulty=difficulty,
                seconds=seconds,
            )

        await self._starting.start(interaction, request)

    async def stop(self, interaction: Interaction) -> None:
        """Stop the game of this channel."""
        self._games.stop(
            interaction.channel_id or 0,
            interaction.user.id,
            interaction.user.display_name,
            may_stop_any=may_stop_any_game(interaction.permissions),
        )
        line = for_member(interaction).say("The game is stopped; every point so far counts.")
        await self._sender.reply(interaction, line, private=True)

    async def offer_packs(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer the packs that match what was typed."""
        return pack_choices(self._library.for_server(interaction.guild_id or 0), typed)
