"""Bounds of every value in a fact file: what is larger cannot be stored or shown."""

import math

LARGEST_INTEGER = 2**63 - 1
"""The largest whole number that JSON holds everywhere."""
LARGEST_NUMBER = 1e100
LONGEST_TEXT = 4_000
"""Characters; nothing that players read is nearly as long."""
_SHOWN = 60


def out_of_bounds(raw: object) -> tuple[str, str]:
    """Return what is wrong with a value whatever it is for, and what to do; empty if nothing is."""
    match raw:
        case bool():
            return "", ""
        case int() if abs(raw) > LARGEST_INTEGER:
            return f"This number is too large: {brief(raw)}.", "Write it as text, or round it."
        case float() if not math.isfinite(raw) or abs(raw) > LARGEST_NUMBER:
            return f"{brief(raw)} is no number to reckon with.", "Write an ordinary number."
        case str() if len(raw) > LONGEST_TEXT:
            return f"This text has {len(raw):,} characters.", f"Write {LONGEST_TEXT:,} at most."
        case list():
            return next((found for each in raw if (found := _inner(each))[0]), ("", ""))
    return "", ""


def _inner(raw: object) -> tuple[str, str]:
    """Return what is wrong with an entry of a list; what is deeper is read on its own."""
    return ("", "") if isinstance(raw, list | dict) else out_of_bounds(raw)


def brief(raw: object) -> str:
    """Return a value as a problem shows it: short, whatever it is."""
    match raw:
        case str():
            return repr(raw if len(raw) <= _SHOWN else f"{raw[:_SHOWN]}…")
        case bool():
            return str(raw).lower()
        case int() if abs(raw) > LARGEST_INTEGER:
            return f"a number of {raw.bit_length()} bits"
        case list():
            return f"a list of {len(raw)}"
        case dict():
            return "a table"
    return str(raw)[:_SHOWN]
