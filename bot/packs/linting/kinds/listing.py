"""Lints of lists that are to be named."""

from bot.game.kinds.listing import Listing
from bot.packs.facts.names import plain
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft

SHORTEST_LIST = 3


def list_is_closed(draft: Draft, context: LintContext) -> Found:
    """Require of a list that its set is complete and has 3 named members or more."""
    question = draft.question
    if not isinstance(question, Listing):
        return
    if not draft.closed:
        yield context.error(
            draft,
            "More could belong to this list, so it cannot be asked for.",
            "Mark the set as complete if it is, or ask for several.",
        )
    if len(question.answer) < SHORTEST_LIST:
        yield context.error(
            draft, f"The list has {len(question.answer)} members.", "Ask for another set."
        )
    if not 1 <= question.wanted <= len(question.answer):
        yield context.error(
            draft,
            f"{question.wanted} of {len(question.answer)} are wanted.",
            "Want no more than there are.",
        )


def list_members_disjoint(draft: Draft, context: LintContext) -> Found:
    """Forbid two members of a list that go by one name: naming it would not say which."""
    question = draft.question
    if not isinstance(question, Listing):
        return
    owners: dict[str, str] = {}
    for member, forms in zip(question.answer, question.accepted, strict=True):
        for form in map(plain, forms):
            if owners.setdefault(form, member) != member:
                yield context.error(
                    draft,
                    f"“{form}” names both {owners[form]} and {member}.",
                    "Drop the alias, or mark it as ambiguous.",
                )


LINTS = (list_is_closed, list_members_disjoint)
