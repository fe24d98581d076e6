"""Clues: several facts about one entity, each with its name hidden, from hard to easy."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.game.kinds.clues import Clues
from bot.game.question import Kind
from bot.packs.facts.boundary import noting_place
from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedFile
from bot.packs.facts.templates import KIND_FORMS, Wording, placeholders
from bot.packs.questions.answers import answer_type
from bot.packs.questions.chance import shuffled
from bot.packs.questions.distractors import names_value
from bot.packs.questions.drafts import Draft
from bot.packs.questions.hidden_names import hidden, reads_well, tells
from bot.packs.questions.knowledge import Knowledge, answer_key
from bot.packs.questions.statements import (
    claim,
    fact_name,
    sentence,
    source_of,
    statement_of,
    topic_of,
)

FEWEST, MOST = 3, 5
FALL = 2
"""By how much the first clue is harder than the last, at least: else no try is worth the wait."""
LONGEST = 160
"""Characters of a clue: five of them have to be read while the round runs."""
MOST_WORDS = 25
"""Words of a clue, to which the first one adds the question."""
_PRONOUN = re.compile(
    r"\b(he|she|him|his|hers?|himself|herself|they|them|theirs?|themselves)\b", re.IGNORECASE
)
_SOMEBODY = re.compile(r"\b(man|woman|person|member|who|whose|whom)\b")


@dataclass(frozen=True)
class Clue:
    """One fact's statement with an entity hidden; `slot` is where that stands in the fact."""

    text: str
    fact: ResolvedFact
    slot: str

    @property
    def is_unique(self) -> bool:
        """Whether this clue alone fits nothing else in the world."""
        return self.slot in self.fact.unique


