"""Lints of what the judge goes by: accepted and refused forms, and the scale of a number."""

import math

from bot.game.kinds.listing import Listing
from bot.game.kinds.number import Number
from bot.game.kinds.typed import Typed
from bot.packs.facts.names import plain
from bot.packs.linting.context import Found, Ground
from bot.packs.questions.drafts import Draft


def accepted_not_refused(draft: Draft, ground: Ground) -> Found:
    """Forbid a form that is accepted and refused at once, and one that says nothing."""
    question = draft.question
    if isinstance(question, Typed):
        accepted = question.accepted
    elif isinstance(question, Listing):
        accepted = tuple(form for forms in question.accepted for form in forms)
    else:
        return
    refused = {plain(form) for form in question.refused}
    for form in accepted:
        if plain(form) in refused:
            yield ground.error(
                draft, f"“{form}” is both accepted and refused.", "Take it out of one of the two."
            )
        if not form.strip():
            yield ground.error(draft, "An empty answer is accepted.", "Leave it out.")


def scale_is_positive(draft: Draft, ground: Ground) -> Found:
    """Require of a number question a distance above 0 at which an answer earns nothing."""
    question = draft.question
    if isinstance(question, Number) and not (question.scale > 0 and math.isfinite(question.scale)):
        yield ground.error(
            draft,
            f"With a scale of {question.scale} no answer but the right one could earn anything.",
            "Write a scale above 0, or leave it out.",
        )
