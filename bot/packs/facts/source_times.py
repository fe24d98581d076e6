"""A source cannot tell what happened after it spoke."""

from collections.abc import Iterable, Iterator

from bot.packs.facts.problems import Problem
from bot.packs.facts.resolved import Moment, ResolvedFact


def told_too_early(facts: Iterable[ResolvedFact], as_of: Moment, path: str) -> Iterator[Problem]:
    """Yield a problem for each fact that lies after the date of the source."""
    for fact in facts:
        field, year = max(_years(fact), key=lambda one: one[1], default=("", as_of.year))
        if year > as_of.year:
            yield Problem(
                path,
                f"{fact.place}.{field}",
                f"{year} is after {as_of.year}, when the source spoke (source.as_of).",
                "Correct the year or the date; what is only planned is no fact yet.",
            )


def _years(fact: ResolvedFact) -> Iterator[tuple[str, int]]:
    """Yield the years of a fact with where they are written."""
    for name, value in fact.slots.items():
        if fact.relation.slots[name].type == "year" and isinstance(value, int | float):
            yield f"slots.{name}", int(value)
    if fact.time:
        yield "when", fact.time.year
