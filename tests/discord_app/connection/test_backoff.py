"""Waiting longer and longer, without a real second going by."""

import asyncio
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.api.transient_errors import TransientError
from bot.discord_app.connection import backoff as backoff_module
from bot.discord_app.connection.backoff import Backoff, in_words


class Waits:
    """Takes the place of sleeping and of chance."""

    def __init__(self, chance: float = 1.0) -> None:
        self.slept: list[float] = []
        self.backoff = Backoff(sleep=self.sleep, chance=lambda: chance)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


TROUBLE = TransientError("Discord has trouble (it answered 502).", "Check the network.")


async def test_each_wait_is_longer_than_the_last_up_to_a_minute() -> None:
    waits = Waits()
    for _ in range(9):
        await waits.backoff.wait(TROUBLE)
    assert waits.slept == [1, 2, 4, 8, 16, 32, 60, 60, 60]


async def test_two_bots_do_not_come_back_at_the_same_time() -> None:
    waits = Waits(chance=0.0)
    for _ in range(9):
        await waits.backoff.wait(TROUBLE)
    assert waits.slept == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]


async def test_the_next_trouble_begins_with_a_short_wait_again() -> None:
    waits = Waits()
    for _ in range(4):
        await waits.backoff.wait(TROUBLE)
    waits.backoff.over()
    await waits.backoff.wait(TROUBLE)
    assert waits.slept == [1, 2, 4, 8, 1]


@given(asked=st.floats(0, 86_400), chance=st.floats(0, 1), failures=st.integers(0, 30))
async def test_what_discord_asks_for_is_never_cut_short_and_hardly_made_longer(
    asked: float, chance: float, failures: int
) -> None:
    waits = Waits(chance)
    waits.backoff.failures = failures
    await waits.backoff.wait(TransientError("Slow down.", wait=asked))
    assert asked <= waits.slept[0] <= max(asked + 1, 60)


async def test_the_log_has_one_line_when_it_begins_and_one_when_it_is_over(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    waits = Waits()
    for status in (502, 503, 502):
        await waits.backoff.wait(TransientError(f"It answered {status}.", "Check the network."))
    assert [one.message for one in caplog.records] == [
        "It answered 502. The bot keeps trying, at least once a minute. Check the network."
    ]
    waits.backoff.over()
    waits.backoff.over()
    assert [one.message for one in caplog.records][1:] == ["Discord is back, after 1 s"]


async def test_a_silence_is_told_of_before_it_ends_and_when_it_is_over(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backoff_module, "SILENCE_SECONDS", 0.01)
    waits = Waits()
    with waits.backoff.noticing_silence():
        await asyncio.sleep(0.1)
        assert "Discord does not answer yet. The bot keeps trying" in caplog.text
    await waits.backoff.wait(TROUBLE)  # the same trouble
    waits.backoff.over()
    assert [one.message[:15] for one in caplog.records] == ["Discord does no", "Discord is back"]


async def test_a_quick_answer_is_no_silence(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backoff_module, "SILENCE_SECONDS", 0.02)
    waits = Waits()
    with waits.backoff.noticing_silence():
        pass
    await asyncio.sleep(0.05)
    waits.backoff.over()
    assert caplog.records == []


async def test_a_long_wait_is_told_with_the_time_when_it_ends(
    caplog: pytest.LogCaptureFixture,
) -> None:
    await Waits().backoff.wait(TransientError("All log-ins are used up.", wait=14_400))
    assert "The next try is in 4 h 0 min, at " in caplog.text


def test_where_there_was_no_trouble_nothing_is_said(caplog: pytest.LogCaptureFixture) -> None:
    Waits().backoff.over()
    assert caplog.records == []


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 s"), (43, "43 s"), (720, "12 min"), (12_000, "3 h 20 min")]
)
def test_times_are_told_as_people_say_them(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


@pytest.mark.parametrize("asked", [float("inf"), 1e300, 86_401.0])
async def test_whoever_asks_for_more_than_a_day_is_given_a_day(asked: float) -> None:
    waits = Waits(chance=0.0)
    await waits.backoff.wait(TransientError("Slow down.", wait=asked))
    assert waits.slept == [86_400]


@pytest.mark.parametrize("asked", [float("nan"), -5.0])
async def test_a_wait_that_is_none_is_chosen_by_the_bot(asked: float) -> None:
    waits = Waits(chance=0.0)
    await waits.backoff.wait(TransientError("Slow down.", wait=asked))
    assert waits.slept == [0.5]
