"""What a fact file knows of the world, indexed so that thousands of facts are asked quickly."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from bot.packs.answers import Namesakes
from bot.packs.chance import draw
from bot.packs.names import number_text, plain, readings
from bot.packs.resolved import ResolvedFact, ResolvedFile, ResolvedSet, Thing, Truth, Value

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


def _row(slots: Mapping[str, Value], without: str = "") -> _Row:
    return frozenset((name, value_key(value)) for name, value in slots.items() if name != without)


def place_in(fact: ResolvedFact, slot: str) -> _Place:
    """Return what facts share that differ in that slot only."""
    return fact.relation.id, slot, _row(fact.slots, without=slot)


class Truths:
    """Every truth of a file: what is true, and what truth rules out."""

    def __init__(self, file: ResolvedFile) -> None:
        self._whole: set[tuple[str, _Row]] = set()
        self._partial: dict[str, list[_Row]] = defaultdict(list)
        self._unique: dict[tuple[str, str, _Row], str] = {}
        self._values: dict[_Place, dict[str, Value]] = defaultdict(dict)
        self._complete: dict[_Place, list[ResolvedSet]] = defaultdict(list)
        slots = {fact.relation.id: fact.relation.slots.keys() for fact in file.all_facts}
        for truth in file.truths:
            if truth.slots.keys() == slots.get(truth.relation, frozenset()):
                self._add_whole(truth)
            else:
                self._partial[truth.relation].append(_row(truth.slots))
        for each in file.sets:
            if each.table.complete:
                self._complete[place_in(each.fact, each.asks)].append(each)

    def _add_whole(self, truth: Truth) -> None:
        self._whole.add((truth.relation, _row(truth.slots)))
        for slot, value in truth.slots.items():
            place = (truth.relation, slot, _row(truth.slots, without=slot))
            self._values[place].setdefault(value_key(value), value)
        for slot in truth.unique & truth.slots.keys():
            rest = (truth.relation, slot, _row(truth.slots, without=slot))
            self._unique[rest] = value_key(truth.slots[slot])

    def known(self, relation: str, slots: Mapping[str, Value]) -> bool:
        """Return whether this combination is known to be true."""
        row = _row(slots)
        if (relation, row) in self._whole:
            return True
        return any(partial <= row for partial in self._partial.get(relation, ()))

    def contradicted(self, relation: str, slots: Mapping[str, Value], claimed: str) -> bool:
        """Return whether a truth with a unique slot, other than the claimed one, rules it out."""
        for slot, value in slots.items():
            if slot != claimed:
                true = self._unique.get((relation, slot, _row(slots, without=slot)))
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
            and value.traits.issuperset(each.table.traits)
            and all(value.id != member.id for member in each.members)
            for each in self._complete.get(place_in(fact, slot), ())
        )


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
        rings: dict[str, list[tuple[float, str, Thing]]] = defaultdict(list)
        for thing in things:
            for kind in thing.kinds:
                rings[kind].append((draw("ring", thing.id), thing.id, thing))
        self._rings = {kind: sorted(ring, key=lambda at: at[:2]) for kind, ring in rings.items()}

    def around(self, kind: str, *seed: str) -> Iterator[Thing]:
        """Yield every thing of the kind, beginning at the seed's place."""
        ring = self._rings.get(kind, [])
        start = bisect(ring, draw(*seed), key=lambda at: at[0])
        for step in range(len(ring)):
            yield ring[(start + step) % len(ring)][2]


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

    def peers(self, fact: ResolvedFact, slot: str) -> list[float]:
        """Return the numbers that this slot holds in facts of the same relation, sorted."""
        return sorted(self._peers[fact.relation.id, slot])

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
