"""How well known a fact is, where its writer does not say."""

from collections.abc import Iterable

from bot.packs.facts.resolved import Entity, Value

USUAL = 2
"""The difficulty of a fact of whose entities nobody says how well known they are."""


def derived_difficulty(values: Iterable[Value], others: Iterable[Value] = ()) -> int:
    """Return 1 to 5: a fact is as well known as the least prominent thing that it names.

    `others` count, by the middle one of them, where nothing is known of the `values`.
    """
    least = min(_prominences(values), default=0)
    if not least:
        told = _prominences(others)
        least = told[len(told) // 2] if told else 0
    return 6 - least if least else USUAL


def _prominences(values: Iterable[Value]) -> list[int]:
    return sorted(
        value.prominence for value in values if isinstance(value, Entity) and value.prominence
    )
