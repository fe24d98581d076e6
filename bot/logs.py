"""The log: one line an event, as text for people or JSON for machines, never with the token."""

import logging
import sys
from datetime import UTC, datetime
from typing import TextIO

import msgspec

from bot.config import Settings

QUIET_LIBRARIES = ("discord", "aiosqlite", "asyncio")
"""Libraries that say at INFO what only their own authors need."""


def start_logging(settings: Settings, stream: TextIO = sys.stderr) -> None:
    """Send everything logged from now on to `stream`, in the format and level of the settings."""
    handler = logging.StreamHandler(stream)
    json = settings.log_format == "json"
    handler.setFormatter(JsonLines() if json else logging.Formatter(TEXT, TIME))
    handler.addFilter(WithoutToken(settings.discord_token))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    if settings.log_level != "DEBUG":
        for library in QUIET_LIBRARIES:
            logging.getLogger(library).setLevel(logging.WARNING)


TEXT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
TIME = "%Y-%m-%d %H:%M:%S"


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message and, after a bug, its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return msgspec.json.encode(line).decode()


class WithoutToken(logging.Filter):
    """Blacks out the token wherever a library might have put it."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without the token in it."""
        if self._token:
            message = record.getMessage()
            if self._token in message:
                record.msg, record.args = message.replace(self._token, "[token]"), None
        return True
