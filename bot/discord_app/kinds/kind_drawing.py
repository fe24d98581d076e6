"""What the cards ask of every kind of question; each kind is drawn in a file of its own."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

import msgspec

from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import Control, WriteButton
from bot.discord_app.drawing.elements import Button, Look, Menu, Row
from bot.discord_app.drawing.sayings import worded
from bot.discord_app.words.markdown import Markdown, bold, joined
from bot.discord_app.words.words import Words
from bot.game.question import Asked, OpenPart, SettledPart
from bot.ports.stage import QuestionCard, Scorer

Q = TypeVar("Q", bound=Asked)
O = TypeVar("O", bound=OpenPart)  # noqa: E741 - the three letters of KindDrawing[Q, O, S]
S = TypeVar("S", bound=SettledPart)

ANSWER_ROOM = 600
PACK_ANSWER_ROOM = 320
RIGHT = Markdown("✓")
LABEL_ROOM = 45
"""Characters that Discord allows over the field of a form."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """The field of a form: what is asked for, and whether it takes many lines."""

    label: str
    hint: str
    many_lines: bool = False


class KindDrawing(ABC, Generic[Q, O, S]):
    """How one kind is drawn: `O` is what its open cards show and `S` what its reveals do."""

    tells_solved = False
    """Whether an open card may tell how many have solved it, which gives nothing away."""
    longest = 0
    """Characters that a member may write in its form, if it has one."""

    @abstractmethod
    def name(self, words: Words) -> Markdown:
        """Return the kind in plain words, the same on cards and in commands."""

    def lines(self, asked: O, words: Words) -> tuple[Markdown, ...]:
        """Return what stands between the question and its controls: options, hints, help."""
        return ()

    @abstractmethod
    def controls(self, card: QuestionCard, asked: O, words: Words) -> Row | Menu:
        """Return what an open card is answered with."""

    def field(self, asked: O, words: Words) -> Field | None:
        """Return the field of the form behind “Answer”; None where nothing is written."""
        return None

    def recalled(self, asked: O, words: Words) -> tuple[Markdown, ...]:
        """Return what its form repeats of the card below the question."""
        return ()

    def unfit(self, words: Words) -> Markdown:
        """Return what is said of something that cannot be an answer here."""
        return words.say("That cannot be an answer here; no try was used.")

    @abstractmethod
    def revealed(self, settled: S, answered: int, words: Words) -> Sequence[Markdown]:
        """Return the lines that tell what is right, and what so many members chose."""

    def who_scored(self, names: Markdown, words: Words, *, all_right: bool) -> Markdown:
        """Return the line of those who scored."""
        if all_right:
            return words.say("Right: {names}.", names=names)
        return words.say("Scored: {names}.", names=names)

    def part(self, settled: S, scorer: Scorer, words: Words) -> Markdown | None:
        """Return which part of the answer somebody had, or what they said; None for all of it."""
        return None

    def in_pack(self, question: Q, words: Words) -> Markdown:
        """Return the right answer as moderators read it in the pack."""
        return right(worded(question.right_answer(), words, PACK_ANSWER_ROOM - 2))


def main_button(label: str, meaning: Control) -> Row:
    """Return the one button of a card that is not answered with a tap."""
    return Row((Button(label=label, custom_id=custom_ids.write(meaning), look=Look.MAIN),))


def answer_button(card: QuestionCard, words: Words) -> Row:
    """Return the button that opens the form of a card."""
    return main_button(words.plain("Answer"), WriteButton(card.game, card.round))


def answer_field(words: Words) -> Field:
    """Return the field for one answer in a member's own words."""
    return Field(
        label=words.plain("Your answer"), hint=words.plain("Spelling need not be perfect.")
    )


def right(text: Markdown) -> Markdown:
    """Return something right with the mark of it."""
    return joined(" ", (RIGHT, text))


def right_answer(answer: Markdown, words: Words) -> Markdown:
    """Return the line that tells the one right answer."""
    return words.say("{right} — right answer", right=right(bold(answer)))
