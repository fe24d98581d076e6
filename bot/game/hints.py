"""Hints: letters of an answer that appear while time runs, and what they take off its worth."""

from functools import lru_cache
from random import Random

LETTERS_SHOWN = (0.0, 0.25, 0.5)
"""The part of an answer's letters that is shown before, after the first and after the second."""
WORTH = (1.0, 0.75, 0.5)
"""What a right answer still earns after as many hints."""
HIDDEN = "_"


def hint_times(opens_ms: int, deadline_ms: int) -> tuple[int, int]:
    """Return the instants of the two hints: one and two thirds of the time."""
    span = deadline_ms - opens_ms
    return opens_ms + span // 3, opens_ms + 2 * span // 3


def hints_before(at_ms: int, opens_ms: int, deadline_ms: int) -> int:
    """Return how many hints were shown when an answer was given."""
    return sum(at_ms >= instant for instant in hint_times(opens_ms, deadline_ms))


@lru_cache(maxsize=256)  # asked for with every answer that comes in
def hint(answer: str, step: int) -> str:
    """Return the answer with some letters shown: none at step 0, more at each, never all.

    The same letters for the same answer every time, and each step shows those of the step before.
    """
    places = [place for place, letter in enumerate(answer) if letter.isalnum()]
    order = Random(answer).sample(places, len(places))
    most = max(0, len(places) - 1)
    shown = set(order[: min(most, round(len(places) * LETTERS_SHOWN[step]))])
    hidden = set(places) - shown
    return "".join(HIDDEN if place in hidden else letter for place, letter in enumerate(answer))
