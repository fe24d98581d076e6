"""What a signal does to whatever runs, on loops that know signals and on those that do not."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Iterator
from unittest.mock import Mock

import pytest

from bot import signals
from bot.signals import ask_to_end, ended_by_signals, started_apart


@pytest.fixture(params=["a loop that knows signals", "a loop as on Windows"])
def anywhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def cannot(*_: object) -> None:
        raise NotImplementedError

    if "Windows" in request.param:
        for name in ("add_signal_handler", "remove_signal_handler"):
            monkeypatch.setattr(asyncio.SelectorEventLoop, name, cannot)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_the_block_and_what_follows_is_done(
    anywhere: None, number: signal.Signals
) -> None:
    done = []
    with ended_by_signals():
        try:
            os.kill(os.getpid(), number)
            await asyncio.sleep(30)
            done.append("never")
        finally:
            await asyncio.sleep(0)
            done.append("tidied up")
    done.append("went on")
    assert done == ["tidied up", "went on"]


async def test_a_second_signal_does_not_interrupt_the_tidying_up(
    anywhere: None, caplog: pytest.LogCaptureFixture
) -> None:
    with ended_by_signals():
        try:
            os.kill(os.getpid(), signal.SIGINT)
            await asyncio.sleep(30)
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            await asyncio.sleep(0.05)
            done = True
    assert done
    assert "already stopping" in caplog.text


async def test_what_stood_before_stands_again(anywhere: None) -> None:
    with ended_by_signals():
        pass
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


async def test_a_cancellation_by_somebody_else_goes_through(anywhere: None) -> None:
    async def work() -> None:
        with ended_by_signals():
            await asyncio.sleep(30)

    task = asyncio.create_task(work())
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_hang_up_that_was_shut_out_stays_out() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    try:
        with ended_by_signals():
            os.kill(os.getpid(), signal.SIGHUP)
            await asyncio.sleep(0.05)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_windows_asks_a_child_to_end_with_a_break(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "ON_WINDOWS", True)
    monkeypatch.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 512, raising=False)
    monkeypatch.setattr(signal, "Signals", {"CTRL_BREAK_EVENT": 1})
    child = Mock()
    ask_to_end(child)
    child.send_signal.assert_called_once_with(1)
    child.terminate.assert_not_called()
    assert started_apart() == {"creationflags": 512}
