"""What decides with which others an entity is confused: given, or derived from facts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from bot.packs.facts.resolved import Entity, ResolvedFile, Value

PARTS = {
    "capital_of": ("capital", "country"),
    "largest_city_of": ("city", "country"),
    "located_in": ("thing", "place"),
}
"""By relation, the slot of a part and that of the whole: a city has the region of its country."""
NEIGHBOURS = frozenset({"borders"})
"""Relations all of whose entities lie beside each other."""
MOST_PARTS = 8
"""Parts of one neighbour that are near: of a country with a thousand sights not all of them."""


@dataclass(frozen=True)
class Profile:
    """The ring an entity belongs to, how well known it is (0: nobody says), and what is near it."""

    region: str = ""
    prominence: int = 0
    near: frozenset[str] = frozenset()


class Profiles:
    """The profile of every entity of a file.

    What has no region of its own takes that of the whole it is part of, is a little less known than
    that whole, and is near the parts of the whole's neighbours. What a writer offers as wrong
    beside an answer has the answer's region.
    """

    def __init__(self, file: ResolvedFile) -> None:
        self._entities = file.entities
        self._near: dict[str, set[str]] = defaultdict(set)
        self._wholes: dict[str, str] = {}
        self._parts: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._beside: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, Profile] = {}
        for entity in file.entities.values():
            self._join(entity.id, entity.near)
        for truth in file.truths:
            if truth.relation in NEIGHBOURS:
                ids = [value.id for value in truth.slots.values() if isinstance(value, Entity)]
                for one, other in combinations(ids, 2):
                    self._join(one, (other,))
            if truth.relation in PARTS:
                self._divide(*map(truth.slots.get, PARTS[truth.relation]))
        for fact in file.all_facts:
            for slot, values in fact.distractors.items():
                self._put_beside(fact.slots[slot], values)

    def of(self, entity: Entity) -> Profile:
        """Return the profile of an entity of the file."""
        if entity.id not in self._known:
            self._known[entity.id] = self._profile(entity)
        return self._known[entity.id]

    def _join(self, one: str, others: Iterable[str]) -> None:
        for other in others:
            self._near[one].add(other)
            self._near[other].add(one)

    def _divide(self, part: Value | None, whole: Value | None) -> None:
        if isinstance(part, Entity) and isinstance(whole, Entity):
            self._wholes.setdefault(part.id, whole.id)
            self._parts[whole.id, part.kind][part.id] = None

    def _put_beside(self, answer: Value, wrong: Iterable[Value]) -> None:
        for value in wrong:
            if isinstance(answer, Entity) and isinstance(value, Entity):
                self._beside[value.id].add(answer.id)

    def _profile(self, entity: Entity) -> Profile:
        wholes = [*self._wholes_of(entity)]
        regions = (each.region for each in (entity, *wholes) if each.region)
        prominence = entity.prominence or next(
            (max(1, each.prominence - n) for n, each in enumerate(wholes, 1) if each.prominence), 0
        )
        near = {*self._near.get(entity.id, ()), *self._parts_nearby(entity, wholes[:1])}
        region = next(regions, "") or self._region_beside(entity)
        return Profile(region, prominence, frozenset(near - {entity.id}))

    def _wholes_of(self, entity: Entity) -> Iterator[Entity]:
        """Yield what it is part of, what that is part of, and so on."""
        seen = {entity.id}
        at = self._wholes.get(entity.id)
        while at is not None and at not in seen:
            seen.add(at)
            yield self._entities[at]
            at = self._wholes.get(at)

    def _parts_nearby(self, entity: Entity, wholes: Iterable[Entity]) -> Iterator[str]:
        for whole in wholes:
            for neighbour in self._near.get(whole.id, ()):
                yield from [*self._parts.get((neighbour, entity.kind), ())][:MOST_PARTS]

    def _region_beside(self, entity: Entity) -> str:
        """Return the region of those beside whom it is offered as wrong, if they agree."""
        found = set()
        for each in self._beside.get(entity.id, ()):
            answer = self._entities[each]
            found.add(
                next((at.region for at in (answer, *self._wholes_of(answer)) if at.region), "")
            )
        return found.pop() if len(found) == 1 else ""
