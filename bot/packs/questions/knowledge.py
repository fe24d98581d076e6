"""What a fact file knows of the world, indexed so that thousands of facts are asked quickly."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from bot.packs.facts.names import number_text, plain, readings
from bot.packs.facts.resolved import ResolvedFact, ResolvedFile, Thing, Truth, Value
from bot.packs.questions.answers import Namesakes
from bot.packs.questions.chance import Ring
from bot.packs.questions.peer_numbers import Spread

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_Row: TypeAlias = frozenset[tuple[str, str]]
_Place: TypeAlias = tuple[str, str, _Row]


def value_key(value: Value) -> str:
    """Return what tells values apart: a thing's id, a number's plain form."""
    return value.id if isinstance(value, Thing) else f"={number_text(value)}"


def answer_key(value: Value) -> str:
    """Return the normalised answer, by which questions with one answer are known."""
    return plain(value.name) if isinstance(value, Thing) else number_text(value)


def _row(slots: Mapping[str, Value], *without: str) -> _Row:
    return frozenset(
        (name, value_key(value)) for name, value in slots.items() if name not in without
    )


def place_in(fact: ResolvedFact, slot: str) -> _Place:
    """Return what facts share that differ in that slot only."""
    return fact.relation.id, slot, _row(fact.slots, slot)


class _Complete(NamedTuple):
    """What a complete set says: of things of this kind with these traits, nothing else belongs."""

    kind: str
    traits: frozenset[str]
    members: frozenset[str]


class Truths:
    """Every truth of a file: what is true, and what truth rules out."""

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
        """Return whether a set that is complete for things such as this one does not hold it."""
        if not isinstance(value, Thing):
            return False
        return any(
            each.kind in value.kinds
            and value.traits >= each.traits
            and value.id not in each.members
            for each in self._complete.get(place_in(fact, slot), ())
        )

    def provable(self, fact: ResolvedFact, slot: str) -> frozenset[str] | None:
        """Return the keys of all values that could be shown to be wrong there; None for any value.

        Where nothing can be, there is no need to try thousands of things.
        """
        if slot in fact.unique or place_in(fact, slot) in self._complete:
            return None
        rivals = (
            self._rivals.get((fact.relation.id, slot, other, _row(fact.slots, slot, other)), set())
            for other in fact.slots
            if other != slot
        )
        return frozenset().union(*rivals)


class Names:
    """Finds the things that a text names, the longest name first."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._free: dict[str, set[str]] = defaultdict(set)
        self._titles: dict[str, set[str]] = defaultdict(set)
        for thing in things:
            index = self._titles if thing.quoted else self._free
            for name in (*thing.names, *thing.ambiguous):
                index[plain(name)].add(thing.id)
        self._longest = max((len(name.split()) for name in self._free), default=0)

    def in_text(self, text: str) -> set[str]:
        """Return the ids of things named; titles count only in quotation marks."""
        titles = {plain(title) for title in _QUOTED.findall(text)}
        found = {one for title in titles for one in self._titles.get(title, ())}
        for reading in readings(text):
            found.update(*self._runs(reading.split()))
        return found

    def _runs(self, words: list[str]) -> Iterator[set[str]]:
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + self._longest), start, -1):
                named = self._free.get(" ".join(words[start:end]))
                if named:
                    yield named
                    start = end - 1
                    break
            start += 1


class Kinds:
    """Things by kind, fine and wider, each kind a ring on which every question has its own place.

    A walk from that place meets the same things first, however many others join the ring.
    """

    def __init__(self, things: Iterable[Thing]) -> None:
        members: dict[str, list[Thing]] = defaultdict(list)
        for thing in things:
            for kind in thing.kinds:
                members[kind].append(thing)
        self._rings = {
            kind: Ring(each, lambda thing: thing.id, "ring") for kind, each in members.items()
        }

    def around(self, kind: str, *seed: str) -> Iterator[Thing]:
        """Yield every thing of the kind, beginning at the seed's place."""
        ring = self._rings.get(kind)
        return ring.around(*seed) if ring else iter(())


class Knowledge:
    """A resolved file with its indexes."""

    def __init__(self, file: ResolvedFile) -> None:
        self.file = file
        self.truths = Truths(file)
        self.names = Names(file.things.values())
        self.kinds = Kinds(file.things.values())
        self.namesakes = Namesakes(file.things.values())
        self._peers: dict[tuple[str, str], set[float]] = defaultdict(set)
        for fact in file.facts:
            for name, value in fact.slots.items():
                if not isinstance(value, Thing):
                    self._peers[fact.relation.id, name].add(value)
        self._spread: dict[tuple[str, str], Spread] = {}

    def peers(self, fact: ResolvedFact, slot: str) -> Spread:
        """Return the numbers that this slot holds in facts of the same relation."""
        place = (fact.relation.id, slot)
        if place not in self._spread:
            self._spread[place] = Spread(self._peers[place])
        return self._spread[place]

    def mentions(self, *texts: str) -> tuple[str, ...]:
        """Return the normalised names and numbers in some texts, sorted."""
        things = self.file.things
        named = {plain(things[each].name) for text in texts for each in self.names.in_text(text)}
        numbers = {
            number_text(float(each.replace(",", "").rstrip(".")))
            for text in texts
            for each in _NUMBER.findall(text)
        }
        return tuple(sorted(named | numbers))
