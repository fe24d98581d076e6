"""Lints of orders."""

from itertools import pairwise

from bot.packs.facts.resolved import Moment
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft
from bot.packs.questions.kinds.order import OrderDraft, Ranked


def order_is_clear(draft: Draft, context: LintContext) -> Found:
    """Require neighbours in an order that differ, the right way, at their shared precision."""
    if not isinstance(draft, OrderDraft):
        return
    for one, other in pairwise(draft.ranked):
        if not _rises(one, other, descending=draft.descending):
            yield context.error(
                draft,
                f"{one.text} and {other.text} cannot be put in order for certain.",
                "Give exacter dates, or leave one of them out.",
            )


def _rises(one: Ranked, other: Ranked, *, descending: bool) -> bool:
    first, second = (other, one) if descending else (one, other)
    left, right = first.position, second.position
    if left is None or right is None:
        return left is right
    if isinstance(left, Moment) and isinstance(right, Moment):
        shared = min(len(left.parts), len(right.parts))
        return left.parts[:shared] < right.parts[:shared]
    return not isinstance(left, Moment) and not isinstance(right, Moment) and left < right


LINTS = (order_is_clear,)
