"""The rooms of the house: every command and every control, built from the bot's parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from discord import app_commands

from bot.discord_app.answers.after_round import AfterRound
from bot.discord_app.answers.forms import Forms
from bot.discord_app.answers.intake import AnswerIntake
from bot.discord_app.answers.order_panel import OrderPanel
from bot.discord_app.api.clock import DiscordClock
from bot.discord_app.commands.game_start import GameStart
from bot.discord_app.commands.help import HelpCommands
from bot.discord_app.commands.operators import Operators
from bot.discord_app.commands.packs import PackCommands
from bot.discord_app.commands.play import PlayCommands
from bot.discord_app.commands.privacy import PrivacyCommands
from bot.discord_app.commands.scores import ScoreCommands
from bot.discord_app.controls.custom_ids import (
    AgainButton,
    AnswerButton,
    BoardButton,
    ContinueButton,
    Control,
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
from bot.discord_app.routing.router import Taker
from bot.discord_app.showing.channel_stage import ChannelStages
from bot.discord_app.showing.pictures import ReadPicture
from bot.discord_app.showing.private_lines import PrivateLines
from bot.play.running_games import RunningGames
from bot.ports.boards import Boards
from bot.ports.library import Library
from bot.ports.members import Members
from bot.ports.owner import SOLO, Owner
from bot.ports.second_bot import Sightings
from bot.ports.servers import Servers


@dataclass(frozen=True, slots=True, kw_only=True)
class BotParts:
    """What the rooms are built upon; `read_picture` raises TriviaError for what it cannot read."""

    games: RunningGames
    library: Library
    boards: Boards
    members: Members
    servers: Servers
    clock: DiscordClock
    read_picture: ReadPicture
    sightings: Sightings | None = None
    owner: Owner = SOLO


class Commands(Protocol):
    """A family of slash commands."""

    def add_to(self, tree: app_commands.CommandTree) -> None:
        """Make the commands known."""
        ...


class Routes:
    """Every command family, and who takes which control."""

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
        self._parts = parts
        self._sender = sender
        self._quick = quick
        self._private = private
        self._starting = GameStart(parts.games, sender, stages)
        self._scores = ScoreCommands(parts.boards, parts.clock, sender)
        self._packs = PackCommands(parts.library, sender, operators)
        self._privacy = PrivacyCommands(parts.members, parts.games, sender, in_flight)

    def families(self) -> tuple[Commands, ...]:
        """Return every family of commands."""
        parts = self._parts
        return (
            PlayCommands(parts.games, parts.library, self._sender, self._starting),
            self._scores,
            self._packs,
            self._privacy,
            HelpCommands(self._sender),
        )

    def controls(self) -> Mapping[type[Control], Taker]:
        """Return who takes what is pressed, chosen or written."""
        games, sender, quick = self._parts.games, self._sender, self._quick
        intake = AnswerIntake(games, quick, self._private)
        forms = Forms(games, quick, intake)
        panel = OrderPanel(games, sender, intake, self._private)
        after = AfterRound(games, sender, self._private)
        return {
            AnswerButton: intake.pick,
            TickMenu: intake.tick,
            WriteButton: forms.open,
            WrittenForm: forms.take,
            OrderButton: panel.open,
            PlaceButton: panel.place,
            SubmitOrderButton: panel.submit,
            SourceButton: after.show_source,
            RevealButton: after.reveal,
            AgainButton: self._starting.play_again,
            ContinueButton: self._starting.go_on,
            EraseButton: self._privacy.erase,
            BoardButton: self._scores.turn,
            PackButton: self._packs.turn,
        }