@dataclass(frozen=True)
class CluesDraft(Draft):
    """Clues with the facts that they come from."""

    clues: tuple[Clue, ...] = ()

    @property
    def facts(self) -> tuple[ResolvedFact, ...]:
        """The facts of all clues."""
        return tuple(clue.fact for clue in self.clues)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything of the question that players read."""
        return (*super().texts, *(clue.text for clue in self.clues))

    @property
    def is_unasked(self) -> bool:
        """Whether no fact says by its `ask` that it is to be a clue."""
        return all(clue.fact.kinds == frozenset(Kind) for clue in self.clues)


def make(knowledge: Knowledge) -> list[CluesDraft]:
    """Return a question for each entity of which there are enough clues that fit it alone."""
    drafts: dict[str, CluesDraft] = {}
    for entity, facts in _by_entity(knowledge.file):
        with noting_place(facts[0].place):
            chosen = _chosen(knowledge, entity, [*_clues(knowledge, entity, facts)])
            if chosen:
                draft = _draft(knowledge, entity, chosen)
                drafts.setdefault(draft.question.stem, draft)  # that clue alone fits them both
    return list(drafts.values())


def stem_of(clue: str, entity: Entity) -> str:
    """Return the question as it begins: the first clue, and what is asked for."""
    return f"{clue} Which {entity.kind} is it?"


def _by_entity(file: ResolvedFile) -> Iterator[tuple[Entity, list[ResolvedFact]]]:
    """Yield what could be typed, with the facts about it, if they may be enough."""
    about: dict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in file.facts:
        if Kind.CLUES in fact.kinds and not fact.changes:
            named = (value.id for value in fact.slots.values() if isinstance(value, Entity))
            for name in dict.fromkeys(named):
                about[name].append(fact)
    for name, facts in about.items():
        if file.entities[name].closed and len(facts) >= FEWEST:
            yield file.entities[name], facts


def _clues(knowledge: Knowledge, entity: Entity, facts: Iterable[ResolvedFact]) -> Iterator[Clue]:
    """Yield the clues that the facts give: natural by themselves, and none that tells the name."""
    for fact in facts:
        slot, *others = (name for name, value in fact.slots.items() if value == entity)
        if others or not _hideable(fact, slot):
            continue
        text = hidden(knowledge.file, fact, entity)
        short = len(text) <= LONGEST and len(text.split()) <= MOST_WORDS
        alone = reads_well(text, entity) and not _leans(knowledge, text, entity)
        if short and alone and not tells(text, entity):
            yield Clue(text, fact, slot)


def _hideable(fact: ResolvedFact, slot: str) -> bool:
    """Return whether a statement names what is in the slot, and says nothing of its sort."""
    written = placeholders(fact.statement)
    return (
        names_value(fact.statement, slot)
        and (not fact.asks or slot in fact.asks)
        and not any(each.slot == slot and each.form in KIND_FORMS for each in written)
        and (fact.time is not None or all(each.slot != "when" for each in written))
    )


def _leans(knowledge: Knowledge, text: str, entity: Entity) -> bool:
    """Return whether a clue says “he” or “their” before it has named anybody."""
    found = _PRONOUN.search(text)
    if not found:
        return False
    before = text[: found.start()].lower()
    if _SOMEBODY.search(before):
        return False
    named = map(knowledge.file.entities.__getitem__, knowledge.names.in_text(text[: found.start()]))
    people = {"person", "group"}
    hidden_one = entity.type in people and f"this {entity.kind}".lower() in before
    return not hidden_one and people.isdisjoint(each.type for each in named)


def _chosen(knowledge: Knowledge, entity: Entity, clues: Sequence[Clue]) -> tuple[Clue, ...]:
    """Return the clues to ask with, hardest first; nothing where they could fit something else.

    The last is the easiest that fits the entity alone, and it is easier than the first by a good
    step. No two say the same of the same. Of clues as hard, one that fits others too comes first,
    and the shortest last, which says it straight.
    """
    mixed = shuffled(clues, lambda clue: clue.fact.id, "clues", entity.id)
    mixed.sort(key=lambda clue: (clue.fact.difficulty, not clue.is_unique, len(clue.text)))
    last = next((clue for clue in mixed if _proves(knowledge, clue)), None)
    if last is None:
        return ()
    told = {_told(knowledge, last)}
    others: list[Clue] = []
    for clue in reversed(mixed):
        about = _told(knowledge, clue)
        if clue.fact.difficulty >= last.fact.difficulty and about not in told:
            told.add(about)
            others.append(clue)
    enough = len(others) >= FEWEST - 1
    falls = enough and others[0].fact.difficulty >= last.fact.difficulty + FALL
    return (*_spread(others, MOST - 1), last) if falls else ()


def _proves(knowledge: Knowledge, clue: Clue) -> bool:
    """Return whether a clue fits nothing else: as its fact says, and nothing in the file denies."""
    known = knowledge.truths.values(clue.fact, clue.slot)
    return clue.is_unique and not any(value != clue.fact.slots[clue.slot] for value in known)


def _spread(clues: Sequence[Clue], most: int) -> Sequence[Clue]:
    """Return at most so many, from the first to the last at even distances."""
    if len(clues) <= most:
        return clues
    return [clues[round(step * (len(clues) - 1) / (most - 1))] for step in range(most)]


def _told(knowledge: Knowledge, clue: Clue) -> tuple[str, ...]:
    """Return the names and numbers in a clue: with the same ones, it says much the same."""
    return knowledge.mentions(clue.text) or (clue.text,)


def _draft(knowledge: Knowledge, entity: Entity, clues: tuple[Clue, ...]) -> CluesDraft:
    file, namesakes = knowledge.file, knowledge.namesakes
    anchor = clues[-1].fact
    texts = tuple(clue.text for clue in clues)
    stem = stem_of(texts[0], entity)
    explanation = anchor.explanation or anchor.statement
    words = Wording(anchor.relation.slots, anchor.slots, file.as_of, anchor.time, anchor.words)
    question = Clues(
        id=f"{file.pack.id}/{entity.id}/{Kind.CLUES}",
        stem=stem,
        difficulty=round(sum(clue.fact.difficulty for clue in clues) / len(clues)),
        fact=fact_name(file, anchor),
        statement=statement_of(file, anchor),
        explanation=sentence(claim(words, explanation)),
        source=source_of(file, anchor),
        key=answer_key(entity),
        mentions=knowledge.mentions(stem, *texts),
        topic=topic_of(file, anchor.topic),
        answer=entity.name,
        accepted=namesakes.spelled_out(entity),
        clues=texts,
        told=tuple(fact_name(file, clue.fact) for clue in clues[:-1]),
        type=answer_type(entity),
        refused=namesakes.refused(entity),
        strictness=entity.strictness,
    )
    return CluesDraft(
        question=question,
        fact=anchor,
        asked=clues[-1].slot,
        answer=entity,
        unique=True,
        closed=entity.closed,
        clues=clues,
    )
