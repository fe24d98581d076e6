"""The log: one line an event, as text for people or JSON for machines.

Each line names the game, server and channel that it is about. None holds a token or an answer's
text: secrets are blacked out, and libraries that log whole requests are kept from doing so.
"""

import io
import logging
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TextIO, TypeAlias

import msgspec

from bot.addresses import login_in, without_login
from bot.config import Settings
from bot.log_context import current_log_context

LIBRARIES = ("discord", "aiosqlite", "asyncio", "aiohttp")
"""At INFO they say what only their own authors need; at DEBUG whole messages, with what members
typed and the tokens to answer them. So they are logged one level up, and never at DEBUG."""

HIDDEN = "[token]"
SHORTEST_SECRET = 4
"""A token is far longer; a placeholder such as “x” would be found in every other word."""
_INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.~%-]+")
"""In addresses that libraries log: whoever reads it could use it for 15 minutes."""

_LOGIN = re.compile(r"([a-z][a-z0-9+.-]+:/+)[^\s/?#]*@", re.IGNORECASE)
"""User and password in any address; those in the settings are known in any form."""

Redact: TypeAlias = Callable[[str], str]


def start_logging(settings: Settings, stream: TextIO = sys.stderr) -> None:
    """Send everything logged from now on to `stream`, in the format and level of the settings."""
    handler = logging.StreamHandler(stream)
    redact = without_secrets(settings.discord_token, *settings.addresses)
    json = settings.log_format == "json"
    if json and isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8")  # machines read it, whatever the terminal knows
    handler.setFormatter(JsonLines(redact) if json else TextLines(redact))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for library in LIBRARIES:
        debugging = settings.log_level == "DEBUG"
        logging.getLogger(library).setLevel(logging.INFO if debugging else logging.WARNING)


def without_secrets(token: str, *addresses: str) -> Redact:
    """Return a function that removes this token, those of interactions and all logins from a text.

    `addresses` are those of the settings, whose logins are known in any form.
    """
    logins = {address: login_in(address) for address in addresses}
    known = [(address, without_login(address)) for address, login in logins.items() if login]
    known += [(login, "") for login in logins.values() if len(login) > SHORTEST_SECRET]

    def redact(text: str) -> str:
        if len(token) >= SHORTEST_SECRET:
            text = text.replace(token, HIDDEN)
        for secret, shown in known:
            text = text.replace(secret, shown)
        return _LOGIN.sub(r"\1", _INTERACTION_TOKEN.sub(rf"\1{HIDDEN}", text))

    return redact


class TextLines(logging.Formatter):
    """Time, level, logger and message, then `[game 12 server 34 channel 56]` as far as known."""

    def __init__(self, redact: Redact) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text: a line, and after a bug its traceback."""
        return self._redact(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        """Return the line without the traceback that may follow."""
        about = " ".join(f"{name} {id_}" for name, id_ in current_log_context().items())
        return super().formatMessage(record) + (f" [{about}]" if about else "")


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, what it is about, a bug's traceback.

    Servers and channels are strings, as Discord writes them: as numbers, many readers round them.
    """

    def __init__(self, redact: Redact) -> None:
        super().__init__()
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        line: dict[str, str | int] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._redact(record.getMessage()),
        }
        for name, id_ in current_log_context().items():
            line[name] = id_ if name == "game" else str(id_)
        if record.exc_info:
            line["traceback"] = self._redact(self.formatException(record.exc_info))
        return msgspec.json.encode(line).decode()
