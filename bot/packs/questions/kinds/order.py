"""Order questions: things by a year or number, events by date, and curated sequences."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import msgspec

from bot.game.kinds.order import Order
from bot.game.question import Kind
from bot.packs.facts.english import capitalised
from bot.packs.facts.names import mentioned, plain
from bot.packs.facts.pictures import image_of
from bot.packs.facts.resolved import Entity, Moment, ResolvedFact, ResolvedSequence
from bot.packs.facts.tables import QuestionTemplate
from bot.packs.facts.templates import moment_text, placeholders, value_text
from bot.packs.facts.truths import value_key
from bot.packs.questions.chance import Ring, shuffled
from bot.packs.questions.difficulty import difficulty_of
from bot.packs.questions.drafts import Draft
from bot.packs.questions.explanations import written
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.statements import (
    fact_name,
    sentence,
    source_of,
    statement_of,
    topic_of,
    wording_of,
)
from bot.packs.questions.stems import usable

EVENTS_STEM = "In what order did these things happen, earliest first?"
_MOST, _FEWEST = 4, 3
LONGEST_TOLD = 300
"""Characters of what is told after an order, up to which it tells one thing more."""
MOST_WEIGHED = 256
"""Items that are weighed for one question, however many there are."""


@dataclass(frozen=True)
class Ranked:
    """One option of an order question with its fact and what orders it.

    `position` is a number, or a moment that may be less exact than its neighbours'; None where the
    writer vouches for the order.
    """

    text: str
    position: float | Moment | None
    fact: ResolvedFact


@dataclass(frozen=True)
class OrderDraft(Draft):
    """An order with its options in the right order, `descending` where the highest comes first."""

    ranked: tuple[Ranked, ...] = ()
    descending: bool = False

    @property
    def facts(self) -> tuple[ResolvedFact, ...]:
        """The facts of all that is put in order."""
        return tuple(each.fact for each in self.ranked)


@dataclass(frozen=True)
class _Item:
    """Something that can be put in order, with how its position is told afterwards."""

    fact: ResolvedFact
    text: str
    position: float | Moment
    told: str


def differ(one: float | Moment, other: float | Moment) -> bool:
    """Return whether two positions differ as far as both are known.

    2009 and June 2009 do not: the first may be June as well.
    """
    if isinstance(one, Moment) and isinstance(other, Moment):
        shared = min(len(one.parts), len(other.parts))
        return one.parts[:shared] != other.parts[:shared]
    return one != other


def make(knowledge: Knowledge) -> list[OrderDraft]:
    """Return the order questions of a file; no two share three things under one stem."""
    seen: set[tuple[str, frozenset[str]]] = set()
    kept = []
    for draft in (*_sequences(knowledge), *_by_relation(knowledge), *_by_date(knowledge)):
        stem, texts = draft.question.stem, sorted(each.text for each in draft.ranked)
        triples = {(stem, frozenset(triple)) for triple in combinations(texts, 3)}
        if seen.isdisjoint(triples):
            seen |= triples
            kept.append(draft)
    return kept


def _by_date(knowledge: Knowledge) -> Iterator[OrderDraft]:
    items = [
        _Item(fact, fact.event, fact.time, moment_text(fact.time))
        for fact in knowledge.file.facts
        if fact.event and fact.time and Kind.ORDER in fact.kinds
    ]
    for chosen in _sets(items):
        template = QuestionTemplate(asks="", stem=EVENTS_STEM, kinds=(Kind.ORDER,))
        yield _draft(knowledge, chosen, template, "when")


def _by_relation(knowledge: Knowledge) -> Iterator[OrderDraft]:
    for template, facts in _comparable(knowledge.file.facts):
        items = _with_one_position([_item(fact, template) for fact in facts])
        for chosen in _sets(items):
            yield _draft(knowledge, chosen, template, template.id or template.asks)


def _with_one_position(items: Sequence[_Item]) -> list[_Item]:
    """Return the items but those of which facts give several positions: who won twice."""
    positions: dict[str, set[float | Moment]] = defaultdict(set)
    for item in items:
        positions[plain(item.text)].add(item.position)
    return [item for item in items if len(positions[plain(item.text)]) == 1]


def _comparable(
    facts: Iterable[ResolvedFact],
) -> Iterator[tuple[QuestionTemplate, list[ResolvedFact]]]:
    """Yield facts of one relation that differ in what is ordered and by what.

    They may differ in what the stem does not speak of, too: capitals, each of its own country.
    """
    groups: dict[tuple[str, ...], list[ResolvedFact]] = defaultdict(list)
    templates: dict[tuple[str, ...], QuestionTemplate] = {}
    for fact in facts:
        for template in fact.questions:
            if Kind.ORDER in template.kinds and Kind.ORDER in fact.kinds and usable(template, fact):
                mark = _group_of(fact, template)
                groups[mark].append(fact)
                templates[mark] = template
    for mark, group in groups.items():
        yield templates[mark], group


def _group_of(fact: ResolvedFact, template: QuestionTemplate) -> tuple[str, ...]:
    told = {each.slot for each in placeholders(template.stem)} - {template.of, template.asks}
    fixed = (f"{name}={value_key(fact.slots[name])}" for name in fact.slots if name in told)
    ordered = fact.slots[template.of]
    kind = ordered.kind if isinstance(ordered, Entity) else ""
    return (fact.relation.id, template.stem, kind, *fixed)


def _item(fact: ResolvedFact, template: QuestionTemplate) -> _Item:
    value = fact.slots[template.asks]
    told = value_text(value, fact.relation.slots[template.asks])
    ordered = value_text(fact.slots[template.of], fact.relation.slots[template.of])
    return _Item(fact, ordered, 0 if isinstance(value, Entity) else value, told)


def _sets(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Yield one set for each item, the anchor first: the others by chance, all clearly apart."""
    ring = Ring(items, lambda item: item.fact.id, "ring of order")
    for anchor in items:
        chosen = [anchor]
        for other in _around(anchor, ring):
            clear = all(differ(other.position, each.position) for each in chosen)
            fresh = all(plain(other.text) != plain(each.text) for each in chosen)
            if clear and fresh:
                chosen.append(other)
            if len(chosen) == _MOST:
                break
        if len(chosen) >= _FEWEST:
            yield chosen


