import asyncio
import logging

import pytest

from bot.background import in_background


async def slip() -> None:
    raise ValueError("a slip")


async def test_a_bug_in_the_background_is_one_line_in_the_log_at_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    task = in_background(slip(), "counting stars")
    await asyncio.wait({task})
    (told,) = caplog.records
    assert told.levelno == logging.ERROR
    assert told.getMessage() == "counting stars was ended by a bug: ValueError('a slip')"
    assert told.exc_info is None


async def test_an_end_that_was_meant_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    ended = in_background(asyncio.sleep(0), "sleeping")
    cancelled = in_background(asyncio.sleep(60), "sleeping long")
    await ended
    cancelled.cancel()
    await asyncio.wait({cancelled})
    assert caplog.records == []
