"""Long lists on a small card: as much as fits, and in words what was left out."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.discord_app.words.markdown import Markdown
from bot.discord_app.words.plain_text import size

T = TypeVar("T")


def as_fits(
    items: Sequence[T], draw: Callable[[T], Markdown], room: int, rest: Callable[[int], Markdown]
) -> list[Markdown]:
    """Draw the first items that fit into `room` units, then `rest(n)` for the n left out."""
    lines: list[Markdown] = []
    for item in items:
        line = draw(item)
        room -= size(line) + 1
        if room < 0:
            return [*lines, rest(len(items) - len(lines))]
        lines.append(line)
    return lines
