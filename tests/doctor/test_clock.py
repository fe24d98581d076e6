from email.utils import formatdate

import pytest

from bot.discord_app.api.request import ApiAnswer
from bot.doctor.clock import judge_clock
from bot.doctor.findings import CheckOutcome

NOON = 1_780_000_000


def answer(*, lead: float, takes: float = 0.1) -> ApiAnswer:
    """Return an answer written at noon, when the local clock had this lead."""
    middle = NOON + lead
    headers = {"Date": formatdate(NOON, usegmt=True)}
    return ApiAnswer(None, headers, middle - takes / 2, middle + takes / 2)


@pytest.mark.parametrize("lead", [0.0, 0.9, 2.0, 2.9, -1.9])
def test_a_clock_that_may_be_right_is_not_blamed(lead: float) -> None:
    assert judge_clock(answer(lead=lead)).outcome is CheckOutcome.OK


@pytest.mark.parametrize(
    ("lead", "words"), [(60.0, "59 seconds ahead of"), (-60.0, "60 seconds behind")]
)
def test_a_clock_that_is_surely_wrong_is_warned_of(lead: float, words: str) -> None:
    found = judge_clock(answer(lead=lead))
    assert found.outcome is CheckOutcome.WARNING
    assert words in found.found
    assert "timedatectl" in found.remedy


def test_a_slow_answer_proves_nothing() -> None:
    assert judge_clock(answer(lead=5.0, takes=10.0)).outcome is CheckOutcome.OK


@pytest.mark.parametrize("headers", [{}, {"Date": "yesterday"}])
def test_an_answer_without_a_date_is_no_reason_to_fail(headers: dict[str, str]) -> None:
    assert judge_clock(ApiAnswer(None, headers, NOON, NOON)).outcome is CheckOutcome.WARNING
