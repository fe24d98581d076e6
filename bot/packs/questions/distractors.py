"""Wrong options that are certainly wrong, of the right kind, and alive at the time.

An entity may stand as wrong only where the slot is unique in the world, a known truth contradicts
it, a complete set leaves it out, or the fact's writer vouches for it; that the source does not say
so is never enough.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from bot.packs.facts.names import mentioned, plain
from bot.packs.facts.problems import Problem
from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedFile, Value
from bot.packs.facts.templates import KIND_FORMS, PLACEHOLDER
from bot.packs.questions.chance import draw
from bot.packs.questions.drafts import Offer, Standing
from bot.packs.questions.knowledge import Knowledge

CANDIDATES = 16
"""How many admissible entities are weighed for one question, however large the file."""
SEARCHED = 64
"""How many are, where the first of them are all much shorter than the answer."""
TELLING_LENGTH = 1.5
_TITLE = re.compile("“[^”]*”")


_Preference: TypeAlias = tuple[bool, bool, float]


def replaced(fact: ResolvedFact, slot: str, value: Value) -> dict[str, Value]:
    """Return the fact's slots with another value in one of them."""
    return {**fact.slots, slot: value}


def standing(knowledge: Knowledge, fact: ResolvedFact, slot: str, value: Value) -> Standing | None:
    """Return why this value is certainly wrong in that slot, or None where that is not known."""
    slots = replaced(fact, slot, value)
    if knowledge.truths.known(fact.relation.id, slots):
        return None
    if value in fact.distractors.get(slot, ()):
        return Standing.CURATED
    if slot in fact.unique:
        return Standing.UNIQUE
    if knowledge.truths.contradicted(fact.relation.id, slots, slot):
        return Standing.CONTRADICTED
    if knowledge.truths.left_out(fact, slot, value):
        return Standing.LEFT_OUT
    return None


def traits_in(sentence: str, answer: Entity) -> frozenset[str]:
    """Return the answer's traits that stand in a sentence, titles aside.

    An adjective that the answer does not have must speak of something else in the sentence.
    """
    bare = _TITLE.sub(" ", sentence)
    return frozenset(trait for trait in answer.traits if mentioned(trait, bare))


def wrong_entities(
    knowledge: Knowledge,
    fact: ResolvedFact,
    slot: str,
    sentence: str,
    needed: frozenset[str],
) -> list[Offer]:
    """Return the wrong entities for a slot, the best first.

    `sentence` is what the player reads: nothing named in it is offered. `needed` are the adjectives
    that the template claims, beside those found in its words. Empty where the answer itself lacks
    one of them.
    """
    answer = fact.slots[slot]
    if not isinstance(answer, Entity) or not needed <= answer.traits:
        return []
    wanted = needed | traits_in(sentence, answer)
    named = knowledge.names.in_text(sentence)
    seed = (knowledge.file.pack.id, fact.id, slot)
    found: list[tuple[_Preference, Offer]] = []
    taken = {plain(name) for name in answer.names}
    for entity in _candidates(knowledge, fact, slot, answer, seed):
        names = {plain(name) for name in entity.names}
        if not _fits(entity, fact, wanted) or entity.id in named or not names.isdisjoint(taken):
            continue
        why = standing(knowledge, fact, slot, entity)
        if why is not None:
            found.append((_preference(entity, answer, why, seed), Offer(entity.label, entity, why)))
            taken |= names
        if len(found) >= CANDIDATES and (_enough(found) or len(found) == SEARCHED):
            break
    return [offer for _, offer in sorted(found, key=lambda each: each[0])]


def _candidates(
    knowledge: Knowledge, fact: ResolvedFact, slot: str, answer: Entity, seed: tuple[str, ...]
) -> Iterator[Entity]:
    curated = [each for each in fact.distractors.get(slot, ()) if isinstance(each, Entity)]
    yield from (entity for entity in curated if answer.kind in entity.kinds)
    chosen = {entity.id for entity in curated} | {answer.id}
    provable = knowledge.truths.provable(fact, slot)
    if provable is not None and not provable:
        return
    for entity in knowledge.kinds.around(answer.kind, *seed):
        if entity.id not in chosen and (provable is None or entity.id in provable):
            yield entity


def _enough(found: list[tuple[_Preference, Offer]]) -> bool:
    """Return whether three were found beside which the answer does not stand out by its length."""
    return sum(not telling for (_, telling, _), _ in found) >= 3


def _fits(entity: Entity, fact: ResolvedFact, wanted: frozenset[str]) -> bool:
    return wanted <= entity.traits and entity.active_in(fact.time.year if fact.time else None)


def _preference(
    entity: Entity, answer: Entity, why: Standing, seed: tuple[str, ...]
) -> _Preference:
    """Rank a distractor: curated first, none that makes the answer stand out by its length.

    Among the rest chance decides, and each trait shared with the answer makes it likelier.
    """
    telling = len(answer.name) > TELLING_LENGTH * len(entity.name)
    shared = len(entity.traits & answer.traits)
    return why is not Standing.CURATED, telling, draw(*seed, entity.id) / (1 + shared)


def check_curated(file: ResolvedFile, knowledge: Knowledge) -> Iterator[Problem]:
    """Complain of curated distractors that are true, or of another kind than the answer."""
    for fact in file.all_facts:
        for slot, values in fact.distractors.items():
            field = f"distractors.{slot}" if fact.table == "facts" else "wrong"
            place = f"{fact.place}.{field}"
            for value in values:
                yield from _check_one(file, knowledge, fact, slot, value, place)


def _check_one(
    file: ResolvedFile,
    knowledge: Knowledge,
    fact: ResolvedFact,
    slot: str,
    value: Value,
    place: str,
) -> Iterator[Problem]:
    answer = fact.slots[slot]
    shown = value.name if isinstance(value, Entity) else str(value)
    if knowledge.truths.known(fact.relation.id, replaced(fact, slot, value)):
        yield Problem(file.path, place, f"{shown} is known to be true.", "Leave it out.")
    elif (
        isinstance(value, Entity) and isinstance(answer, Entity) and answer.kind not in value.kinds
    ):
        wrong = f"{shown} is a {value.kind}, the answer {answer.name} a {answer.kind}."
        yield Problem(file.path, place, wrong, "Options of one question share their kind.")


def names_value(template: str, slot: str) -> bool:
    """Return whether a template prints that slot's value, and not just its kind."""
    found = (inner.partition(".") for inner in PLACEHOLDER.findall(template))
    return any(name == slot and form not in KIND_FORMS for name, _, form in found)
