"""JSON and ids that come over the wire, from anyone: refused unless they are of a sane form."""

from typing import Any

import msgspec

DEEPEST = 64
"""Levels of nested lists and objects; Discord's own bodies have a dozen."""
LARGEST_ID = 2**64


class Unreadable(ValueError):
    """Not JSON, or JSON that no client would send on purpose."""


def read_json(content: bytes | str) -> Any:
    """Return the value that JSON holds; raises Unreadable for everything else.

    That includes what only some parsers accept: NaN, half a surrogate pair, numbers without an end.
    """
    try:
        value = msgspec.json.decode(content)
    except (ValueError, RecursionError) as wrong:
        raise Unreadable(str(wrong)) from None
    if _is_too_deep(value):
        raise Unreadable(f"JSON is nested deeper than {DEEPEST} levels.")
    return value


def _is_too_deep(value: Any) -> bool:
    """Tell whether it is nested too deep, level by level, since recursion has a limit."""
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
    """Return one of Discord's ids from its digits; None for anything else."""
    if not isinstance(text, str | int) or isinstance(text, bool):
        return None
    digits = str(text) if isinstance(text, str) or 0 <= text < LARGEST_ID else ""
    if not (0 < len(digits) <= 20 and digits.isascii() and digits.isdigit()):
        return None
    number = int(digits)
    return number if number < LARGEST_ID else None
