"""The cards of a list: a form for many names, and all of them afterwards."""

from collections.abc import Sequence

from bot.discord_app.drawing.elements import Row
from bot.discord_app.drawing.sayings import worded
from bot.discord_app.kinds.kind_drawing import (
    ANSWER_ROOM,
    PACK_ANSWER_ROOM,
    RIGHT,
    Field,
    KindDrawing,
    answer_button,
    right,
)
from bot.discord_app.words.markdown import Markdown, bold, small
from bot.discord_app.words.words import Words
from bot.game.kinds.listing import Listing, OpenListing, SettledListing
from bot.ports.stage import QuestionCard, Scorer


class ListingDrawing(KindDrawing[Listing, OpenListing, SettledListing]):
    """How many have solved it may be told: it says nothing of the names."""

    tells_solved = True
    longest = 1000

    def name(self, words: Words) -> Markdown:
        """Return what it is called."""
        return words.say("name as many as you can")

    def lines(self, asked: OpenListing, words: Words) -> tuple[Markdown, ...]:
        """Return how many names are enough."""
        line = words.count(
            "Name as many as you can: {n} name for the full points.",
            "Name as many as you can: {n} names for the full points.",
            asked.wanted,
        )
        return (small(line),)

    def controls(self, card: QuestionCard, asked: OpenListing, words: Words) -> Row:
        """Return the way to the form."""
        return answer_button(card, words)

    def field(self, asked: OpenListing, words: Words) -> Field:
        """Ask for many names."""
        return Field(
            label=words.plain("As many names as you know"),
            hint=words.plain("One a line, or with commas."),
            many_lines=True,
        )

    def revealed(
        self,
        settled: SettledListing,
        answered: int,
        words: Words,
    ) -> Sequence[Markdown]:
        """Return every name."""
        head = words.say("{mark} Right answers", mark=RIGHT)
        return (head, bold(worded(settled.answer, words, ANSWER_ROOM)))

    def part(self, settled: SettledListing, scorer: Scorer, words: Words) -> Markdown | None:
        """Return how many names somebody had of those that are enough."""
        if scorer.share >= 1:
            return None
        hits = round(scorer.share * settled.wanted)
        return words.say("{hits} of {all}", hits=hits, all=settled.wanted)

    def in_pack(self, question: Listing, words: Words) -> Markdown:
        """Return every name, and how many are enough."""
        names = worded(question.right_answer(), words, PACK_ANSWER_ROOM)
        return right(words.say("{wanted} of: {names}", wanted=question.wanted, names=names))
