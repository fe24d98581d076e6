"""The cards of clues: a form, and clues that join the first one while time runs."""

from collections.abc import Sequence

from bot.discord_app.drawing.elements import Row
from bot.discord_app.kinds.kind_drawing import (
    PACK_ANSWER_ROOM,
    Field,
    KindDrawing,
    answer_button,
    answer_field,
    right,
    right_answer,
)
from bot.discord_app.words.markdown import OPTION_ROOM, Markdown, in_lines, said, small
from bot.discord_app.words.words import Words
from bot.game.kinds.clues import Clues, OpenClues, SettledClues
from bot.ports.stage import QuestionCard

CLUE_ROOM = 200


class CluesDrawing(KindDrawing[Clues, OpenClues, SettledClues]):
    """How many have solved it may be told: it says nothing of the answer."""

    tells_solved = True
    longest = 200

    def name(self, words: Words) -> Markdown:
        """Return what it is called."""
        return words.say("guess from clues")

    def lines(self, asked: OpenClues, words: Words) -> tuple[Markdown, ...]:
        """Return the clues after the first, and what waiting for the next one costs."""
        shown = 1 + len(asked.shown)
        if shown < asked.clues:
            line = words.say(
                "Clue {shown} of {all}: each further clue takes something off the points.",
                shown=shown,
                all=asked.clues,
            )
        else:
            line = words.say("That was the last of {all} clues.", all=asked.clues)
        return (*_below(asked.shown, words), small(line))

    def controls(self, card: QuestionCard, asked: OpenClues, words: Words) -> Row:
        """Return the way to the form."""
        return answer_button(card, words)

    def field(self, asked: OpenClues, words: Words) -> Field:
        """Ask for one answer."""
        return answer_field(words)

    def recalled(self, asked: OpenClues, words: Words) -> tuple[Markdown, ...]:
        """Repeat the clues so far."""
        return _below(asked.shown, words)

    def revealed(self, settled: SettledClues, answered: int, words: Words) -> Sequence[Markdown]:
        """Return every clue, and the answer."""
        answer = right_answer(said(settled.answer, OPTION_ROOM), words)
        return (*_below(settled.clues, words), answer)

    def in_pack(self, question: Clues, words: Words) -> Markdown:
        """Return every accepted form."""
        return right(said(" / ".join(question.accepted), PACK_ANSWER_ROOM - 2))


def _below(clues: Sequence[str], words: Words) -> tuple[Markdown, ...]:
    """Return the clues after the first, which stands above them as the question."""
    lines = [
        words.say("Clue {number}: {clue}", number=number, clue=said(clue, CLUE_ROOM))
        for number, clue in enumerate(clues, 2)
    ]
    return (in_lines(*lines),) if lines else ()
