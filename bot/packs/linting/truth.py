"""Lints of what is called right and wrong: nothing false is offered as true, nor the reverse."""

from itertools import pairwise

from bot.game.kinds.typed import Typed
from bot.game.question import Kind
from bot.packs.facts.names import plain
from bot.packs.facts.resolved import Entity, Moment
from bot.packs.linting.context import Found, Ground
from bot.packs.questions.drafts import Draft, Offer, Ranked, Standing

YEARS_APART = 2


def certainly_wrong(draft: Draft, ground: Ground) -> Found:
    """Require proof that the wrong is wrong: a unique slot, a truth, a whole set, or the writer.

    That the source does not say something is no proof.
    """
    for offer in draft.wrong_offers:
        if _known_true(draft, offer, ground):
            yield ground.error(
                draft, f"{offer.text} is offered as wrong and known to be true.", "Leave it out."
            )
        elif not _justified(draft, offer, ground):
            yield ground.error(
                draft,
                f"Nothing shows that {offer.text} is wrong.",
                f"Name it under distractors, or mark {draft.asked or 'the slot'} as unique.",
            )


def _slots_with(draft: Draft, offer: Offer) -> dict[str, Entity | int | float]:
    return {**draft.fact.slots, draft.asked: offer.value} if offer.value is not None else {}


def _known_true(draft: Draft, offer: Offer, ground: Ground) -> bool:
    slots = _slots_with(draft, offer)
    return bool(slots) and ground.truths.known(draft.fact.relation.id, slots)


def _justified(draft: Draft, offer: Offer, ground: Ground) -> bool:
    """Return whether the fact file bears out the standing that the offer claims."""
    fact, slot = draft.fact, draft.asked
    if offer.value is None:
        return offer.standing is Standing.CURATED and bool(fact.false_statements)
    if offer.standing is Standing.CURATED:
        return offer.value in fact.distractors.get(slot, ())
    if offer.standing is Standing.UNIQUE:
        return slot in fact.unique
    if offer.standing is Standing.LEFT_OUT:
        return ground.truths.left_out(fact, slot, offer.value)
    slots = _slots_with(draft, offer)
    return offer.standing is Standing.CONTRADICTED and ground.truths.contradicted(
        fact.relation.id, slots, slot
    )


def active_at_the_time(draft: Draft, ground: Ground) -> Found:
    """Require distractors that were active at the time of the fact."""
    year = draft.fact.time.year if draft.fact.time else None
    for offer in draft.wrong_offers:
        if isinstance(offer.value, Entity) and not offer.value.active_in(year):
            yield ground.error(
                draft,
                f"{offer.text} was not active in {year}.",
                "Offer another, or correct its active years.",
            )


def wrong_years_far_enough(draft: Draft, ground: Ground) -> Found:
    """Require wrong years at least 2 away from the right one and not after the as-of date."""
    slot = draft.fact.relation.slots.get(draft.asked)
    truth = draft.fact.slots.get(draft.asked)
    if slot is None or slot.type != "year" or not isinstance(truth, int | float):
        return
    for offer in draft.wrong_offers:
        if not isinstance(offer.value, int | float):
            continue
        if abs(offer.value - truth) < YEARS_APART:
            yield ground.error(
                draft,
                f"The wrong year {offer.text} is too near to {truth}.",
                f"Offer years at least {YEARS_APART} away.",
            )
        if offer.value > ground.file.as_of.year:
            yield ground.error(
                draft,
                f"The wrong year {offer.text} is after {ground.file.as_of.year}, "
                "when the source spoke.",
                "Offer an earlier year.",
            )


def typed_only_where_closed(draft: Draft, ground: Ground) -> Found:
    """Require one true answer where it is typed, and names that no other entity shares."""
    if draft.kind not in {Kind.TYPED, Kind.NUMBER}:
        return
    if not draft.closed:
        yield ground.error(
            draft,
            "Many answers could be right, so this cannot be typed.",
            "Mark the slot as unique, or ask it as a choice.",
        )
    if isinstance(draft.question, Typed) and isinstance(draft.answer, Entity):
        accepted = {plain(each) for each in draft.question.accepted}
        unclear = {*draft.answer.ambiguous, *ground.namesakes.shared(draft.answer)}
        for name in sorted(unclear):
            if plain(name) in accepted - {plain(draft.answer.name)}:
                yield ground.error(
                    draft, f"“{name}” names others too, yet is accepted.", "Do not accept it."
                )


def order_is_clear(draft: Draft, ground: Ground) -> Found:
    """Require neighbours in an order that differ, the right way, at their shared precision."""
    for one, other in pairwise(draft.ranked):
        if not _rises(one, other, descending=draft.descending):
            yield ground.error(
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
