"""The bag of a server: every question is asked once before any comes again.

A topic on which much is left comes in every game, so that the last games of a lap are not on it
alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from random import Random

import msgspec

from bot.game.selection import Entry, Pick, Shelf, pick


class Draw(msgspec.Struct, frozen=True):
    """The questions that a game draws from the bag, and the lap that each is at from now on."""

    pick: Pick
    laps: tuple[tuple[str, int], ...]


def draw(shelves: Sequence[Shelf], wanted: int, laps: Mapping[str, int], rng: Random) -> Draw:
    """Draw the questions of a game, first those not yet asked in this lap.

    `shelves` are the packs. `laps` counts how often each question was drawn. A new question joins
    the current lap. Where a game needs more than the lap has left, the rest comes from the next
    one, and gives nothing away of the questions before.
    """
    every = [entry for shelf in shelves for entry in shelf]
    lap = max((laps.get(entry.id, 0) for entry in every), default=0)
    left = [[entry for entry in shelf if laps.get(entry.id, 0) < lap] for shelf in shelves]
    if not any(left):
        left, lap = [list(shelf) for shelf in shelves], lap + 1
    first = pick(left, wanted, rng, pressing=_pressing(left, wanted))
    rest = wanted - len(first.entries)
    if not rest or sum(map(len, left)) == len(every):
        return Draw(first, _at(first.entries, lap))
    again = pick(_without(shelves, left), rest, rng, after=first.entries)
    both = Pick((*first.entries, *again.entries), max(first.relaxed, again.relaxed))
    return Draw(both, (*_at(first.entries, lap), *_at(again.entries, lap + 1)))


def _pressing(left: Iterable[Shelf], wanted: int) -> frozenset[str]:
    """Return the topics on which there is a question for each game that the lap still has."""
    topics = [entry.topic for shelf in left for entry in shelf]
    games = len(topics) / max(1, wanted)
    counts = Counter(filter(None, topics))
    return frozenset(topic for topic, count in counts.items() if count >= games)


def _without(shelves: Iterable[Shelf], left: Iterable[Shelf]) -> list[Shelf]:
    taken = {entry.id for shelf in left for entry in shelf}
    return [[entry for entry in shelf if entry.id not in taken] for shelf in shelves]


def _at(entries: Iterable[Entry], lap: int) -> tuple[tuple[str, int], ...]:
    return tuple((entry.id, lap) for entry in entries)
