"""The cards of a choice: a button an option."""

from collections.abc import Sequence

from bot.discord_app.controls.custom_ids import AnswerButton
from bot.discord_app.drawing.elements import Row
from bot.discord_app.kinds.kind_drawing import KindDrawing
from bot.discord_app.kinds.options import block, lettered, marked, option_buttons, right_first
from bot.discord_app.words.markdown import Markdown
from bot.discord_app.words.words import Words
from bot.game.kinds.choice import Choice, OpenChoice, SettledChoice
from bot.ports.stage import QuestionCard


class ChoiceDrawing(KindDrawing[Choice, OpenChoice, SettledChoice]):
    """Lettered lines, one button each, and the spread of the answers afterwards."""

    def name(self, words: Words) -> Markdown:
        """Return what it is called."""
        return words.say("multiple choice")

    def lines(self, asked: OpenChoice, words: Words) -> tuple[Markdown, ...]:
        """Return the options."""
        return (block(asked.options),)

    def controls(self, card: QuestionCard, asked: OpenChoice, words: Words) -> Row:
        """Return a button an option."""
        return Row(
            option_buttons(asked.options, lambda at: AnswerButton(card.game, card.round, at))
        )

    def revealed(self, settled: SettledChoice, answered: int, words: Words) -> Sequence[Markdown]:
        """Return the options with the right one marked."""
        lines = lettered(settled.options)
        return marked(lines, (settled.right,), settled.counts, answered, words)

    def in_pack(self, question: Choice, words: Words) -> Markdown:
        """Return the right option, then the wrong ones."""
        return right_first((question.answer,), question.options)
