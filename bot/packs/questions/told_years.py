"""The years a file tells of: those of the same things, of the same relation, of all facts."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.packs.facts.resolved import Entity, ResolvedFact
from bot.packs.questions.chance import shuffled

MOST = 24
"""Years of one sort that are weighed for one question; of more, chance takes a part."""


class ToldYears:
    """Every year of a file, by what it is told of."""

    def __init__(self, facts: Iterable[ResolvedFact]) -> None:
        found: dict[str, set[int]] = defaultdict(set)
        for fact in facts:
            years = set(_years_of(fact))
            if not years:
                continue
            found[""] |= years
            for slot, value in fact.slots.items():
                if isinstance(value, Entity):
                    found[f"of {value.id}"] |= years
                elif fact.relation.slots[slot].type == "year":
                    found[f"in {fact.relation.id} {slot}"].add(int(value))
        self._sorted = {of: sorted(years) for of, years in found.items()}

    def around(self, fact: ResolvedFact, slot: str, first: int, last: int) -> Iterator[list[int]]:
        """Yield years between two, those first that have most to do with a fact.

        They are those of other facts about the same things, of their beginnings and ends, of other
        facts of its relation, and of all other facts.
        """
        entities = [value for value in fact.slots.values() if isinstance(value, Entity)]
        told = [self._between(f"of {entity.id}", first, last, fact) for entity in entities]
        spans = (year for entity in entities for year in entity.active if year is not None)
        yield [*(year for each in told for year in each), *(y for y in spans if first <= y <= last)]
        yield self._between(f"in {fact.relation.id} {slot}", first, last, fact)
        yield self._between("", first, last, fact)

    def _between(self, of: str, first: int, last: int, fact: ResolvedFact) -> list[int]:
        years = self._sorted.get(of, [])
        low, high = bisect_left(years, first), bisect_right(years, last)
        if high - low <= MOST:
            return years[low:high]
        step = (high - low) / MOST
        mixed = shuffled(range(MOST), str, fact.id, of)
        return [years[low + int(n * step)] for n in mixed]


def _years_of(fact: ResolvedFact) -> Iterator[int]:
    if fact.time is not None:
        yield fact.time.year
    for slot, value in fact.slots.items():
        if fact.relation.slots[slot].type == "year" and not isinstance(value, Entity):
            yield int(value)
