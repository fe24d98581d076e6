"""Facts and entities by what joins them, so that relatives are found without trying them all."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple, TypeAlias

from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedFile, Value
from bot.packs.facts.truths import value_key

MOST = 32
"""Relatives that are looked at for one slot of one fact, however many there are."""
_Series: TypeAlias = tuple[str, ...]


class Filled(NamedTuple):
    """A slot of a fact."""

    fact: ResolvedFact
    slot: str

    @property
    def value(self) -> Value:
        """What fills it."""
        return self.fact.slots[self.slot]


class FactIndex:
    """Finds facts by what they name, by what fills a slot, and by their place in a series."""

    def __init__(self, file: ResolvedFile) -> None:
        self._about: dict[str, list[ResolvedFact]] = defaultdict(list)
        self._filled: dict[tuple[str, str, str], list[ResolvedFact]] = defaultdict(list)
        self._only: dict[str, list[Filled]] = defaultdict(list)
        self._series: dict[_Series, list[tuple[float, ResolvedFact]]] = defaultdict(list)
        self._near: dict[str, dict[str, Entity]] = defaultdict(dict)
        # By their ids, so that the order in which a file tells them decides nothing.
        for fact in sorted(file.facts, key=lambda fact: fact.id):
            self._add(fact)
        for each in self._series.values():
            each.sort(key=lambda one: one[0])
        for entity in file.entities.values():
            for other in (file.entities[name] for name in entity.near if name in file.entities):
                self._near[entity.id][other.id] = other
                self._near[other.id][entity.id] = entity

    def _add(self, fact: ResolvedFact) -> None:
        for slot, value in fact.slots.items():
            self._filled[fact.relation.id, slot, value_key(value)].append(fact)
        for name in dict.fromkeys(each.id for each in _entities(fact)):
            self._about[name].append(fact)
            for slot in sorted(fact.unique & fact.slots.keys()):
                filled = Filled(fact, slot)
                if isinstance(filled.value, Entity) and filled.value.id != name:
                    self._only[name].append(filled)
        for series, year in _series_of(fact):
            self._series[series].append((year, fact))

    def near(self, entity: Entity) -> Iterator[Entity]:
        """Yield what the file says it is confused with."""
        return islice((near for _, near in sorted(self._near[entity.id].items())), MOST)

    def about(self, entity: Entity) -> Iterator[ResolvedFact]:
        """Yield the first facts that name it."""
        return islice(self._about[entity.id], MOST)

    def filled(self, fact: ResolvedFact, slot: str, value: Value) -> Iterator[ResolvedFact]:
        """Yield facts of the fact's relation in which that value fills the slot."""
        return islice(self._filled[fact.relation.id, slot, value_key(value)], MOST)

    def only_of(self, entity: Entity) -> Iterator[Filled]:
        """Yield what one thing alone is to it: its capital, its largest city, its author."""
        return islice(self._only[entity.id], MOST)

    def beside(self, fact: ResolvedFact) -> Iterator[ResolvedFact]:
        """Yield the facts before and after it in the series to which it belongs.

        Such as the president before, the championship after, a singer's next album: in all slots
        but the year and one more it is the same, and where nothing else is, in kind and region.
        """
        for series, year in _series_of(fact):
            members = self._series[series]
            at = bisect_left(members, year, key=lambda one: one[0])
            end = at
            while end < len(members) and members[end][0] == year:
                end += 1
            yield from (each for _, each in members[max(0, at - 1) : at])
            yield from (each for _, each in members[end : end + 1])


def _entities(fact: ResolvedFact) -> Iterator[Entity]:
    return (value for value in fact.slots.values() if isinstance(value, Entity))


def _series_of(fact: ResolvedFact) -> Iterator[tuple[_Series, float]]:
    """Yield each series of which a fact is one, with its year in it."""
    for when, slot in fact.relation.slots.items():
        year = fact.slots[when]
        if slot.type != "year" or isinstance(year, Entity):
            continue
        for varying, value in fact.slots.items():
            if not isinstance(value, Entity):
                continue
            same = _others(fact.slots, when, varying)
            if same or value.region:
                yield (fact.relation.id, when, varying, value.kind, value.region, *same), year


def _others(slots: Mapping[str, Value], *without: str) -> tuple[str, ...]:
    return tuple(
        f"{name}={value_key(value)}" for name, value in sorted(slots.items()) if name not in without
    )
