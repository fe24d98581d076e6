"""Forms: how “Answer” opens one, and how what was written in it becomes an answer."""

from bot.discord_app.answers.intake import AnswerIntake
from bot.discord_app.api.clock import born_ms
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards import lines
from bot.discord_app.cards.form import answer_form, is_too_long
from bot.discord_app.cards.verdicts import line_for
from bot.discord_app.controls.custom_ids import WriteButton, WrittenForm
from bot.discord_app.outgoing.quick_replies import QuickReplies
from bot.discord_app.outgoing.response_state import claim
from bot.game.given import Wrote
from bot.game.round import Admission
from bot.play import tap_replies
from bot.play.live_round import LiveRound
from bot.play.running_games import RunningGames


class Forms:
    """Opens a form only where an answer can still count."""

    def __init__(self, games: RunningGames, quick: QuickReplies, intake: AnswerIntake) -> None:
        self._games = games
        self._quick = quick
        self._intake = intake

    async def open(self, interaction: Interaction, button: WriteButton) -> None:
        """Open the form of a round, or say why it is closed."""
        live = self._games.open_round(button.game, button.round)
        given = 0 if live is None else live.rules.saved_count(interaction.user.id)
        form = None if live is None else answer_form(live.card, given)
        if live is None or form is None:
            await self._say(interaction, lines.ROUND_OVER)
        elif closed := _closed_to(live, interaction):
            await self._say(interaction, closed)
        else:
            claim(interaction)
            await self._quick.open_form(interaction.id, interaction.token, form)

    async def take(self, interaction: Interaction, form: WrittenForm, text: str) -> None:
        """Take what was written; the time that counts is that of its sending."""
        live = self._games.open_round(form.game, form.round)
        if live is not None and is_too_long(live.card, text):
            await self._say(interaction, lines.UNREADABLE)
        else:
            await self._intake.write(interaction, form, text)

    async def _say(self, interaction: Interaction, line: str) -> None:
        claim(interaction)
        await self._quick.say(interaction.id, interaction.token, line)


def _closed_to(live: LiveRound, interaction: Interaction) -> str:
    user = interaction.user.id
    if born_ms(interaction.id) > live.rules.closes_ms:
        return lines.TOO_LATE
    if live.rules.tries_left(user) == 0:
        return line_for(tap_replies.refused(live.rules, Admission.NO_TRIES, user), Wrote(""))
    return ""
