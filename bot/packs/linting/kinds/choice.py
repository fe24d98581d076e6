"""Lints of choices: one right option among three or four."""

from bot.game.kinds.choice import Choice
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft, Standing

FEWEST_OPTIONS, MOST_OPTIONS = 3, 4


def one_right_option(draft: Draft, context: LintContext) -> Found:
    """Require 3 or 4 options with one right."""
    question = draft.question
    if not isinstance(question, Choice):
        return
    right = [offer.text for offer in draft.offers if offer.standing is Standing.RIGHT]
    if right != [question.answer] or question.options.count(question.answer) != 1:
        yield context.error(
            draft, f"Of {question.options} not exactly one is right.", "Offer one right option."
        )
    if not FEWEST_OPTIONS <= len(question.options) <= MOST_OPTIONS:
        yield context.error(
            draft,
            f"There are {len(question.options)} options.",
            f"Offer {FEWEST_OPTIONS} or {MOST_OPTIONS}.",
        )


LINTS = (one_right_option,)
