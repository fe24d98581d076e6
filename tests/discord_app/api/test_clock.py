import asyncio

import pytest

from bot.discord_app.api import clock as clock_module
from bot.discord_app.api.clock import EPOCH_MS, WINDOW_MS, DiscordClock, born_ms

NOON = 1_800_000_000_000


class Watch:
    """A local clock that the test sets."""

    def __init__(self) -> None:
        self.at = float(NOON)

    def __call__(self) -> float:
        return self.at


def made_at(ms: int) -> int:
    return (ms - EPOCH_MS) << 22 | 4095


def test_an_id_tells_when_it_was_made() -> None:
    assert born_ms(made_at(NOON)) == NOON


def test_without_any_id_the_local_clock_is_believed() -> None:
    assert DiscordClock(Watch()).now_ms() == NOON


def test_the_quickest_id_is_believed_because_travel_only_makes_ids_older() -> None:
    watch = Watch()
    clock = DiscordClock(watch)
    for travel in (400, 60, 900):
        clock.observe(made_at(NOON + 5_000 - travel))
    assert clock.now_ms() == NOON + 5_000 - 60


def test_an_estimate_is_forgotten_when_its_window_has_passed() -> None:
    watch = Watch()
    clock = DiscordClock(watch)
    clock.observe(made_at(NOON + 5_000))
    watch.at += WINDOW_MS + 1
    clock.observe(made_at(int(watch.at) + 2_000))
    assert clock.now_ms() == int(watch.at) + 2_000


def test_few_ids_are_remembered_however_many_come() -> None:
    watch = Watch()
    clock = DiscordClock(watch)
    for number in range(1_000):
        watch.at += 1
        clock.observe(made_at(NOON + 1_000 + number))
    assert len(clock._leads) < 5


def test_a_time_signal_sets_a_clock_that_is_well_off_until_an_id_comes() -> None:
    watch = Watch()
    clock = DiscordClock(watch)
    clock.believe(NOON + 600_000)
    assert clock.now_ms() == NOON + 600_000
    clock.observe(made_at(NOON + 600_400))
    clock.believe(NOON)
    assert clock.now_ms() == NOON + 600_400


def test_a_time_signal_is_too_rough_to_mend_a_good_clock() -> None:
    clock = DiscordClock(Watch())
    clock.believe(NOON + 1_500)
    assert clock.now_ms() == NOON


async def test_a_sleeper_wakes_when_the_estimate_leaps_over_its_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock_module, "NAP_SECONDS", 0.01)
    clock = DiscordClock()
    sleeper = asyncio.create_task(clock.sleep_until(clock.now_ms() + 60_000))
    await asyncio.sleep(0)
    clock.observe(made_at(clock.now_ms() + 61_000))
    await asyncio.wait_for(sleeper, 1)


async def test_sleeping_until_the_past_is_no_sleep() -> None:
    clock = DiscordClock()
    await asyncio.wait_for(clock.sleep_until(clock.now_ms() - 1), 0.1)
