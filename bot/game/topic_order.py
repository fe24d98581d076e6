"""An order of asking in which one topic does not follow itself."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def apart(items: Sequence[T], topic_of: Callable[[T], str], before: str = "") -> tuple[T, ...]:
    """Return the items with equal topics apart, where there are enough others to go between.

    What has no topic (the empty one) may follow anything. `before` is the topic that came last. The
    given order stays as far as it can.
    """
    left = list(items)
    counts = Counter(filter(None, map(topic_of, left)))
    ordered: list[T] = []
    last = before
    while left:
        place = _next(left, topic_of, counts, last)
        item = left.pop(place)
        last = topic_of(item)
        counts.subtract([last] if last else [])
        ordered.append(item)
    return tuple(ordered)


def _next(left: Sequence[T], topic_of: Callable[[T], str], counts: Counter[str], last: str) -> int:
    """Return the place of the first item that may follow, the most frequent topic when it has to.

    A topic that makes up half of what is left has to come now, or it would follow itself later.
    """
    pressing = {topic for topic, count in counts.items() if 2 * count > len(left)}
    may = [n for n, item in enumerate(left) if not last or topic_of(item) != last]
    must = [n for n in may if topic_of(left[n]) in pressing]
    return next(iter((*must, *may)), 0)
