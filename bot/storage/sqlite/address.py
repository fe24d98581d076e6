"""Where the database is: from a DATABASE_URL to a path."""

import os
import re
from pathlib import Path

from bot.config import path_from
from bot.errors import ConfigError

ON_WINDOWS = os.name == "nt"
PREFIX = "sqlite:///"
_DRIVE = re.compile(r"/[A-Za-z]:[\\/]")
_EXAMPLE = "For instance: sqlite:///data/trivia.db, or sqlite:////srv/trivia.db for a full path."


def path_of(url: str) -> Path:
    """Return the path in a `sqlite:///…` address; `~` is the home, what is relative is left so.

    Raises ConfigError for anything else, naming the value. Of other engines only the scheme is
    named: what follows may hold a password.
    """
    if not url.startswith("sqlite:"):
        scheme, colon, _ = url.partition("://")
        value = f"{scheme}://…" if colon else url
        raise ConfigError(f"DATABASE_URL is {value!r}, which is not an SQLite address.", _EXAMPLE)
    place = url.removeprefix(PREFIX)
    if place == url or not place or place.endswith("/"):
        raise ConfigError(f"DATABASE_URL is {url!r}, which names no file.", _EXAMPLE)
    if place == ":memory:":
        message = f"DATABASE_URL is {url!r}, but scores kept in memory are lost at every restart."
        raise ConfigError(message, _EXAMPLE)
    if "?" in place:
        message = f"DATABASE_URL is {url!r}, but options after a “?” are not understood."
        raise ConfigError(message, _EXAMPLE)
    if place.startswith("/~") or (ON_WINDOWS and _DRIVE.match(place)):
        place = place.removeprefix("/")
    try:
        return path_from(place)
    except ValueError as wrong:
        raise ConfigError(f"DATABASE_URL is {url!r}, which is not usable.", f"{wrong}.") from None
