"""Lints of the options beside each other, and of the stem above them."""

from bot.packs.facts.names import mentioned, plain
from bot.packs.facts.plain_words import content_words, stem_of, words
from bot.packs.facts.resolved import Entity
from bot.packs.facts.templates import PLACEHOLDER
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft, Offer


def key_not_in_stem(draft: Draft, context: LintContext) -> Found:
    """Forbid every name and alias of the right answer in the stem."""
    for name in draft.key_names:
        if mentioned(name, draft.question.stem):
            yield context.error(
                draft,
                f"The stem {draft.question.stem!r} names its answer: {name}.",
                "Reword the stem, or ask for something else.",
            )


def no_word_of_key_in_stem(draft: Draft, context: LintContext) -> Found:
    """Warn of a content word that the stem shares with the key and not with every option."""
    answer = draft.answer
    if not isinstance(answer, Entity):
        return
    shared = content_words(answer.name) & content_words(draft.question.stem)
    shared -= {stem_of(word) for word in words(answer.kind)}
    for offer in draft.wrong_offers:
        if all(content_words(each.text) & shared for each in draft.wrong_offers):
            shared -= content_words(offer.text)
    if shared:
        yield context.warning(
            draft,
            f"The stem shares “{', '.join(sorted(shared))}” with its answer {answer.name}.",
            "Use another word in the stem.",
        )


def names_disjoint(draft: Draft, context: LintContext) -> Found:
    """Forbid two options that go by one name, aliases included."""
    owners: dict[str, str] = {}
    for offer in draft.offers:
        for name in {plain(each) for each in (offer.text, *offer.names)}:
            if owners.setdefault(name, offer.text) != offer.text:
                yield context.error(
                    draft,
                    f"“{name}” names both {owners[name]} and {offer.text}.",
                    "Leave one of them out, or drop the alias.",
                )
    if len({plain(offer.text) for offer in draft.offers}) < len(draft.offers):
        yield context.error(draft, "Two options read the same.", "Offer different things.")


def one_kind(draft: Draft, context: LintContext) -> Found:
    """Require options of one fine kind, and the same of what a false statement puts in."""
    answer = draft.fact.slots.get(draft.asked) if draft.answer is None else draft.answer
    wanted = answer.kind if isinstance(answer, Entity) else "number"
    for offer in draft.offers or draft.wrong_offers:
        if offer.value is not None and wanted not in offer.kinds:
            yield context.error(
                draft,
                f"{offer.text} is a {offer.kind or 'number'}, the answer a {wanted}.",
                "Options of one question share their kind.",
            )


def adjectives_hold(draft: Draft, context: LintContext) -> Found:
    """Require of every option the adjectives that the stem uses of the answer."""
    claimed = _claimed(draft, context)
    for offer in draft.offers:
        held = offer.value.traits if isinstance(offer.value, Entity) else claimed
        if not claimed <= held:
            lacking = ", ".join(sorted(claimed - held))
            yield context.error(
                draft,
                f"The stem says “{lacking}”, which {offer.text} is not.",
                "Offer others, or add the trait where it is true.",
            )


def _claimed(draft: Draft, context: LintContext) -> frozenset[str]:
    """Return the template's own traits and those that its words, names aside, use of the answer."""
    answers = (draft.answer,) if isinstance(draft.answer, Entity) else draft.members
    if draft.template is None or not answers:
        return frozenset()
    bare = PLACEHOLDER.sub(" ", draft.template.stem)
    shared = context.traits.intersection(*(each.traits for each in answers))
    said = {trait for trait in shared if mentioned(trait, bare)}
    return frozenset(draft.template.traits) | said


def option_not_in_stem(draft: Draft, context: LintContext) -> Found:
    """Forbid wrong options that the stem names: they would be struck out at once."""
    for offer in draft.wrong_offers if draft.offers else ():
        if any(_named(name, offer, draft.question.stem) for name in offer.names):
            yield context.error(
                draft,
                f"The option {offer.text} stands in the stem {draft.question.stem!r}.",
                "Offer something else, or reword the stem.",
            )


def _named(name: str, offer: Offer, stem: str) -> bool:
    """Return whether a stem names it; the title of a work counts in quotes, as a word does not."""
    if isinstance(offer.value, Entity) and offer.value.quoted:
        return f"“{name}”" in stem
    return mentioned(name, stem)
