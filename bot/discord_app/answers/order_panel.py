"""Order panels: things are put in order in private, one tap each, and then sent."""

from bot.discord_app.answers.intake import AnswerIntake, settled
from bot.discord_app.api.clock import born_ms
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards import lines
from bot.discord_app.cards.order_panel import (
    is_order_of,
    locked_lines,
    locked_panel,
    panel_card,
    places,
)
from bot.discord_app.cards.verdicts import line_for, reveal_now
from bot.discord_app.controls.custom_ids import OrderButton, PlaceButton, SubmitOrderButton
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.showing.private_lines import PrivateLines
from bot.discord_app.words.languages import for_member
from bot.game.given import Arranged
from bot.play.open_card import OpenForm
from bot.play.running_games import RunningGames
from bot.play.tap import LockedIn, NotSaved, Underway, Unfit
from bot.ports.stage import QuestionCard


class OrderPanel:
    """Keeps no state: each tap carries the order so far, so that a restart loses none of it."""

    def __init__(
        self, games: RunningGames, sender: Sender, intake: AnswerIntake, private: PrivateLines
    ) -> None:
        self._games = games
        self._sender = sender
        self._intake = intake
        self._private = private

    async def open(self, interaction: Interaction, button: OrderButton) -> None:
        """Show the panel to who asked for it, or say why no order is taken."""
        user, at_ms = interaction.user.id, born_ms(interaction.id)
        words = for_member(interaction)
        opening = self._games.form_for(button.game, button.round, user, at_ms)
        if not isinstance(opening, OpenForm):
            line = line_for(opening, Arranged(()), words)
            await self._sender.reply(interaction, line, private=True)
            return
        await self._sender.reply(interaction, panel_card(opening.card, (), words), private=True)
        self._private.keep(interaction, button, lines.round_over(words))

    async def place(self, interaction: Interaction, button: PlaceButton) -> None:
        """Show the panel with one thing more in its place, or with none."""
        card, words = self._open_card(button), for_member(interaction)
        placed = places(button.placed)
        if card is None or not is_order_of(card, placed):
            await self._sender.edit_reply(interaction, lines.round_over(words))
        else:
            await self._sender.edit_reply(interaction, panel_card(card, placed, words))
            self._private.keep(interaction, button, lines.round_over(words))

    async def submit(self, interaction: Interaction, button: SubmitOrderButton) -> None:
        """Take the order; the panel stays where it could not be taken."""
        card, words = self._open_card(button), for_member(interaction)
        given = Arranged(places(button.placed))
        if card is None or not is_order_of(card, given.options):
            await self._sender.edit_reply(interaction, lines.round_over(words))
            return
        outcome = await self._intake.take(interaction, button, given)
        if isinstance(outcome, Underway):
            waiting = panel_card(card, given.options, words, line_for(outcome, given, words))
            await self._sender.edit_reply(interaction, waiting)
            outcome = await settled(outcome)
        if not isinstance(outcome, LockedIn | NotSaved | Unfit):
            await self._sender.edit_reply(interaction, line_for(outcome, given, words))
        elif isinstance(outcome, LockedIn):
            await self._show_locked(interaction, button, card, outcome)
        else:
            note = (
                words.say("Place all of them, each once, then submit.")
                if isinstance(outcome, Unfit)
                else line_for(outcome, given, words)
            )
            await self._sender.edit_reply(interaction, panel_card(card, given.options, words, note))
            self._private.keep(interaction, button, lines.round_over(words))

    async def _show_locked(
        self,
        interaction: Interaction,
        button: SubmitOrderButton,
        card: QuestionCard,
        outcome: LockedIn,
    ) -> None:
        words = for_member(interaction)
        order, left = places(button.placed), outcome.changes_left
        more = (reveal_now(button, words),) if outcome.may_reveal else ()
        locked = locked_panel(card, order, words, *more, left=left)
        await self._sender.edit_reply(interaction, locked)
        self._private.keep(interaction, button, locked_lines(card, order, words))

    def _open_card(self, button: PlaceButton | SubmitOrderButton) -> QuestionCard | None:
        shown = self._games.open_card(button.game, button.round)
        return None if shown is None else shown.card
