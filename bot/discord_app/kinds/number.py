"""The cards of a number: a form, how far off is too far, and who came closest."""

from collections.abc import Sequence

from bot.discord_app.drawing.elements import Row
from bot.discord_app.drawing.sayings import worded
from bot.discord_app.kinds.kind_drawing import (
    ANSWER_ROOM,
    LABEL_ROOM,
    Field,
    KindDrawing,
    answer_button,
    right_answer,
)
from bot.discord_app.words.markdown import Markdown, joined, label, said, small, unbroken
from bot.discord_app.words.words import Words
from bot.game.kinds.number import CLOSEST_SHARE, Number, OpenNumber, SettledNumber, may_be_year
from bot.ports.stage import QuestionCard, Scorer

UNIT_ROOM = 40
GUESS_ROOM = 40


class NumberDrawing(KindDrawing[Number, OpenNumber, SettledNumber]):
    """Who has it is never told before the end: it would say that somebody hit it."""

    longest = 40

    def name(self, words: Words) -> Markdown:
        """Return what it is called."""
        return words.say("closest number")

    def lines(self, asked: OpenNumber, words: Words) -> tuple[Markdown, ...]:
        """Return how points fall with the distance."""
        line = words.say(
            "The nearer, the more: all on the spot, none from {distance} off; "
            "the closest gets at least {share}.",
            distance=with_unit(asked.scale, asked.unit, words),
            share=_least(words),
        )
        return (small(line),)

    def controls(self, card: QuestionCard, asked: OpenNumber, words: Words) -> Row:
        """Return the way to the form."""
        return answer_button(card, words)

    def field(self, asked: OpenNumber, words: Words) -> Field:
        """Ask for a number in its unit."""
        asks = (
            words.plain("Your number: {unit}", unit=asked.unit)
            if asked.unit
            else words.plain("Your number")
        )
        return Field(
            label=label(asks, LABEL_ROOM),
            hint=words.plain("Closest wins; one number."),
        )

    def unfit(self, words: Words) -> Markdown:
        """Return what is said of something that is no number."""
        return words.say("That is not a number, so no try was used. Digits alone do best.")

    def revealed(
        self,
        settled: SettledNumber,
        answered: int,
        words: Words,
    ) -> Sequence[Markdown]:
        """Return the right number."""
        return (right_answer(worded(settled.answer, words, ANSWER_ROOM), words),)

    def who_scored(self, names: Markdown, words: Words, *, all_right: bool) -> Markdown:
        """Return the line of those who came closest."""
        return words.say("Closest: {names}.", names=names)

    def part(self, settled: SettledNumber, scorer: Scorer, words: Words) -> Markdown | None:
        """Return what somebody guessed."""
        return None if scorer.answer is None else worded(scorer.answer, words, GUESS_ROOM)


def with_unit(value: float, unit: str, words: Words) -> Markdown:
    """Return a number as members read it, with its unit if it has one, in one piece."""
    number = words.amount(value, grouped=not may_be_year(value, unit))
    return unbroken(joined(" ", (number, said(unit, UNIT_ROOM))) if unit else number)


def _least(words: Words) -> Markdown:
    """Return what the closest get at the least: “half”, or a percentage."""
    if CLOSEST_SHARE == 0.5:
        return words.say("half")
    return Markdown(f"{CLOSEST_SHARE:.0%}")
