"""Resolves sets: what belongs to each by facts, by known truths and by its own list."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import msgspec

from bot.packs.facts.difficulty import derived_difficulty
from bot.packs.facts.english import with_indefinite
from bot.packs.facts.lookup import Lookup
from bot.packs.facts.resolved import (
    Entity,
    ResolvedFact,
    ResolvedRelation,
    ResolvedSet,
    Truth,
    Value,
)
from bot.packs.facts.tables import QuestionTemplate, SetTable
from bot.packs.facts.template_checks import SET_KINDS, check_set_question, check_template
from bot.packs.facts.templates import SET_NAMES, count_text, listed
from bot.packs.facts.truths import value_key

FEWEST = 2
_Others: TypeAlias = frozenset[tuple[str, str]]


def resolve_sets(
    lookup: Lookup, taken: Collection[str], truths: Sequence[Truth]
) -> tuple[tuple[ResolvedSet, ...], list[Truth]]:
    """Return the sets, and as truths what they add to facts and known truths.

    `taken` are the ids of facts, which sets share.
    """
    told = _MembersTold(truths)
    found: list[ResolvedSet] = []
    ids = set(taken)
    for table in lookup.file.sets:
        place = f"sets.{table.id}"
        if table.id in ids:
            lookup.complain(place, "A fact or set has this id.", "Give each its own id.")
        ids.add(table.id)
        begun = _begun(lookup, table, place)
        if begun:
            found += _finished(lookup, begun, told.members(begun), place)
    return tuple(found), [truth for each in found for truth in _own_truths(each)]


@dataclass(frozen=True)
class _FoundSet:
    """A set whose relation and given slots were found."""

    table: SetTable
    relation: ResolvedRelation
    given: Mapping[str, Value]


class _MembersTold:
    """What facts and known truths say of sets, found without going through them all each time."""

    def __init__(self, truths: Iterable[Truth]) -> None:
        self._by_relation: dict[str, list[Truth]] = defaultdict(list)
        for truth in truths:
            self._by_relation[truth.relation].append(truth)
        self._by_place: dict[tuple[str, str], dict[_Others, list[Entity]]] = {}

    def members(self, begun: _FoundSet) -> list[Entity]:
        """Return the members that truths give a set, in their order."""
        place = (begun.relation.id, begun.table.asks)
        if place not in self._by_place:
            self._by_place[place] = self._sorted(begun.relation, begun.table.asks)
        return self._by_place[place].get(_others(begun.given, begun.table.asks), [])

    def _sorted(self, relation: ResolvedRelation, asks: str) -> dict[_Others, list[Entity]]:
        found: dict[_Others, list[Entity]] = defaultdict(list)
        for truth in self._by_relation[relation.id]:
            member = truth.slots.get(asks)
            if truth.slots.keys() == relation.slots.keys() and isinstance(member, Entity):
                found[_others(truth.slots, asks)].append(member)
        return found


def _others(slots: Mapping[str, Value], asks: str) -> _Others:
    return frozenset((name, value_key(value)) for name, value in slots.items() if name != asks)


def _begun(lookup: Lookup, table: SetTable, place: str) -> _FoundSet | None:
    relation = lookup.relations.get(table.relation)
    if relation is None:
        lookup.unknown(f"{place}.relation", "relation", table.relation, lookup.relations)
        return None
    asked = relation.slots.get(table.asks)
    if asked is None:
        lookup.unknown(f"{place}.asks", "slot", table.asks, relation.slots)
        return None
    if asked.type in {"year", "number"}:
        lookup.complain(f"{place}.asks", "A set holds things, not years or numbers.")
        return None
    if table.asks in relation.unique:
        lookup.complain(
            f"{place}.asks",
            f"The slot {table.asks!r} has one true value, so there is no set of them.",
            "Ask for another slot, or correct the relation's unique.",
        )
    others = {name: slot for name, slot in relation.slots.items() if name != table.asks}
    given = lookup.slots(table.slots, replace(relation, slots=others), place)
    return _FoundSet(table, relation, given) if given.keys() == others.keys() else None


def _finished(
    lookup: Lookup, begun: _FoundSet, told: Iterable[Entity], place: str
) -> list[ResolvedSet]:
    """Return the set in a list, or an empty list where it cannot be asked."""
    table = begun.table
    own = _entities(lookup, begun, table.members, f"{place}.members")
    members = tuple({member.id: member for member in (*told, *own)}.values())
    wrong = _entities(lookup, begun, table.wrong, f"{place}.wrong")
    if len(members) < FEWEST:
        if begun.relation.id in lookup.wanting:
            return []
        lookup.complain(place, f"The set has {len(members)} members.", "Add members = […].")
        return []
    kind = _kind_of(lookup, table, (*members, *wrong), place)
    table, is_sound = _check(lookup, begun, place)
    if not is_sound or begun.relation.id in lookup.wanting:
        return []
    begun = replace(begun, table=table)
    fact = replace(
        _as_fact(begun, replace(members[0], kind=kind), members, wrong),
        time=lookup.when(table.when, place),
        words={"count": count_text(len(members)), "members": listed(members)},
    )
    return [ResolvedSet(table, fact, kind, members)]


def _as_fact(
    begun: _FoundSet, member: Entity, members: Iterable[Entity], wrong: Iterable[Entity]
) -> ResolvedFact:
    """Return a set as a fact of one of its members."""
    table, relation = begun.table, begun.relation
    slots = {**begun.given, table.asks: member}
    return ResolvedFact(
        id=table.id,
        relation=relation,
        slots={name: slots[name] for name in relation.slots},
        paragraph=table.paragraph,
        unique=relation.unique,
        difficulty=table.difficulty or derived_difficulty(begun.given.values(), members),
        topic=table.topic,
        kinds=frozenset(table.ask or SET_KINDS),
        asks=(),
        distractors={table.asks: tuple(wrong)},
        time=None,
        event="",
        changes=relation.changes if table.changes is None else table.changes,
        statement=table.statement,
        false_statements=(),
        explanation=table.explanation,
        url=table.url,
        questions=_templates(table, relation),
        refused=table.refused,
        image=table.image,
        table="sets",
        source=table.source,
    )


def _entities(lookup: Lookup, begun: _FoundSet, ids: Iterable[str], place: str) -> list[Entity]:
    found = [lookup.value(each, begun.table.asks, begun.relation, place) for each in ids]
    return [each for each in found if isinstance(each, Entity)]


def _kind_of(lookup: Lookup, table: SetTable, entities: Sequence[Entity], place: str) -> str:
    """Return the kind that all options share; complain of who does not."""
    kind = table.kind or entities[0].kind
    for entity in entities:
        if kind not in entity.kinds:
            lookup.complain(
                f"{place}.kind",
                f"{entity.name} is {with_indefinite(entity.kind)}, not {with_indefinite(kind)}.",
                "Give the set a kind that all share, if need be as the wider kind of each.",
            )
    return kind


def _check(lookup: Lookup, begun: _FoundSet, place: str) -> tuple[SetTable, bool]:
    """Return the set with what is usable of its questions, and whether its words are sound."""
    table, slots = begun.table, begun.relation.slots
    before = len(lookup.problems)
    for field, text in (("statement", table.statement), ("explanation", table.explanation)):
        lookup.problems += check_template(text, slots, lookup.path, f"{place}.{field}", SET_NAMES)
    is_sound = len(lookup.problems) == before
    sound: list[QuestionTemplate] = []
    for n, template in enumerate(table.questions):
        spot = f"{place}.questions[{n}]"
        found = list(check_set_question(template, table.asks, slots, lookup.path, spot))
        lookup.problems += found
        sound += [] if found else [template]
    if table.wanted < 0:
        lookup.complain(f"{place}.wanted", f"{table.wanted} cannot be wanted.")
    lookup.check_difficulty(table.difficulty, place)
    return msgspec.structs.replace(table, questions=tuple(sound)), is_sound


def _templates(table: SetTable, relation: ResolvedRelation) -> tuple[QuestionTemplate, ...]:
    """Return the set's own questions and, for kinds that it has none of, its relation's."""
    own = {kind for template in table.questions for kind in template.kinds}
    inherited = (
        each
        for each in relation.questions
        if each.asks == table.asks
        and not own.intersection(each.kinds)
        and any(kind in SET_KINDS for kind in each.kinds)
    )
    return (*table.questions, *inherited)


def _own_truths(found: ResolvedSet) -> list[Truth]:
    relation, slots = found.fact.relation, found.fact.slots
    return [
        Truth(relation.id, {**slots, found.asks: member}, relation.unique, found.fact.place)
        for member in found.members
        if member.id in found.table.members
    ]
