"""The periods of a board, and the keys under which their points are stored."""

from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache

DAY_MS = 86_400_000


class Period(StrEnum):
    """The spans of time that a board can cover; the values stand in commands and on buttons."""

    ALL = "all time"
    MONTH = "month"
    WEEK = "week"
    TODAY = "today"


def period_key(period: Period, at_ms: int) -> str:
    """Return the key of the period in which the instant `at_ms` (Unix milliseconds, UTC) lies.

    Keys never collide between periods: "all", "2026-11", "2026-W47", "2026-11-22".
    """
    day = datetime.fromtimestamp(at_ms / 1000, UTC)
    match period:
        case Period.ALL:
            return "all"
        case Period.MONTH:
            return day.strftime("%Y-%m")
        case Period.WEEK:
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02}"
        case Period.TODAY:
            return day.strftime("%Y-%m-%d")


def periods_of(at_ms: int) -> tuple[str, ...]:
    """Return the keys of all periods that an answer given at `at_ms` counts in."""
    return _keys_of_day(at_ms // DAY_MS)


@lru_cache(maxsize=8)  # a settlement files thousands of answers of one day
def _keys_of_day(day: int) -> tuple[str, ...]:
    return tuple(period_key(period, day * DAY_MS) for period in Period)