def _around(anchor: _Item, ring: Ring[_Item]) -> list[_Item]:
    """Return the others in an order of the anchor's own; of very many only some, met by chance."""
    near = islice(ring.around("order", anchor.fact.id), MOST_WEIGHED)
    others = (item for item in near if item is not anchor)
    return shuffled(others, lambda item: item.fact.id, "order", anchor.fact.id)


def _position(item: _Item) -> tuple[float, ...]:
    return item.position.parts if isinstance(item.position, Moment) else (item.position,)


def _draft(
    knowledge: Knowledge, chosen: list[_Item], template: QuestionTemplate, form: str
) -> OrderDraft:
    anchor = chosen[0].fact
    ranked = sorted(chosen, key=_position, reverse=template.descending)
    stem = wording_of(knowledge.file, anchor).fill(template.stem)
    question = _question(
        knowledge,
        anchor,
        name=f"{fact_name(knowledge.file, anchor)}/{form}",
        stem=stem,
        explanation=template.explanation or _told(knowledge, chosen, ranked, template),
        answer=tuple(item.text for item in ranked),
    )
    image = image_of(template.image)
    if image:
        mentions = knowledge.mentions(stem, image.alt)
        question = msgspec.structs.replace(question, image=image, mentions=mentions)
    return OrderDraft(
        question=question,
        fact=anchor,
        asked=template.asks,
        template=template if template.asks else None,
        unique=template.asks in anchor.unique,
        ranked=tuple(Ranked(item.text, item.position, item.fact) for item in ranked),
        descending=template.descending,
    )


def _told(
    knowledge: Knowledge, chosen: list[_Item], ranked: list[_Item], template: QuestionTemplate
) -> str:
    """Return what everything is ordered by, and one thing more, of something that it names."""
    told = capitalised(sentence(", ".join(f"{item.text} ({item.told})" for item in ranked)))
    for item in chosen:
        more = written(knowledge, item.fact, template.asks)
        if more and mentioned(item.text, more) and len(told) + len(more) < LONGEST_TOLD:
            return f"{told} {more}"
    return told


def _sequences(knowledge: Knowledge) -> Iterator[OrderDraft]:
    for sequence in knowledge.file.sequences:
        yield _from_sequence(knowledge, sequence)


def _from_sequence(knowledge: Knowledge, sequence: ResolvedSequence) -> OrderDraft:
    table, anchor = sequence.table, sequence.facts[0]
    question = _question(
        knowledge,
        anchor,
        name=f"{knowledge.file.pack.id}/{table.id}/sequence",
        stem=table.stem,
        explanation=table.explanation,
        answer=tuple(fact.event for fact in sequence.facts),
        difficulty=table.difficulty,
    )
    topic = topic_of(knowledge.file, table.topic or anchor.topic)
    return OrderDraft(
        question=msgspec.structs.replace(question, topic=topic),
        fact=anchor,
        asked="",
        ranked=tuple(Ranked(fact.event, None, fact) for fact in sequence.facts),
    )


def _question(
    knowledge: Knowledge,
    anchor: ResolvedFact,
    *,
    name: str,
    stem: str,
    explanation: str,
    answer: tuple[str, ...],
    difficulty: int | None = None,
) -> Order:
    return Order(
        id=f"{name}/{Kind.ORDER}",
        stem=stem,
        difficulty=difficulty or difficulty_of(anchor, Kind.ORDER),
        fact=fact_name(knowledge.file, anchor),
        statement=statement_of(knowledge.file, anchor),
        explanation=sentence(explanation),
        source=source_of(knowledge.file, anchor),
        key=" > ".join(map(plain, answer)),
        mentions=knowledge.mentions(stem),
        options=_mixed(answer, name),
        answer=answer,
    )


def _mixed(answer: tuple[str, ...], seed: str) -> tuple[str, ...]:
    """Return the options in another order than the right one."""
    by_chance: Callable[[str], str] = str
    mixed = tuple(shuffled(answer, by_chance, "mixed", seed))
    return mixed if mixed != answer else (*mixed[1:], mixed[0])
