"""The intake of answers: the hot path from an answer to the private line that confirms it."""

import asyncio
import logging

from bot.discord_app.api.clock import born_ms
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards.verdicts import buttons_for, line_for
from bot.discord_app.controls.custom_ids import AnswerButton, InRound, TickMenu, WrittenForm
from bot.discord_app.outgoing.quick_replies import QuickReplies
from bot.discord_app.outgoing.response_state import claim
from bot.discord_app.showing.private_lines import PrivateLines
from bot.discord_app.words.languages import for_member
from bot.game.given import Given, Picked, Ticked, Wrote
from bot.play.running_games import RunningGames
from bot.play.tap import NotSaved, Outcome, RoundOver, Tap, TapOutcome, Underway

log = logging.getLogger(__name__)


class AnswerIntake:
    """Hands answers to their games; what it says is said only after the answer is on record."""

    def __init__(self, games: RunningGames, quick: QuickReplies, private: PrivateLines) -> None:
        self._games = games
        self._quick = quick
        self._private = private

    async def pick(self, interaction: Interaction, button: AnswerButton) -> None:
        """Take a tap on an option and say privately what became of it."""
        await self._take_and_tell(interaction, button, Picked(button.option))

    async def tick(self, interaction: Interaction, menu: TickMenu, values: tuple[str, ...]) -> None:
        """Take what was ticked in a menu."""
        await self._take_and_tell(interaction, menu, Ticked(tuple(map(int, values))))

    async def write(self, interaction: Interaction, form: WrittenForm, text: str) -> None:
        """Take what was written in a form."""
        await self._take_and_tell(interaction, form, Wrote(text))

    async def take(self, interaction: Interaction, control: InRound, given: Given) -> TapOutcome:
        """Hand an answer to its game; options are by shown position."""
        message = interaction.message
        if message is None or interaction.guild_id is None:
            return RoundOver()
        return await self._games.tap(
            Tap(
                guild=interaction.guild_id,
                channel=interaction.channel_id or 0,
                message=None if message.flags.ephemeral else message.id,
                game=control.game,
                round=control.round,
                given=given,
                user=interaction.user.id,
                name=interaction.user.display_name,
                at_ms=born_ms(interaction.id),
            )
        )

    async def _take_and_tell(
        self, interaction: Interaction, control: InRound, given: Given
    ) -> None:
        claim(interaction)
        outcome, words = await self.take(interaction, control, given), for_member(interaction)
        line = line_for(outcome, given, words)
        buttons = buttons_for(outcome, control, words, written=isinstance(given, Wrote))
        said = await self._quick.say(interaction.id, interaction.token, line, *buttons)
        if isinstance(outcome, Underway):
            outcome = await settled(outcome)
            line = line_for(outcome, given, words)
            buttons = buttons_for(outcome, control, words, written=isinstance(given, Wrote))
            said = await self._quick.say_instead(
                interaction.application_id, interaction.token, line, *buttons
            )
        if said and buttons:
            self._private.keep(interaction, control)


async def settled(underway: Underway) -> Outcome:
    """Return what became of an answer once that is known; one that met a bug is not counted."""
    try:
        return await asyncio.shield(underway.outcome)
    except Exception:
        log.exception("an answer could not be taken")
        return NotSaved(None)
