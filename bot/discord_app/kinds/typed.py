"""The cards of a typed answer: a form, and letters of the answer while time runs."""

from collections.abc import Sequence

from bot.discord_app.drawing.elements import Row
from bot.discord_app.drawing.hint import hint_line
from bot.discord_app.kinds.kind_drawing import (
    ANSWER_ROOM,
    PACK_ANSWER_ROOM,
    Field,
    KindDrawing,
    answer_button,
    answer_field,
    right,
    right_answer,
)
from bot.discord_app.words.markdown import Markdown, said
from bot.discord_app.words.words import Words
from bot.game.kinds.typed import OpenTyped, SettledTyped, Typed
from bot.ports.stage import QuestionCard


class TypedDrawing(KindDrawing[Typed, OpenTyped, SettledTyped]):
    """How many have solved it may be told: it says nothing of the answer."""

    tells_solved = True
    longest = 200

    def name(self, words: Words) -> Markdown:
        """Return what it is called."""
        return words.say("type the answer")

    def lines(self, asked: OpenTyped, words: Words) -> tuple[Markdown, ...]:
        """Return the hint, once there is one."""
        return (hint_line(asked.hint, words),) if asked.hint else ()

    def controls(self, card: QuestionCard, asked: OpenTyped, words: Words) -> Row:
        """Return the way to the form."""
        return answer_button(card, words)

    def field(self, asked: OpenTyped, words: Words) -> Field:
        """Ask for one answer."""
        return answer_field(words)

    def recalled(self, asked: OpenTyped, words: Words) -> tuple[Markdown, ...]:
        """Repeat the hint."""
        return self.lines(asked, words)

    def revealed(
        self,
        settled: SettledTyped,
        answered: int,
        words: Words,
    ) -> Sequence[Markdown]:
        """Return the answer."""
        return (right_answer(said(settled.answer, ANSWER_ROOM), words),)

    def in_pack(self, question: Typed, words: Words) -> Markdown:
        """Return every accepted form."""
        return right(said(question.accepted_text(), PACK_ANSWER_ROOM - 2))
