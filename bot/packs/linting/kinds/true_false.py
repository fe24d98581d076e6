"""Lints of true/false statements."""

from bot.game.kinds.true_false import TrueFalse
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft


def something_false(draft: Draft, context: LintContext) -> Found:
    """Require something false in a false statement, and nothing false in a true one."""
    question = draft.question
    if isinstance(question, TrueFalse) and bool(draft.wrong_offers) == question.answer:
        yield context.error(
            draft, "True and false are mixed up.", "A false statement needs something false in it."
        )


LINTS = (something_false,)
