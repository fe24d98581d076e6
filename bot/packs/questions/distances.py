"""How near an entity is to the right answer: how many would pick it who do not know."""

from collections.abc import Iterable

from bot.packs.facts.resolved import Entity
from bot.packs.questions.profiles import Profiles

ALIKE = 1
"""Two are as well known as each other up to this difference of prominence."""
FARTHEST = 2
"""Where no region is known, one whose prominence differs by more is picked by nobody."""


def distance_from(right: Iterable[Entity], other: Entity, profiles: Profiles) -> int | None:
    """Return how far an entity is from the nearest right one; None where nobody takes it."""
    found = (distance(one, other, profiles) for one in right)
    return min((each for each in found if each is not None), default=None)


def distance(one: Entity, other: Entity, profiles: Profiles) -> int | None:
    """Return how far an entity is from the right one, or None where nobody takes it for that.

    Nearest is what the file calls near, then the same region and as well known, then the same
    region; where the right one has a region, of all others only those of its time that are as well
    known. Without a region the same fine kind, the same time and prominence count. What is not said
    is not held against anybody, but for the region.
    """
    mine, its = profiles.of(one), profiles.of(other)
    if other.id in mine.near:
        return 0
    gap = abs(mine.prominence - its.prominence) if mine.prominence and its.prominence else 0
    apart = gap > ALIKE
    share = _share_a_time(one, other)
    if mine.region:
        if its.region == mine.region:
            return 1 + apart + (share is False)
        return 4 if share and not apart else None
    if gap > FARTHEST:
        return None
    return 4 + apart + (share is False) + (one.kind != other.kind)


def _share_a_time(one: Entity, other: Entity) -> bool | None:
    """Return whether their active years overlap; None where either has none."""
    if one.active[0] is None or other.active[0] is None:
        return None
    first = max(one.active[0], other.active[0])
    return all(each.active[1] is None or first <= each.active[1] for each in (one, other))
