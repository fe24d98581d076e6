"""True/false questions: what people believe though it is false, and what is true though strange."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.game.kinds.true_false import TrueFalse
from bot.game.question import Kind
from bot.packs.facts.boundary import noting_place
from bot.packs.facts.pictures import image_of
from bot.packs.facts.resolved import Entity, ResolvedFact, Value
from bot.packs.facts.templates import Wording, placeholders
from bot.packs.questions.chance import draw, shuffled
from bot.packs.questions.difficulty import difficulty_of
from bot.packs.questions.distractors import names_value, replaced
from bot.packs.questions.drafts import Draft, Offer, Standing
from bot.packs.questions.explanations import Told, remark, with_reason
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
from bot.packs.questions.temptations import Temptation, temptations

HALF = 0.5
SURPRISING_FROM = 3
"""A fact easier than this surprises nobody, unless its writer says so."""


@dataclass(frozen=True)
class StatementDraft(Draft):
    """A statement; `false_offer` is what makes a false one false.

    `is_written` tells that the fact's writer named the false belief, or called the truth
    surprising; otherwise it follows from other facts.
    """

    false_offer: Offer | None = None
    is_written: bool = False

    @property
    def wrong_offers(self) -> tuple[Offer, ...]:
        """What makes the statement false."""
        return (self.false_offer,) if self.false_offer else ()


def make(knowledge: Knowledge) -> list[StatementDraft]:
    """Return at most one statement of each fact, false or true, where there is tension in it.

    False is only what people believe, true only what surprises. Where a fact gives both and its
    writer does not call it surprising, its id decides.
    """
    drafts: list[StatementDraft] = []
    for fact in knowledge.file.facts:
        if Kind.TRUE_FALSE in fact.kinds and _tellable(fact):
            with noting_place(fact.place):
                true, false = _true(knowledge, fact), next(_false(knowledge, fact), None)
            prefers_true = fact.surprising or draw(fact.id, "true or false") < HALF
            chosen = (true or false) if prefers_true else (false or true)
            drafts += [chosen] if chosen else []
    return drafts


def _tellable(fact: ResolvedFact) -> bool:
    timeless = any(each.slot == "when" for each in placeholders(fact.statement))
    return fact.time is not None or not timeless


def _true(knowledge: Knowledge, fact: ResolvedFact) -> StatementDraft | None:
    """Return the fact as it is, if it sounds false: something better known is taken for it."""
    slot, tempting = _better_known(knowledge, fact)
    surprises = tempting is not None and fact.difficulty >= SURPRISING_FROM
    if not fact.surprising and not surprises:
        return None
    text = claim(wording_of(knowledge.file, fact), fact.statement)
    told = remark(knowledge, fact, slot, text)
    if tempting and (tempting.is_given or not fact.surprising):
        told = with_reason(told, tempting)
    told = told if told.text else Told(statement_of(knowledge.file, fact))
    return replace(_draft(knowledge, fact, "true", text, told), is_written=fact.surprising)


def _better_known(knowledge: Knowledge, fact: ResolvedFact) -> tuple[str, Temptation | None]:
    """Return what is better known than the truth by most and taken for it, with its slot.

    Where the fact's writer says what people believe, nothing else is.
    """
    found: tuple[int, str, Temptation | None] = (0, "", None)
    for slot in _slots(fact):
        true = _prominence(knowledge, fact.slots[slot])
        for each in temptations(knowledge, fact, slot) if true else ():
            if fact.traps and not each.is_given:
                continue
            lead = _prominence(knowledge, each.offer.value) - true
            found = (lead, slot, each) if lead > found[0] else found
    return found[1:]


def _prominence(knowledge: Knowledge, value: Value | None) -> int:
    """Return how well known what fills a slot is, or 0."""
    return knowledge.profiles.of(value).prominence if isinstance(value, Entity) else 0


def _slots(fact: ResolvedFact) -> Iterator[str]:
    """Yield the slots that may be falsified: those whose value the statement tells."""
    for slot in fact.slots:
        if names_value(fact.statement, slot) and (not fact.asks or slot in fact.asks):
            yield slot


def _false(knowledge: Knowledge, fact: ResolvedFact) -> Iterator[StatementDraft]:
    """Yield false statements, those that the fact's writer gives first."""
    yield from _curated(knowledge, fact)
    mixed = shuffled(_slots(fact), str, knowledge.file.pack.id, fact.id, "false")
    tempting = [(slot, each) for slot in mixed for each in temptations(knowledge, fact, slot)]
    for slot, each in sorted(tempting, key=lambda one: not one[1].is_given):
        if each.offer.value is not None and not each.is_told_in(_truth(knowledge, fact)):
            slots = replaced(fact, slot, each.offer.value)
            words = Wording(fact.relation.slots, slots, knowledge.file.as_of, fact.time)
            text = claim(words, fact.statement)
            told = _put_right(knowledge, fact, slot, each)
            draft = _draft(knowledge, fact, f"false-{slot}", text, told, slot, each.offer)
            yield replace(draft, is_written=each.is_given)


def _curated(knowledge: Knowledge, fact: ResolvedFact) -> Iterator[StatementDraft]:
    words = wording_of(knowledge.file, fact)
    for n, false in enumerate(fact.false_statements, start=1):
        text = claim(words, false.statement)
        why = sentence(claim(words, false.why)) if false.why else remark(knowledge, fact, "").text
        told = Told(f"{_truth(knowledge, fact)} {why}".strip())
        wrong = Offer(text, None, Standing.CURATED)
        draft = _draft(knowledge, fact, f"false-{n}", text, told, wrong=wrong)
        yield replace(draft, is_written=True)


def _put_right(knowledge: Knowledge, fact: ResolvedFact, slot: str, tempting: Temptation) -> Told:
    """Return what is true, and then what the wrong value is; else what else the fact tells."""
    truth = _truth(knowledge, fact)
    if tempting.why:
        return with_reason(Told(truth), tempting)
    more = remark(knowledge, fact, slot, truth)
    return Told(f"{truth} {more.text}".strip(), more.borrowed)


def _truth(knowledge: Knowledge, fact: ResolvedFact) -> str:
    return statement_of(knowledge.file, fact)


def _draft(
    knowledge: Knowledge,
    fact: ResolvedFact,
    form: str,
    text: str,
    told: Told,
    slot: str = "",
    wrong: Offer | None = None,
) -> StatementDraft:
    file = knowledge.file
    stem = f"True or false: {sentence(text)}"
    image = image_of(fact.image)
    question = TrueFalse(
        id=f"{fact_name(file, fact)}/{form}/{Kind.TRUE_FALSE}",
        stem=stem,
        difficulty=difficulty_of(fact, Kind.TRUE_FALSE),
        fact=fact_name(file, fact),
        statement=statement_of(file, fact),
        explanation=told.text,
        source=source_of(file, fact),
        key="false" if wrong else "true",
        mentions=knowledge.mentions(stem, image.alt if image else "", told.borrowed),
        topic=topic_of(file, fact.topic),
        image=image,
        answer=wrong is None,
    )
    return StatementDraft(
        question=question, fact=fact, asked=slot, false_offer=wrong, unique=slot in fact.unique
    )
