"""Wrong options that are certainly wrong, of the right kind, and alive at the time.

An entity may stand as wrong only where the slot is unique in the world, a known truth contradicts
it, a complete set leaves it out, or the fact's writer vouches for it; that the source does not say
so is never enough.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TypeAlias

from bot.packs.facts.names import mentioned, plain
from bot.packs.facts.problems import Problem
from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedFile, Value
from bot.packs.facts.templates import NAME_FORMS, placeholders
from bot.packs.facts.truths import value_key
from bot.packs.questions.chance import draw
from bot.packs.questions.distances import distance_from
from bot.packs.questions.drafts import Offer, Standing
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.odd_ones import NOTICEABLY

CANDIDATES = 24
"""How many admissible entities are weighed for one question, however large the file."""
SEARCHED = 96
"""How many are where all are much shorter than the answer, and how many of one ring looked at."""
RIGHT_WEIGHED = 8
"""Members of a set whose surroundings are looked at."""
_VOUCHED = {True: -2, False: -1}
_Rank: TypeAlias = tuple[int, bool, float]
"""Vouched for or how far, whether the answer is long beside it, and chance; traits shared help."""
_TITLE = re.compile("“[^”]*”")


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
    members: Sequence[Entity] = (),
) -> list[Offer]:
    """Return the wrong entities for a slot that somebody would pick, the best first.

    `sentence` is what the player reads: nothing named in it is offered. `needed` are the adjectives
    that the template claims, beside those found in its words. Empty where the answer itself lacks
    one of them. `members` are the right ones where several are, else the fact's own value is.
    """
    answer = fact.slots[slot]
    if not isinstance(answer, Entity) or not needed <= answer.traits:
        return []
    right = tuple(members) or (answer,)
    wanted = needed | traits_in(sentence, answer)
    named = knowledge.names.in_text(sentence)
    seed = (knowledge.file.pack.id, fact.id, slot)
    traps = {value_key(trap.value): trap for trap in fact.traps.get(slot, ())}
    found: list[tuple[_Rank, Offer]] = []
    taken = {plain(name) for name in answer.names}
    for entity in _candidates(knowledge, fact, slot, answer.kind, right):
        names = {plain(name) for name in entity.names}
        if not _fits(entity, fact, wanted) or entity.id in named or not names.isdisjoint(taken):
            continue
        vouched = entity in fact.distractors.get(slot, ())
        distance = 0 if vouched else distance_from(right, entity, knowledge.profiles)
        why = None if distance is None else standing(knowledge, fact, slot, entity)
        if distance is None or why is None:
            continue
        trap = traps.get(entity.id)
        order = _VOUCHED[trap is not None] if vouched else distance
        chance = draw(*seed, entity.id) / (1 + len(entity.traits & answer.traits))
        rank = (order, _too_short(entity.label, answer), chance)
        found.append((rank, Offer(entity.label, entity, why, trap)))
        taken |= names
        if len(found) >= CANDIDATES and (_enough(found) or len(found) == SEARCHED):
            break
    return [offer for _, offer in sorted(found, key=lambda each: each[0])]


def _enough(found: Sequence[tuple[_Rank, Offer]]) -> bool:
    """Return whether three were found beside which the answer does not stand out by its length."""
    return sum(not too_short for (_, too_short, _), _ in found) >= 3


def _too_short(text: str, answer: Entity) -> bool:
    return len(answer.name) > NOTICEABLY * len(text)


def _candidates(
    knowledge: Knowledge,
    fact: ResolvedFact,
    slot: str,
    kind: str,
    right: Sequence[Entity],
) -> Iterator[Entity]:
    """Yield each entity that may be offered once: vouched for, near, of the region, of the kind."""
    chosen = {entity.id for entity in right}
    vouched = (each for each in fact.distractors.get(slot, ()) if isinstance(each, Entity))
    provable = knowledge.truths.provable(fact, slot)
    if provable is not None and not provable:
        rest: Iterator[Entity] = iter(())
    else:
        rest = _from_rings(knowledge, kind, right, (knowledge.file.pack.id, fact.id, slot))
    likely = (each for each in rest if provable is None or each.id in provable)
    for entity in chain(vouched, likely):
        if entity.id not in chosen and kind in entity.kinds:
            chosen.add(entity.id)
            yield entity


def _from_rings(
    knowledge: Knowledge, kind: str, right: Sequence[Entity], seed: tuple[str, ...]
) -> Iterator[Entity]:
    profiles, entities = knowledge.profiles, knowledge.file.entities
    profiled = [profiles.of(entity) for entity in right[:RIGHT_WEIGHED]]
    near = sorted({each for profile in profiled for each in profile.near})
    yield from (entities[each] for each in near if each in entities)
    regions = sorted({profile.region for profile in profiled} - {""})
    for region in regions:
        yield from islice(knowledge.kinds.around(kind, *seed, region=region), SEARCHED)
    whole = knowledge.kinds.around(kind, *seed)
    yield from islice(whole, SEARCHED) if regions else whole


def _fits(entity: Entity, fact: ResolvedFact, wanted: frozenset[str]) -> bool:
    return wanted <= entity.traits and entity.active_in(fact.time.year if fact.time else None)


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
    """Return whether a template prints that slot's value, and not just its kind or a verb."""
    return any(each.slot == slot and each.form in NAME_FORMS for each in placeholders(template))
