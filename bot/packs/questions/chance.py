"""Chance that comes out the same on every machine: each draw is a hash of names."""

import hashlib
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

_SPAN = 2**64


def draw(*names: str) -> float:
    """Return a number from 0 up to 1 that depends on the names only."""
    digest = hashlib.blake2b("\x1f".join(names).encode(), digest_size=8).digest()
    return int.from_bytes(digest) / _SPAN


def shuffled(items: Iterable[T], name: Callable[[T], str], *seed: str) -> list[T]:
    """Return the items in an order in which each item's place depends on its own name.

    One more item leaves the others in the same order among themselves.
    """
    return sorted(items, key=lambda item: (draw(*seed, name(item)), name(item)))


class Ring(Generic[T]):
    """Items in a circle, on which every question has its own place.

    A walk from that place meets the same items first, however many others join the ring. So a few
    can be chosen by chance from thousands without looking at them all.
    """

    def __init__(self, items: Iterable[T], name: Callable[[T], str], *seed: str) -> None:
        placed = [(draw(*seed, name(item)), name(item), item) for item in items]
        self._ring = sorted(placed, key=lambda at: at[:2])

    def __len__(self) -> int:
        return len(self._ring)

    def around(self, *seed: str) -> Iterator[T]:
        """Yield every item once, beginning at the seed's place."""
        start = bisect(self._ring, draw(*seed), key=lambda at: at[0])
        for step in range(len(self._ring)):
            yield self._ring[(start + step) % len(self._ring)][2]
