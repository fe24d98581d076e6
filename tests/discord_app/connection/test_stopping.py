"""A clean stop answers what is in flight, and is soon over."""

import asyncio

import pytest

from bot.discord_app.connection import client as client_module
from bot.discord_app.limits.in_flight import InFlight
from bot.discord_app.showing import channel_stage
from bot.ports.library import ReloadReport
from bot.sandbox.rest.faults import EDIT_MESSAGE
from tests.discord_app.evening import Evening
from tests.support import english as lines


async def test_a_tap_in_flight_is_answered_before_the_bot_leaves(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    record = evening.store.ledger.record
    begun = asyncio.Event()

    async def slow(answer: object) -> None:
        begun.set()
        await asyncio.sleep(0.3)
        await record(answer)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(evening.store.ledger, "record", slow)
    ben = evening.sandbox.hand("Ben")
    sent = ben.send_tap(card, "Earth")
    await begun.wait()
    await evening.client.close()
    assert ben.reads(sent).startswith("Locked in")


async def test_a_command_in_flight_is_answered_before_the_bot_leaves(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def reload() -> ReloadReport:
        begun.set()
        await asyncio.sleep(0.3)
        return ReloadReport((), (), (), (), ())

    monkeypatch.setattr(evening.library, "reload", reload)
    mo = evening.sandbox.hand("Mo")
    sent = mo.send_command(evening.channel, "trivia-packs reload", {})
    await begun.wait()
    await evening.client.close()
    assert "Nothing changed." in mo.reads(sent)


async def test_whoever_comes_while_the_bot_leaves_is_told_so(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    evening.client._in_flight.begin(1)
    leaving = asyncio.create_task(evening.client.close())
    await asyncio.sleep(0)
    assert await evening.tap("Ben", card) == lines.RESTARTING
    assert await evening.trivia("Ben") == lines.RESTARTING
    evening.client._in_flight.end(1)
    await leaving


async def test_an_interaction_that_never_ends_does_not_hold_up_the_stop(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(client_module, "LANDING_SECONDS", 0.1)
    evening.client._in_flight.begin(1)
    await evening.client.close()
    assert "left without an answer" in caplog.text


async def test_a_stop_does_not_wait_for_what_hangs(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel_stage, "COUNT_SECONDS", 3_600.0)
    await evening.trivia("Ann", questions=3)
    card = await evening.card()
    slow = evening.sandbox.faults.delay(EDIT_MESSAGE, 3_600)
    await evening.tap("Ben", card)
    await evening.until(lambda: slow.met)
    async with asyncio.timeout(120):  # far more than a busy machine needs, and far less than that
        await evening.client.close()


async def test_closing_twice_is_closing_once(evening: Evening) -> None:
    await asyncio.gather(evening.client.close(), evening.client.close())
    assert evening.client.is_closed()


async def test_nothing_in_flight_has_landed() -> None:
    in_flight = InFlight()
    assert await in_flight.landed(0.01)
    with in_flight.during(7):
        assert not await in_flight.landed(0.01)
    assert await in_flight.landed(0.01)


async def test_commands_and_taps_are_in_flight_only_until_answered(evening: Evening) -> None:
    await evening.trivia("Ann", pack="none")
    await evening.trivia("Ann")
    await evening.tap("Ben", await evening.card())
    hand = evening.sandbox.hand("Ann")
    await hand.autocomplete(evening.channel, "trivia", "pack", "pl")
    assert await evening.client._in_flight.landed(2)
