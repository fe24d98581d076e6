"""What goes wrong in a server can be found in the log by that server and channel."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.config import Settings
from bot.logs import LIBRARIES, start_logging
from tests.discord_app.evening import Evening


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log of a bot that logs in JSON."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    libraries = {name: logging.getLogger(name).level for name in LIBRARIES}
    stream = io.StringIO()
    start_logging(Settings(log_format="json"), stream)
    yield stream
    root.handlers[:], root.level = handlers, level
    for name, before in libraries.items():
        logging.getLogger(name).setLevel(before)


def lines(log: io.StringIO, message: str) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in log.getvalue().splitlines()]
    return [line for line in found if message in line["message"]]


def break_down(*_: object, **__: object) -> None:
    raise RuntimeError("a bug")


async def test_a_bug_in_a_command_is_logged_with_its_server_and_channel(
    evening: Evening, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evening.games, "stop", break_down)
    await evening.interaction("Ann", "trivia-stop")
    (line,) = lines(log, "an interaction failed")
    assert line["server"] == str(evening.channel.guild_id)
    assert line["channel"] == str(evening.channel.id)


async def test_a_bug_in_a_tap_is_logged_with_its_server_and_channel(
    evening: Evening, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    monkeypatch.setattr(evening.games, "tap", break_down)
    await evening.tap("Ben", card)
    (line,) = lines(log, "an interaction failed")
    assert line["server"] == str(evening.channel.guild_id)
    assert line["channel"] == str(evening.channel.id)
