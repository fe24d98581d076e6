"""The cards of an order: a private panel to put things in order, and the right one afterwards."""

from collections.abc import Sequence

from bot.discord_app.controls.custom_ids import OrderButton
from bot.discord_app.drawing.elements import Row
from bot.discord_app.kinds.kind_drawing import RIGHT, KindDrawing, main_button
from bot.discord_app.kinds.options import block
from bot.discord_app.words.markdown import Markdown, bold, option_room, said, small
from bot.discord_app.words.words import Words
from bot.game.kinds.order import OpenOrder, Order, SettledOrder
from bot.ports.stage import QuestionCard, Scorer


class OrderDrawing(KindDrawing[Order, OpenOrder, SettledOrder]):
    """The panel itself is drawn in `cards/order_panel.py`."""

    def name(self, words: Words) -> Markdown:
        """Return what it is called."""
        return words.say("put in order")

    def lines(self, asked: OpenOrder, words: Words) -> tuple[Markdown, ...]:
        """Return the things, and how points come to be."""
        line = words.say("Put them in order: every pair in the right order counts.")
        return (block(asked.options), small(line))

    def controls(self, card: QuestionCard, asked: OpenOrder, words: Words) -> Row:
        """Return the way to the panel."""
        return main_button(words.plain("Put in order"), OrderButton(card.game, card.round))

    def revealed(
        self,
        settled: SettledOrder,
        answered: int,
        words: Words,
    ) -> Sequence[Markdown]:
        """Return the things in their right order."""
        head = words.say("{mark} Right order", mark=RIGHT)
        return (head, *in_places(settled.answer))

    def part(self, settled: SettledOrder, scorer: Scorer, words: Words) -> Markdown | None:
        """Return how many pairs somebody had right."""
        if scorer.share >= 1:
            return None
        things = len(settled.answer)
        pairs = things * (things - 1) // 2
        hits = round(scorer.share * pairs)
        return words.count("{hits} of {n} pair", "{hits} of {n} pairs", pairs, hits=hits)


def in_places(things: Sequence[str]) -> list[Markdown]:
    """Return things as numbered lines."""
    room = option_room(len(things))
    texts = (bold(said(thing, room)) for thing in things)
    return [Markdown(f"{place}. {text}") for place, text in enumerate(texts, 1)]
