"""Lints of several options to tick."""

from bot.game.kinds.several import Several
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft, Standing

FEWEST_OPTIONS, MOST_OPTIONS = 4, 6
FEWEST_RIGHT = 2


def some_right_some_wrong(draft: Draft, context: LintContext) -> Found:
    """Require 4 to 6 options to tick, 2 of them right at least, and 2 wrong."""
    question = draft.question
    if not isinstance(question, Several):
        return
    right = tuple(each.text for each in draft.offers if each.standing is Standing.RIGHT)
    if right != question.answer or not set(right) <= set(question.options):
        yield context.error(
            draft, "Right and wrong are mixed up.", "Offer what is marked as right."
        )
    if min(len(right), len(question.options) - len(right)) < FEWEST_RIGHT:
        yield context.error(
            draft,
            f"Of {len(question.options)} options {len(right)} are right.",
            f"Offer {FEWEST_RIGHT} right and {FEWEST_RIGHT} wrong ones at least.",
        )
    if not FEWEST_OPTIONS <= len(question.options) <= MOST_OPTIONS:
        yield context.error(
            draft,
            f"There are {len(question.options)} options.",
            f"Offer {FEWEST_OPTIONS} to {MOST_OPTIONS}.",
        )


LINTS = (some_right_some_wrong,)
