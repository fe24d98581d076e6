"""A lint of options beside each other: none stands apart from all the others."""

from bot.packs.facts.resolved import Entity
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft, Standing
from bot.packs.questions.odd_ones import Apart, odd_ones
from bot.packs.questions.option_sets import look_of

_REMEDIES = {
    Apart.PROMINENCE: "Offer what is as well known, or mend prominence.",
    Apart.REGION: "Offer others from there: near, distractors, or more of that region.",
    Apart.SCRIPT: "Write all of them in one alphabet, or ask for something else.",
    Apart.LENGTH: "Shorten it, or offer others as long.",
    Apart.FORM: "Offer others of that form, or write it as the others are.",
}


def odd_one_out(draft: Draft, context: LintContext) -> Found:
    """Warn of an option unlike all others in prominence, region, script, length or form."""
    if not all(isinstance(offer.value, Entity) for offer in draft.offers):
        return
    looks = [look_of(offer, context.profiles) for offer in draft.offers]
    for odd in odd_ones(looks, draft.question.stem):
        offer = draft.offers[odd.at]
        sort = "right" if offer.standing is Standing.RIGHT else "wrong"
        wrong = f"The {sort} option {offer.text} stands apart by its {odd.by}: it {odd.how}."
        yield context.warning(draft, wrong, _REMEDIES[odd.by])
