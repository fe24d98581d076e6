"""True/false questions: a fact as it is, and the fact with one slot made certainly false."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.game.kinds.true_false import TrueFalse
from bot.game.question import Kind
from bot.packs.facts.boundary import noting_place
from bot.packs.facts.pictures import image_of
from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedFile
from bot.packs.facts.templates import Wording, placeholders
from bot.packs.questions.chance import draw, shuffled
from bot.packs.questions.difficulty import difficulty_of
from bot.packs.questions.distractors import names_value, replaced, wrong_entities
from bot.packs.questions.drafts import Draft, Offer, Standing
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.statements import (
    claim,
    fact_name,
    sentence,
    source_of,
    statement_of,
    topic_of,
    wording_of,
)
from bot.packs.questions.wrong_numbers import wrong_numbers

FAIR_SHARE = 0.45
"""True and false each make up at least this share of a bank, where its facts allow it."""


@dataclass(frozen=True)
class StatementDraft(Draft):
    """A statement; `false_offer` is what makes a false one false."""

    false_offer: Offer | None = None

    @property
    def wrong_offers(self) -> tuple[Offer, ...]:
        """What makes the statement false."""
        return (self.false_offer,) if self.false_offer else ()


def make(knowledge: Knowledge) -> list[StatementDraft]:
    """Return the bank's true/false questions, true and false in a fair proportion.

    Every fact gives one true statement and, where one is certain, one false one. What is missing
    for a fair share is filled with second false statements, then true ones are left out; which,
    each question's own id decides, so that one more fact changes at most a few.
    """
    true: list[StatementDraft] = []
    false: list[StatementDraft] = []
    spare: list[StatementDraft] = []
    for fact in knowledge.file.facts:
        if Kind.TRUE_FALSE in fact.kinds and _tellable(fact):
            with noting_place(fact.place):
                true.append(_draft(knowledge, fact, "true", _true_claim(knowledge, fact)))
                first, *more = [*_curated(knowledge, fact), *_falsified(knowledge, fact), None][:3]
            false += [first] if first else []
            spare += [each for each in more if each]
    wanted = round(FAIR_SHARE / (1 - FAIR_SHARE) * len(true))
    false += _by_chance(spare)[: max(0, wanted - len(false))]
    kept = round((1 - FAIR_SHARE) / FAIR_SHARE * len(false))
    surplus = len(true) - max(kept, 1)
    return [*(_thinned(true, false, surplus) if false else true), *false]


def _true_claim(knowledge: Knowledge, fact: ResolvedFact) -> str:
    return claim(wording_of(knowledge.file, fact), fact.statement)


def _tellable(fact: ResolvedFact) -> bool:
    timeless = any(each.slot == "when" for each in placeholders(fact.statement))
    return fact.time is not None or not timeless


def _by_chance(drafts: Iterable[StatementDraft]) -> list[StatementDraft]:
    return shuffled(drafts, lambda draft: draft.question.id)


def _thinned(
    true: list[StatementDraft], false: list[StatementDraft], surplus: int
) -> list[StatementDraft]:
    """Leave out a surplus of true statements, of facts that keep a false one where possible."""
    told_otherwise = {draft.fact.id for draft in false}
    order = _by_chance(true)
    order.sort(key=lambda draft: draft.fact.id not in told_otherwise)
    dropped = {draft.question.id for draft in order[: max(0, surplus)]}
    return [draft for draft in true if draft.question.id not in dropped]


def _curated(knowledge: Knowledge, fact: ResolvedFact) -> Iterator[StatementDraft]:
    for n, text in enumerate(fact.false_statements, start=1):
        filled = claim(wording_of(knowledge.file, fact), text)
        yield _draft(
            knowledge, fact, f"false-{n}", filled, "", Offer(filled, None, Standing.CURATED)
        )


def _falsified(knowledge: Knowledge, fact: ResolvedFact) -> Iterator[StatementDraft]:
    """Yield false statements, each with another slot changed, those with curated values first."""
    slots = [
        slot
        for slot in fact.slots
        if names_value(fact.statement, slot) and (not fact.asks or slot in fact.asks)
    ]
    mixed = shuffled(slots, str, knowledge.file.pack.id, fact.id, "false")
    for slot in sorted(mixed, key=lambda slot: slot not in fact.distractors):
        wrong = _wrong_value(knowledge, fact, slot)
        if wrong and wrong.value is not None:
            slots_now = replaced(fact, slot, wrong.value)
            words = Wording(fact.relation.slots, slots_now, knowledge.file.as_of, fact.time)
            text = claim(words, fact.statement)
            yield _draft(knowledge, fact, f"false-{slot}", text, slot, wrong)


def _wrong_value(knowledge: Knowledge, fact: ResolvedFact, slot: str) -> Offer | None:
    text = _true_claim(knowledge, fact)
    if isinstance(fact.slots[slot], Entity):
        wrong = wrong_entities(knowledge, fact, slot, text, frozenset())
    else:
        wrong = wrong_numbers(knowledge, fact, slot, text)
    best = wrong[:3]
    return best[int(draw(fact.id, slot, "which") * len(best))] if best else None


def _draft(
    knowledge: Knowledge,
    fact: ResolvedFact,
    form: str,
    text: str,
    slot: str = "",
    wrong: Offer | None = None,
) -> StatementDraft:
    file = knowledge.file
    stem = f"True or false: {text}?"
    image = image_of(fact.image)
    question = TrueFalse(
        id=f"{fact_name(file, fact)}/{form}/{Kind.TRUE_FALSE}",
        stem=stem,
        difficulty=difficulty_of(fact, Kind.TRUE_FALSE),
        fact=fact_name(file, fact),
        statement=statement_of(file, fact),
        explanation=_explained(file, fact, is_true=wrong is None),
        source=source_of(file, fact),
        key="false" if wrong else "true",
        mentions=knowledge.mentions(stem, image.alt if image else ""),
        topic=topic_of(file, fact.topic),
        image=image,
        answer=wrong is None,
    )
    return StatementDraft(
        question=question, fact=fact, asked=slot, false_offer=wrong, unique=slot in fact.unique
    )


def _explained(file: ResolvedFile, fact: ResolvedFact, *, is_true: bool) -> str:
    """Return the explanation; after a false statement it begins with what is true instead."""
    words = wording_of(file, fact)
    more = sentence(claim(words, fact.explanation)) if fact.explanation else ""
    if is_true and more:
        return more
    return f"{statement_of(file, fact)} {more}".strip()
