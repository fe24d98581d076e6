"""The parts of the bot that its Discord side is built upon, as `compose` hands them over."""

from dataclasses import dataclass

from bot.discord_app.api.clock import DiscordClock
from bot.play.running_games import RunningGames
from bot.play.server_settings import SettingsAtHand
from bot.ports.boards import Boards
from bot.ports.library import Library
from bot.ports.members import Members
from bot.ports.owner import Owner
from bot.ports.second_bot import Sightings
from bot.ports.servers import Servers


@dataclass(frozen=True, slots=True, kw_only=True)
class BotParts:
    """The one instance of each part in this process."""

    games: RunningGames
    library: Library
    boards: Boards
    members: Members
    servers: Servers
    settings: SettingsAtHand
    clock: DiscordClock
    owner: Owner
    sightings: Sightings | None = None
