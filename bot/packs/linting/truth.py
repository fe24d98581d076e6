"""Lints of what is called right and wrong: nothing false is offered as true, nor the reverse."""

from bot.packs.facts.resolved import Entity
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft, Offer, Standing

YEARS_APART = 2


def certainly_wrong(draft: Draft, context: LintContext) -> Found:
    """Require proof that the wrong is wrong: a unique slot, a truth, a whole set, or the writer.

    That the source does not say something is no proof.
    """
    for offer in draft.wrong_offers:
        if _known_true(draft, offer, context):
            yield context.error(
                draft, f"{offer.text} is offered as wrong and known to be true.", "Leave it out."
            )
        elif not _justified(draft, offer, context):
            yield context.error(
                draft,
                f"Nothing shows that {offer.text} is wrong.",
                f"Name it under distractors, or mark {draft.asked or 'the slot'} as unique.",
            )


def _slots_with(draft: Draft, offer: Offer) -> dict[str, Entity | int | float]:
    return {**draft.fact.slots, draft.asked: offer.value} if offer.value is not None else {}


def _known_true(draft: Draft, offer: Offer, context: LintContext) -> bool:
    slots = _slots_with(draft, offer)
    return bool(slots) and context.truths.known(draft.fact.relation.id, slots)


def _justified(draft: Draft, offer: Offer, context: LintContext) -> bool:
    """Return whether the fact file bears out the standing that the offer claims."""
    fact, slot = draft.fact, draft.asked
    if offer.value is None:
        return offer.standing is Standing.CURATED and bool(fact.false_statements)
    if offer.standing is Standing.CURATED:
        return offer.value in fact.distractors.get(slot, ())
    if offer.standing is Standing.UNIQUE:
        return slot in fact.unique
    if offer.standing is Standing.LEFT_OUT:
        return context.truths.left_out(fact, slot, offer.value)
    slots = _slots_with(draft, offer)
    return offer.standing is Standing.CONTRADICTED and context.truths.contradicted(
        fact.relation.id, slots, slot
    )


def active_at_the_time(draft: Draft, context: LintContext) -> Found:
    """Require distractors that were active at the time of the fact."""
    year = draft.fact.time.year if draft.fact.time else None
    for offer in draft.wrong_offers:
        if isinstance(offer.value, Entity) and not offer.value.active_in(year):
            yield context.error(
                draft,
                f"{offer.text} was not active in {year}.",
                "Offer another, or correct its active years.",
            )


def wrong_years_far_enough(draft: Draft, context: LintContext) -> Found:
    """Require wrong years at least 2 away from the right one and not after the as-of date."""
    slot = draft.fact.relation.slots.get(draft.asked)
    truth = draft.fact.slots.get(draft.asked)
    if slot is None or slot.type != "year" or not isinstance(truth, int | float):
        return
    for offer in draft.wrong_offers:
        if not isinstance(offer.value, int | float):
            continue
        if abs(offer.value - truth) < YEARS_APART:
            yield context.error(
                draft,
                f"The wrong year {offer.text} is too near to {truth}.",
                f"Offer years at least {YEARS_APART} away.",
            )
        if offer.value > context.file.as_of.year:
            yield context.error(
                draft,
                f"The wrong year {offer.text} is after {context.file.as_of.year}, "
                "when the source spoke.",
                "Offer an earlier year.",
            )


def members_known(draft: Draft, context: LintContext) -> Found:
    """Require that each right answer is known to be true: a fact, a truth or a set's member."""
    for member in draft.members:
        slots = {**draft.fact.slots, draft.asked: member}
        if not context.truths.known(draft.fact.relation.id, slots):
            yield context.error(
                draft,
                f"Nothing shows that {member.name} is right.",
                "Add it to the set, or to [[known]].",
            )
