"""Long lists on a small card: as much as fits, and in words what was left out."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.discord_app.words.plain_text import size

T = TypeVar("T")


def as_fits(
    things: Sequence[T], draw: Callable[[T], str], room: int, rest: Callable[[int], str]
) -> list[str]:
    """Draw the first things that fit into `room` units, then `rest(n)` for the n left out."""
    lines: list[str] = []
    for thing in things:
        line = draw(thing)
        room -= size(line) + 1
        if room < 0:
            return [*lines, rest(len(things) - len(lines))]
        lines.append(line)
    return lines
