"""Reading what comes in over the wire, whatever it is: JSON of sane depth, and ids."""

from typing import Any

import msgspec

DEEPEST = 64
"""Levels of lists and objects within each other; Discord's own bodies have a dozen."""
LARGEST_ID = 2**64


class Unreadable(ValueError):
    """What came is no JSON, or JSON that nobody could mean."""


def read_json(content: bytes | str) -> Any:
    """Return the value that JSON holds; raises Unreadable for everything else.

    That is also what only some call JSON: NaN, half a surrogate pair, numbers without an end.
    """
    try:
        value = msgspec.json.decode(content)
    except (ValueError, RecursionError) as wrong:
        raise Unreadable(str(wrong)) from None
    if _is_too_deep(value):
        raise Unreadable(f"JSON is nested deeper than {DEEPEST} levels.")
    return value


def _is_too_deep(value: Any) -> bool:
    """Tell it level by level, since a function that calls itself has an end."""
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for one in level
            if isinstance(one, list | dict)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return any(isinstance(one, list | dict) for one in level)


def read_id(text: object) -> int | None:
    """Return an id of Discord's from its digits; None for anything else."""
    if not isinstance(text, str | int) or isinstance(text, bool):
        return None
    digits = str(text) if isinstance(text, str) or 0 <= text < LARGEST_ID else ""
    if not (0 < len(digits) <= 20 and digits.isascii() and digits.isdigit()):
        return None
    number = int(digits)
    return number if number < LARGEST_ID else None
