"""The start of a game: the command and the buttons that play on share this."""

from collections.abc import Callable
from math import ceil

import msgspec

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards.denials import Denial, Denied, TooManyStarts
from bot.discord_app.cards.interrupted import continued_card
from bot.discord_app.commands.places import obstacle_to_play
from bot.discord_app.controls.custom_ids import AgainButton, ContinueButton
from bot.discord_app.limits.token_bucket import TokenBuckets
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.showing.channel_stage import ChannelStages
from bot.play.game_request import GameRequest
from bot.play.running_games import RunningGames
from bot.play.venue import Venue

STARTS, STARTS_PER_SECOND = 5, 0.25


class GameStart:
    """Starts a member's game in the channel they are in."""

    def __init__(self, games: RunningGames, sender: Sender, stages: ChannelStages) -> None:
        self._games = games
        self._sender = sender
        self._stages = stages
        self._starts = TokenBuckets(STARTS, STARTS_PER_SECOND)

    async def start(
        self, interaction: Interaction, make_request: Callable[[], GameRequest]
    ) -> None:
        """Start a game whose first card answers this interaction.

        The request is made once it is known that the member may play. Raises RequestRefused or
        Denied when it cannot be played now, StoreError when it cannot be put on record.
        """
        venue = _venue(interaction)
        await self._see_whether_possible(interaction, venue)
        stage = self._stages.stage_for(venue.guild, venue.channel, interaction, answers=True)
        await self._games.start(venue, make_request(), stage)

    async def play_again(self, interaction: Interaction, button: AgainButton) -> None:
        """Start a game with the settings of an earlier one."""
        venue = _venue(interaction)
        request = await self._games.request_of(venue.guild, venue.channel, button.game)
        if request is None:
            raise Denied(Denial.OLD_BUTTON)
        again = msgspec.structs.replace(request, questions=button.questions)
        await self.start(interaction, lambda: again)

    async def go_on(self, interaction: Interaction, button: ContinueButton) -> None:
        """Continue a game that was interrupted; refused to all but its starter."""
        venue = _venue(interaction)
        await self._see_whether_possible(interaction, venue)
        stage = self._stages.stage_for(venue.guild, venue.channel, interaction, answers=False)
        await self._games.continue_game(venue, button.game, stage)
        words = await self._stages.languages.words(venue.guild, interaction)
        await self._sender.edit_reply(interaction, continued_card(venue.starter_name, words))

    async def _see_whether_possible(self, interaction: Interaction, venue: Venue) -> None:
        """Raise Denied unless this member may start a game, and later rounds can be shown too."""
        if wait := self._starts.use(venue.starter):
            raise Denied(TooManyStarts(ceil(wait)))
        obstacle = await obstacle_to_play(interaction)
        if obstacle is not None:
            raise Denied(obstacle)


def _venue(interaction: Interaction) -> Venue:
    if interaction.guild_id is None or interaction.channel_id is None:
        raise Denied(Denial.CHANNELS_ONLY)
    return Venue(
        guild=interaction.guild_id,
        channel=interaction.channel_id,
        starter=interaction.user.id,
        starter_name=interaction.user.display_name,
    )
