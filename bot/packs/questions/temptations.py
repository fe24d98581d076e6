"""What people believe that is not so: wrong values of a slot that are worth a false statement.

A fact's writer names them as traps. Others follow from what the file says besides: the largest city
where the capital is asked, the neighbour's capital, the president before. Each comes with the
sentence that puts it right.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.packs.facts.names import mentioned, plain
from bot.packs.facts.resolved import Entity, ResolvedFact, Value
from bot.packs.facts.templates import value_text
from bot.packs.facts.truths import value_key
from bot.packs.questions.distractors import replaced, standing
from bot.packs.questions.drafts import Offer
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.statements import claim, sentence, statement_of, wording_of
from bot.packs.questions.wrong_years import YEARS_APART

HALF_KNOWN = 3
"""How prominent something counts of which the file does not say it."""
TOO_WELL_KNOWN = 2
"""Of a fact as easy as this, nobody mistakes a neighbour's value for its own."""


@dataclass(frozen=True)
class Temptation:
    """A wrong value that people believe; `why` tells what it is instead, where that is known."""

    offer: Offer
    why: str
    is_given: bool

    def is_told_in(self, text: str) -> bool:
        """Return whether a text speaks of it already."""
        return any(mentioned(name, text) for name in self.offer.names)


def temptations(knowledge: Knowledge, fact: ResolvedFact, slot: str) -> tuple[Temptation, ...]:
    """Return what people believe to stand in that slot, the writer's traps first.

    All are certainly wrong, of the answer's kind, and were there at the time.
    """
    found: dict[str, Temptation] = {}
    for value, why, is_given in (*_given(knowledge, fact, slot), *_derived(knowledge, fact, slot)):
        reason = standing(knowledge, fact, slot, value) if _fits(fact, slot, value) else None
        if reason is not None:
            text = value_text(value, fact.relation.slots[slot])
            told = sentence(why) if why else ""
            tempting = Temptation(Offer(text, value, reason), told, is_given)
            found.setdefault(value_key(value), tempting)
    return tuple(found.values())


_Believed = tuple[Value, str, bool]


def _given(knowledge: Knowledge, fact: ResolvedFact, slot: str) -> Iterator[_Believed]:
    for trap in fact.traps.get(slot, ()):
        why = claim(wording_of(knowledge.file, fact), trap.why)
        yield trap.value, why or _own_story(knowledge, fact, slot, trap.value), True


def _derived(knowledge: Knowledge, fact: ResolvedFact, slot: str) -> Iterator[_Believed]:
    answer = fact.slots[slot]
    if isinstance(answer, Entity):
        yield from _other_distinctions(knowledge, fact, slot, answer)
        yield from _neighbours(knowledge, fact, slot, answer)
    for other in knowledge.facts.beside(fact):
        yield other.slots[slot], statement_of(knowledge.file, other), False


def _other_distinctions(
    knowledge: Knowledge, fact: ResolvedFact, slot: str, answer: Entity
) -> Iterator[_Believed]:
    """Yield what something else alone is to the same thing: a country's largest city.

    Only what is as well known as the answer, or better, is taken for it.
    """
    for name, shared in fact.slots.items():
        if name == slot or not isinstance(shared, Entity):
            continue
        for fact_of_other, at in knowledge.facts.only_of(shared):
            value = fact_of_other.slots[at]
            if (
                fact_of_other.relation.id != fact.relation.id
                and isinstance(value, Entity)
                and _known(knowledge, value) >= _known(knowledge, answer)
            ):
                yield value, value.note or statement_of(knowledge.file, fact_of_other), False


def _neighbours(
    knowledge: Knowledge, fact: ResolvedFact, slot: str, answer: Entity
) -> Iterator[_Believed]:
    """Yield what the answer is confused with, and what fills the slot beside a neighbour."""
    if fact.difficulty <= TOO_WELL_KNOWN:
        return
    for value in knowledge.facts.near(answer):
        yield value, _own_story(knowledge, fact, slot, value), False
    for name, other in fact.slots.items():
        if name != slot and isinstance(other, Entity):
            for neighbour in knowledge.facts.near(other):
                moved = replace(fact, slots=replaced(fact, name, neighbour))
                for its_own in knowledge.truths.values(moved, slot):
                    yield its_own, _own_story(knowledge, fact, slot, its_own), False


def _known(knowledge: Knowledge, entity: Entity) -> int:
    return knowledge.profiles.of(entity).prominence or HALF_KNOWN


def _own_story(knowledge: Knowledge, fact: ResolvedFact, slot: str, value: Value) -> str:
    """Return what is true of a wrong value: its note, or the fact in which it is right."""
    if not isinstance(value, Entity):
        return ""
    if value.note:
        return value.note
    found = next(knowledge.facts.filled(fact, slot, value), None)
    return statement_of(knowledge.file, found) if found else ""


def _fits(fact: ResolvedFact, slot: str, value: Value) -> bool:
    answer = fact.slots[slot]
    if isinstance(answer, Entity):
        return (
            isinstance(value, Entity)
            and answer.kind in value.kinds
            and value.active_in(fact.time.year if fact.time else None)
            and {plain(each) for each in value.names}.isdisjoint(map(plain, answer.names))
        )
    far = YEARS_APART if fact.relation.slots[slot].type == "year" else 0
    return not isinstance(value, Entity) and value != answer and abs(value - answer) >= far
