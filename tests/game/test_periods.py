from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.game.periods import Period, period_key, periods_of


def ms(instant: str) -> int:
    return int(datetime.fromisoformat(instant).replace(tzinfo=UTC).timestamp() * 1000)


def test_an_answer_counts_in_the_four_boards_of_its_instant() -> None:
    assert periods_of(ms("2026-11-22T23:59:59")) == (
        "all",
        "2026-11",
        "2026-W47",
        "2026-11-22",
    )


def test_a_day_begins_at_midnight_utc() -> None:
    midnight = ms("2026-11-23")
    assert period_key(Period.TODAY, midnight - 1) == "2026-11-22"
    assert period_key(Period.TODAY, midnight) == "2026-11-23"
    assert period_key(Period.WEEK, midnight) == "2026-W48"


def test_the_first_days_of_january_can_belong_to_the_last_week_of_the_year_before() -> None:
    assert period_key(Period.WEEK, ms("2027-01-01")) == "2026-W53"


@given(st.integers(ms("2015-01-01"), ms("2100-01-01")))
def test_keys_of_different_periods_never_collide(at_ms: int) -> None:
    assert len(set(periods_of(at_ms))) == len(Period)
