"""Lints of number questions."""

import math

from bot.game.kinds.number import Number
from bot.packs.linting.context import Found, LintContext
from bot.packs.linting.typed_answers import typed_only_where_closed
from bot.packs.questions.drafts import Draft


def scale_is_positive(draft: Draft, context: LintContext) -> Found:
    """Require of a number question a distance above 0 at which an answer earns nothing."""
    question = draft.question
    if isinstance(question, Number) and not (question.scale > 0 and math.isfinite(question.scale)):
        yield context.error(
            draft,
            f"With a scale of {question.scale} no answer but the right one could earn anything.",
            "Write a scale above 0, or leave it out.",
        )


LINTS = (typed_only_where_closed, scale_is_positive)
