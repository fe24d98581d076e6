"""What a fact file calls true: what is known, what is ruled out, what a whole set leaves out."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from bot.packs.facts.names import number_text
from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedFile, Truth, Value

_Row: TypeAlias = frozenset[tuple[str, str]]
_Place: TypeAlias = tuple[str, str, _Row]


def value_key(value: Value) -> str:
    """Return what tells values apart: an entity's id, a number's plain form."""
    return value.id if isinstance(value, Entity) else f"={number_text(value)}"


def _row(slots: Mapping[str, Value], *without: str) -> _Row:
    return frozenset(
        (name, value_key(value)) for name, value in slots.items() if name not in without
    )


def place_in(fact: ResolvedFact, slot: str) -> _Place:
    """Return what facts share that differ in that slot only."""
    return fact.relation.id, slot, _row(fact.slots, slot)


class _Complete(NamedTuple):
    """What a complete set says: of entities of this kind and traits, nothing else belongs."""

    kind: str
    traits: frozenset[str]
    members: frozenset[str]


class Truths:
    """Every truth of a file: answers whether a value is true in a slot, or certainly wrong."""

    def __init__(self, file: ResolvedFile) -> None:
        self._whole: set[tuple[str, _Row]] = set()
        self._partial: dict[str, dict[frozenset[str], set[_Row]]] = defaultdict(dict)
        self._unique: dict[tuple[str, str, _Row], str] = {}
        self._values: dict[_Place, dict[str, Value]] = defaultdict(dict)
        self._rivals: dict[tuple[str, str, str, _Row], set[str]] = defaultdict(set)
        self._complete: dict[_Place, list[_Complete]] = defaultdict(list)
        slots = {fact.relation.id: fact.relation.slots.keys() for fact in file.all_facts}
        for truth in file.truths:
            if truth.slots.keys() == slots.get(truth.relation, frozenset()):
                self._add_whole(truth)
            else:
                alike = self._partial[truth.relation].setdefault(frozenset(truth.slots), set())
                alike.add(_row(truth.slots))
        for each in file.sets:
            if each.table.complete:
                members = frozenset(member.id for member in each.members)
                traits = frozenset(each.table.traits)
                complete = _Complete(each.kind, traits, members)
                self._complete[place_in(each.fact, each.asks)].append(complete)

    def _add_whole(self, truth: Truth) -> None:
        self._whole.add((truth.relation, _row(truth.slots)))
        for slot, value in truth.slots.items():
            place = (truth.relation, slot, _row(truth.slots, slot))
            self._values[place].setdefault(value_key(value), value)
        for slot in truth.unique & truth.slots.keys():
            rest = (truth.relation, slot, _row(truth.slots, slot))
            self._unique[rest] = value_key(truth.slots[slot])
            for other, value in truth.slots.items():
                if other != slot:
                    place_of_both = (truth.relation, other, slot, _row(truth.slots, other, slot))
                    self._rivals[place_of_both].add(value_key(value))

    def known(self, relation: str, slots: Mapping[str, Value]) -> bool:
        """Return whether this combination is known to be true."""
        row = _row(slots)
        if (relation, row) in self._whole:
            return True
        return any(
            frozenset(pair for pair in row if pair[0] in names) in rows
            for names, rows in self._partial.get(relation, {}).items()
        )

    def contradicted(self, relation: str, slots: Mapping[str, Value], claimed: str) -> bool:
        """Return whether a truth with a unique slot, other than the claimed one, rules it out."""
        for slot, value in slots.items():
            if slot != claimed:
                true = self._unique.get((relation, slot, _row(slots, slot)))
                if true is not None and true != value_key(value):
                    return True
        return False

    def values(self, fact: ResolvedFact, slot: str) -> tuple[Value, ...]:
        """Return every value of a slot that is true beside the fact's others, in file order."""
        return tuple(self._values.get(place_in(fact, slot), {}).values())

    def left_out(self, fact: ResolvedFact, slot: str, value: Value) -> bool:
        """Return whether a set that is complete for entities such as this one does not hold it."""
        if not isinstance(value, Entity):
            return False
        return any(
            each.kind in value.kinds
            and value.traits >= each.traits
            and value.id not in each.members
            for each in self._complete.get(place_in(fact, slot), ())
        )

    def provable(self, fact: ResolvedFact, slot: str) -> frozenset[str] | None:
        """Return the keys of all values that could be shown to be wrong there; None for any value.

        Where nothing can be, there is no need to try thousands of entities.
        """
        if slot in fact.unique or place_in(fact, slot) in self._complete:
            return None
        rivals = (
            self._rivals.get((fact.relation.id, slot, other, _row(fact.slots, slot, other)), set())
            for other in fact.slots
            if other != slot
        )
        return frozenset().union(*rivals)
