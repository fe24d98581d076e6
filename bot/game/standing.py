"""The standing: each member's points in a game, and their place."""

from collections.abc import Iterable, Sequence

import msgspec


class Place(msgspec.Struct, frozen=True):
    """One member's line in a standing; members with equal points share a place."""

    place: int
    user: int
    name: str
    points: int


def ranked(totals: Iterable[tuple[int, str, int]]) -> tuple[Place, ...]:
    """Rank (user, name, points) by points; members with equal points are sorted by name."""
    ordered: Sequence[tuple[int, str, int]] = sorted(totals, key=lambda t: (-t[2], t[1], t[0]))
    places: list[Place] = []
    for index, (user, name, points) in enumerate(ordered, start=1):
        tied = places[-1] if places and places[-1].points == points else None
        places.append(Place(tied.place if tied else index, user, name, points))
    return tuple(places)
