"""Wrong years that mean something: of another event of the same story, or of the same sort."""

from collections.abc import Iterator

from bot.packs.facts.resolved import Entity, ResolvedFact
from bot.packs.questions.chance import shuffled
from bot.packs.questions.knowledge import Knowledge

YEARS_APART = 2
AGE_APART = 20
"""Years long past lie further apart: by this part of the time since then."""
NARROWEST = 12
AGE_SPAN = 6
"""A wrong year is off by this part of the time since then at most, or by so few years as that."""


def years_apart(truth: float, as_of: int) -> int:
    """Return how far apart years offered beside each other are."""
    return max(YEARS_APART, round((as_of - truth) / AGE_APART))


def wrong_years(knowledge: Knowledge, fact: ResolvedFact, slot: str, truth: int) -> list[list[int]]:
    """Return believable years by how much they have to do with the fact, most of all first.

    None after the source spoke, and none before all that the fact is about began.
    """
    spec, as_of = fact.relation.slots[slot], knowledge.file.as_of.year
    last = min(as_of, int(spec.high or 9999))
    span = max(NARROWEST, (last - truth) // AGE_SPAN)
    first = max((int(spec.low or -9999), truth - span, *_beginnings(fact)))
    apart = years_apart(truth, as_of)
    seed = (knowledge.file.pack.id, fact.id, slot)
    sorts = knowledge.years.around(fact, slot, first, min(last, truth + span))
    return [
        shuffled({year for year in years if abs(year - truth) >= apart}, str, *seed)
        for years in sorts
    ]


def _beginnings(fact: ResolvedFact) -> Iterator[int]:
    for value in fact.slots.values():
        if isinstance(value, Entity) and value.active[0] is not None:
            yield value.active[0]
