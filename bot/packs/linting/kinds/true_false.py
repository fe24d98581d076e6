"""Lints of true/false statements."""

from bot.game.kinds.true_false import TrueFalse
from bot.packs.linting.context import Found, LintContext
from bot.packs.linting.phrases import TELLING, occurring
from bot.packs.questions.drafts import Draft

EASIEST = 1


def something_false(draft: Draft, context: LintContext) -> Found:
    """Require something false in a false statement, and nothing false in a true one."""
    question = draft.question
    if isinstance(question, TrueFalse) and bool(draft.wrong_offers) == question.answer:
        yield context.error(
            draft, "True and false are mixed up.", "A false statement needs something false in it."
        )


def nothing_telling(draft: Draft, context: LintContext) -> Found:
    """Warn of words in a statement by which players tell whether it is true.

    Where one value took the place of another, the words stand in the truth as well.
    """
    if draft.asked:
        return
    stem = draft.question.stem
    for words, phrase in occurring(TELLING, stem):
        yield context.warning(draft, f"“{words}” in {stem!r}: {phrase.harm}.", phrase.instead)


def surprises_somebody(draft: Draft, context: LintContext) -> Found:
    """Warn of a true statement of a fact that everybody knows."""
    question = draft.question
    if isinstance(question, TrueFalse) and question.answer and draft.fact.difficulty == EASIEST:
        yield context.warning(
            draft,
            f"{question.stem!r} is true, and everybody knows it.",
            "Take back `surprising`, or say how hard the fact is.",
        )


LINTS = (something_false, nothing_telling, surprises_somebody)
