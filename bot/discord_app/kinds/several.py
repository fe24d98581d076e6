"""The cards of several right options: a menu to tick, and the spread of the ticks afterwards."""

from collections.abc import Sequence

from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import TickMenu
from bot.discord_app.drawing.elements import Menu, MenuChoice
from bot.discord_app.kinds.kind_drawing import KindDrawing
from bot.discord_app.kinds.options import block, lettered, marked, right_first
from bot.discord_app.words.markdown import Markdown, label, letter, small
from bot.discord_app.words.words import Words
from bot.game.kinds.several import OpenSeveral, SettledSeveral, Several
from bot.ports.stage import QuestionCard, Scorer

CHOICE_ROOM = 100


class SeveralDrawing(KindDrawing[Several, OpenSeveral, SettledSeveral]):
    """That all which apply are to be ticked is left to the question and the menu."""

    def name(self, words: Words) -> Markdown:
        """Return what it is called."""
        return words.say("tick all that apply")

    def lines(self, asked: OpenSeveral, words: Words) -> tuple[Markdown, ...]:
        """Return the options, and how points come to be."""
        line = words.say("A right tick counts for you, a wrong one against.")
        return (block(asked.options), small(line))

    def controls(self, card: QuestionCard, asked: OpenSeveral, words: Words) -> Menu:
        """Return the menu."""
        return Menu(
            custom_id=custom_ids.write(TickMenu(card.game, card.round)),
            placeholder=words.plain("Tick all that apply"),
            choices=tuple(
                MenuChoice(label(f"{letter(position)}. {option}", CHOICE_ROOM), str(position))
                for position, option in enumerate(asked.options)
            ),
        )

    def revealed(self, settled: SettledSeveral, answered: int, words: Words) -> Sequence[Markdown]:
        """Return the options with the right ones marked."""
        lines = lettered(settled.options)
        return marked(lines, settled.right, settled.counts, answered, words)

    def part(self, settled: SettledSeveral, scorer: Scorer, words: Words) -> Markdown | None:
        """Return how many of the right ones somebody had, less the wrong ones."""
        if scorer.share >= 1:
            return None
        whole = len(settled.right)
        return words.say("{hits} of {all}", hits=round(scorer.share * whole), all=whole)

    def in_pack(self, question: Several, words: Words) -> Markdown:
        """Return the right options, then the wrong ones."""
        return right_first(question.answer, question.options)
