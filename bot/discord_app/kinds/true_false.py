"""The cards of true or false: two buttons, and no lines before the reveal."""

from collections.abc import Sequence

from bot.discord_app.controls.custom_ids import AnswerButton
from bot.discord_app.drawing.elements import Row
from bot.discord_app.drawing.sayings import true_or_false
from bot.discord_app.kinds.kind_drawing import KindDrawing
from bot.discord_app.kinds.options import marked, option_buttons
from bot.discord_app.words.markdown import Markdown
from bot.discord_app.words.words import Words
from bot.game.kinds.true_false import OpenTrueFalse, SettledTrueFalse, TrueFalse
from bot.ports.stage import QuestionCard


class TrueFalseDrawing(KindDrawing[TrueFalse, OpenTrueFalse, SettledTrueFalse]):
    """True stands first, always."""

    def name(self, words: Words) -> Markdown:
        """Return what it is called."""
        return words.say("true or false")

    def controls(self, card: QuestionCard, asked: OpenTrueFalse, words: Words) -> Row:
        """Return the two buttons."""
        return Row(option_buttons(_both(words), lambda at: AnswerButton(card.game, card.round, at)))

    def revealed(
        self, settled: SettledTrueFalse, answered: int, words: Words
    ) -> Sequence[Markdown]:
        """Return both with the right one marked."""
        return marked(_both(words), (settled.right,), settled.counts, answered, words)


def _both(words: Words) -> tuple[Markdown, Markdown]:
    return true_or_false(words, true=True), true_or_false(words, true=False)
