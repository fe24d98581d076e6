from bot.doctor.findings import CheckOutcome
from bot.doctor.second_bot import judge_second_bot
from bot.ports.second_bot import FRESH_MS, Sighting


def test_a_second_bot_is_a_warning_for_a_day() -> None:
    seen = Sighting(last_ms=1_764_000_000_000)
    soon = judge_second_bot(seen, seen.last_ms + FRESH_MS - 1)
    assert soon.outcome is CheckOutcome.WARNING
    assert "24 November at 16:00 UTC" in soon.found
    assert "Stop one of the two" in soon.remedy
    assert judge_second_bot(seen, seen.last_ms + FRESH_MS).outcome is CheckOutcome.OK
    assert judge_second_bot(None, 0).outcome is CheckOutcome.OK
