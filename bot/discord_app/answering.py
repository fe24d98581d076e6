"""Answering: the hot path from a tap on an option to the private line that confirms it."""

from bot.discord_app.callbacks import Callbacks
from bot.discord_app.cards import lines
from bot.discord_app.clock import born_ms
from bot.discord_app.custom_ids import AnswerButton
from bot.discord_app.sender import Interaction
from bot.play.table import Table
from bot.play.tapping import LockedIn, NotSaved, Tap, TapOutcome, TooLate


class Answering:
    """Hands taps to their games; what it says is said only after the answer is on record."""

    def __init__(self, table: Table, callbacks: Callbacks) -> None:
        self._table = table
        self._callbacks = callbacks

    async def answer(self, interaction: Interaction, button: AnswerButton) -> None:
        """Take a tap on an option and say privately what became of it."""
        say = self._callbacks.say
        message = interaction.message
        if message is None or interaction.guild_id is None:
            await say(interaction.id, interaction.token, lines.ROUND_OVER)
            return
        outcome = await self._table.tap(
            Tap(
                guild=interaction.guild_id,
                channel=interaction.channel_id or 0,
                message=message.id,
                game=button.game,
                round=button.round,
                option=button.option,
                user=interaction.user.id,
                name=interaction.user.display_name,
                at_ms=born_ms(interaction.id),
            )
        )
        line = line_for(outcome)
        if isinstance(outcome, LockedIn) and outcome.may_reveal:
            reveal = lines.reveal_now(button.game, button.round)
            await say(interaction.id, interaction.token, line, reveal)
        else:
            await say(interaction.id, interaction.token, line)


def line_for(outcome: TapOutcome) -> str:
    """Return the one line that a member reads after a tap."""
    match outcome:
        case LockedIn(option, text):
            return lines.locked_in(option, text)
        case TooLate():
            return lines.TOO_LATE
        case NotSaved(earlier):
            return lines.not_saved(earlier)
    return lines.ROUND_OVER
