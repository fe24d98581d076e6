"""Starting a game from an interaction: the command and the buttons that play on share this."""

from bot.discord_app.burst_limit import BurstLimit
from bot.discord_app.cards import lines
from bot.discord_app.channel_stage import ChannelStage
from bot.discord_app.clock import DiscordClock
from bot.discord_app.permissions import missing_to_play
from bot.discord_app.sender import Interaction, Sender
from bot.errors import PlayError
from bot.play.live_game import Seat
from bot.play.requests import GameRequest
from bot.play.table import Table


class Starting:
    """Seats a member's game in the channel they are in."""

    def __init__(self, table: Table, sender: Sender, clock: DiscordClock) -> None:
        self._table = table
        self._sender = sender
        self._clock = clock
        self._limit = BurstLimit()

    async def start(self, interaction: Interaction, request: GameRequest) -> None:
        """Start a game whose first card answers this interaction.

        Raises PlayError when it cannot be played now, StoreError when it cannot be put on record.
        """
        seat = _seat(interaction)
        self._limit.use(seat.starter)
        missing = missing_to_play(interaction)
        if missing:
            await self._sender.reply(interaction, lines.missing_permissions(missing), private=True)
            return
        stage = ChannelStage(self._sender, self._clock, interaction, seat.guild, seat.channel)
        await self._table.start(seat, request, stage)


def _seat(interaction: Interaction) -> Seat:
    if interaction.guild_id is None or interaction.channel_id is None:
        raise PlayError("A game needs a channel of a server.", "Start it in one of those.")
    return Seat(
        guild=interaction.guild_id,
        channel=interaction.channel_id,
        starter=interaction.user.id,
        starter_name=interaction.user.display_name,
    )
