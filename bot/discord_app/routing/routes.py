"""Routes: every command and every control, with what takes it, built from the bot's parts."""

from typing import Protocol, assert_never

from discord import app_commands

from bot.discord_app.answers.after_round import AfterRound
from bot.discord_app.answers.forms import Forms
from bot.discord_app.answers.intake import AnswerIntake
from bot.discord_app.answers.order_panel import OrderPanel
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.commands.game_start import GameStart
from bot.discord_app.commands.help import HelpCommands
from bot.discord_app.commands.operators import Operators
from bot.discord_app.commands.packs import PackCommands
from bot.discord_app.commands.play import PlayCommands
from bot.discord_app.commands.privacy import PrivacyCommands
from bot.discord_app.commands.scores import ScoreCommands
from bot.discord_app.commands.settings import SettingsCommands
from bot.discord_app.controls.custom_ids import (
    AgainButton,
    AnswerButton,
    BoardButton,
    ContinueButton,
    EraseButton,
    OrderButton,
    PackButton,
    PlaceButton,
    RevealButton,
    SourceButton,
    SubmitOrderButton,
    TickMenu,
    WriteButton,
    WrittenForm,
)
from bot.discord_app.limits.in_flight import InFlight
from bot.discord_app.outgoing.quick_replies import QuickReplies
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.routing.bot_parts import BotParts
from bot.discord_app.routing.origin import Admitted
from bot.discord_app.showing.channel_stage import ChannelStages
from bot.discord_app.showing.private_lines import PrivateLines


class Commands(Protocol):
    """A family of slash commands."""

    def add_to(self, tree: app_commands.CommandTree) -> None:
        """Make the commands known."""
        ...


class Routes:
    """Every family of commands, and what takes each control."""

    def __init__(
        self,
        parts: BotParts,
        sender: Sender,
        quick: QuickReplies,
        private: PrivateLines,
        stages: ChannelStages,
        operators: Operators,
        in_flight: InFlight,
    ) -> None:
        games, library = parts.games, parts.library
        self._intake = AnswerIntake(games, quick, private)
        self._forms = Forms(games, quick, self._intake)
        self._panel = OrderPanel(games, sender, self._intake, private)
        self._after_round = AfterRound(games, sender, private)
        self._start = GameStart(games, sender, stages)
        self._play = PlayCommands(games, library, sender, self._start)
        self._scores = ScoreCommands(parts.boards, parts.clock, sender, stages.languages)
        self._packs = PackCommands(library, sender, operators)
        self._privacy = PrivacyCommands(parts.members, games, sender, in_flight)
        self._settings = SettingsCommands(parts.settings, stages.languages, sender)
        self._help = HelpCommands(sender)

    def commands(self) -> tuple[Commands, ...]:
        """Return every family of commands."""
        return (
            *(self._play, self._scores, self._packs),
            *(self._settings, self._privacy, self._help),
        )

    async def take(self, interaction: Interaction, used: Admitted) -> None:  # noqa: C901, PLR0912 - a case each
        """Hand a control to what takes it, with what was chosen or written."""
        control = used.control
        match control:
            case AnswerButton():
                await self._intake.pick(interaction, control)
            case TickMenu():
                await self._intake.tick(interaction, control, used.chosen)
            case WriteButton():
                await self._forms.open(interaction, control)
            case WrittenForm():
                await self._forms.take(interaction, control, used.written)
            case OrderButton():
                await self._panel.open(interaction, control)
            case PlaceButton():
                await self._panel.place(interaction, control)
            case SubmitOrderButton():
                await self._panel.submit(interaction, control)
            case SourceButton():
                await self._after_round.show_source(interaction, control)
            case RevealButton():
                await self._after_round.reveal(interaction, control)
            case AgainButton():
                await self._start.play_again(interaction, control)
            case ContinueButton():
                await self._start.go_on(interaction, control)
            case EraseButton():
                await self._privacy.erase(interaction, control)
            case BoardButton():
                await self._scores.turn(interaction, control)
            case PackButton():
                await self._packs.turn(interaction, control)
            case _:
                assert_never(control)
