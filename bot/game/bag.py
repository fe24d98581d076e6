"""The bag of a server: every question leaves it once before any comes again."""

from collections.abc import Iterable, Mapping, Sequence
from random import Random

import msgspec

from bot.game.picking import Entry, Pick, pick


class Draw(msgspec.Struct, frozen=True):
    """What a game takes out of the bag, and the laps that its questions are at from now on."""

    pick: Pick
    laps: tuple[tuple[str, int], ...]


def draw(entries: Sequence[Entry], wanted: int, laps: Mapping[str, int], rng: Random) -> Draw:
    """Pick the questions of a game, those that have not left the bag in this lap first.

    `laps` counts how often each question left the bag. A new question joins the lap that is under
    way. Within a lap the rules of `pick` hold, and relax, among what is left in the bag.
    """
    lap = max((laps.get(entry.id, 0) for entry in entries), default=0)
    left = [entry for entry in entries if laps.get(entry.id, 0) < lap] or list(entries)
    if len(left) == len(entries):
        lap += 1
    first = pick(left, wanted, rng)
    if len(first.entries) >= wanted or len(left) == len(entries):
        return Draw(first, _at(first.entries, lap))
    again = _again(entries, left, wanted - len(first.entries), rng)
    both = Pick((*first.entries, *again.entries), max(first.relaxed, again.relaxed))
    return Draw(both, (*_at(first.entries, lap), *_at(again.entries, lap + 1)))


def _again(entries: Iterable[Entry], left: Iterable[Entry], wanted: int, rng: Random) -> Pick:
    taken = {entry.id for entry in left}
    return pick([entry for entry in entries if entry.id not in taken], wanted, rng)


def _at(entries: Iterable[Entry], lap: int) -> tuple[tuple[str, int], ...]:
    return tuple((entry.id, lap) for entry in entries)
