import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.config import Settings
from bot.logs import start_logging


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def logged(settings: Settings, *lines: object) -> str:
    stream = io.StringIO()
    start_logging(settings, stream)
    logging.getLogger("bot.test").info(*lines)
    return stream.getvalue()


def test_text_lines_are_for_people() -> None:
    assert "INFO    bot.test: a game began" in logged(Settings(), "a %s began", "game")


def test_json_lines_are_for_machines() -> None:
    line = json.loads(logged(Settings(log_format="json"), "a %s began", "game"))
    assert (line["level"], line["logger"], line["message"]) == ("INFO", "bot.test", "a game began")


def test_a_traceback_stays_within_its_json_line() -> None:
    stream = io.StringIO()
    start_logging(Settings(log_format="json"), stream)
    try:
        raise ValueError("a bug")
    except ValueError:
        logging.getLogger("bot.test").exception("it broke")
    (line,) = stream.getvalue().splitlines()
    assert "ValueError: a bug" in json.loads(line)["traceback"]


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_the_token_is_never_logged(log_format: str) -> None:
    settings = Settings(discord_token="very-secret", log_format=log_format)
    said = logged(settings, "failed with %s", "Bot very-secret")
    assert "very-secret" not in said
    assert "[token]" in said


def test_the_level_is_the_one_set() -> None:
    assert logged(Settings(log_level="WARNING"), "a detail") == ""
