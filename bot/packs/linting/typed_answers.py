"""Lints of what the judge goes by where an answer is typed, in whichever kind."""

from bot.packs.facts.names import plain
from bot.packs.facts.resolved import Entity
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft


def accepted_not_refused(draft: Draft, context: LintContext) -> Found:
    """Forbid a form that is accepted and refused at once, and one that says nothing."""
    for answer in draft.question.judged():
        refused = {plain(form) for form in answer.refused}
        for form in answer.accepted:
            if plain(form) in refused:
                yield context.error(
                    draft,
                    f"“{form}” is both accepted and refused.",
                    "Take it out of one of the two.",
                )
            if not form.strip():
                yield context.error(draft, "An empty answer is accepted.", "Leave it out.")


def typed_only_where_closed(draft: Draft, context: LintContext) -> Found:
    """Require one true answer where it is typed, and names that no other entity shares."""
    if not draft.question.takes_typing:
        return
    if not draft.closed:
        yield context.error(
            draft,
            "Many answers could be right, so this cannot be typed.",
            "Mark the slot as unique, or ask it as a choice.",
        )
    if isinstance(draft.answer, Entity):
        judged = draft.question.judged()
        accepted = {plain(form) for answer in judged for form in answer.accepted}
        unclear = {*draft.answer.ambiguous, *context.namesakes.shared(draft.answer)}
        for name in sorted(unclear):
            if plain(name) in accepted - {plain(draft.answer.name)}:
                yield context.error(
                    draft, f"“{name}” names others too, yet is accepted.", "Do not accept it."
                )
