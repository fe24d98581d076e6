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
from bot.discord_app.words.languages import for_member
from bot.discord_app.words.markdown import Markdown
from bot.game.given import Wrote
from bot.play.open_card import OpenForm
from bot.play.running_games import RunningGames


class Forms:
    """Opens a form only where an answer can still count."""

    def __init__(self, games: RunningGames, quick: QuickReplies, intake: AnswerIntake) -> None:
        self._games = games
        self._quick = quick
        self._intake = intake

    async def open(self, interaction: Interaction, button: WriteButton) -> None:
        """Open the form of a round, or say why it is closed."""
        user, at_ms = interaction.user.id, born_ms(interaction.id)
        words = for_member(interaction)
        opening = self._games.form_for(button.game, button.round, user, at_ms)
        if not isinstance(opening, OpenForm):
            await self._say(interaction, line_for(opening, Wrote(""), words))
        elif form := answer_form(opening.card, opening.revision, words):
            claim(interaction)
            await self._quick.open_form(interaction.id, interaction.token, form)
        else:
            await self._say(interaction, lines.round_over(words))

    async def take(self, interaction: Interaction, form: WrittenForm, text: str) -> None:
        """Take what was written; the time that counts is that of its sending."""
        shown = self._games.open_card(form.game, form.round)
        if shown is not None and is_too_long(shown.card, text):
            await self._say(interaction, lines.unreadable(for_member(interaction)))
        else:
            await self._intake.write(interaction, form, text)

    async def _say(self, interaction: Interaction, line: Markdown) -> None:
        claim(interaction)
        await self._quick.say(interaction.id, interaction.token, line)
