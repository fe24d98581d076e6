"""Where the database is: from a DATABASE_URL to a path."""

import os
import re
from pathlib import Path

from bot.config import path_from
from bot.errors import ConfigError
from bot.storage.database_url import told

ON_WINDOWS = os.name == "nt"
PREFIX = "sqlite:///"
_DRIVE = re.compile(r"/[A-Za-z]:[\\/]")
_LOGIN = re.compile("/*[^/:]+:[^/]*@")
EXAMPLE = (
    "For instance: sqlite:///data/trivia.db, or sqlite:////srv/footnote/trivia.db for a full path."
)


def path_of(url: str) -> Path:
    """Return the path in a `sqlite:///…` address; `~` is the home, what is relative is left so.

    Raises ConfigError for anything else, naming what of the value holds no password.
    """
    about = told(url)
    place = url.removeprefix(PREFIX)
    if place == url or not place or place.endswith("/"):
        raise ConfigError(f"{about}, which names no file.", EXAMPLE)
    if _LOGIN.match(place):
        raise ConfigError(f"{about}, but an SQLite file knows no user and password.", EXAMPLE)
    if place == ":memory:":
        raise ConfigError(f"{about}, but scores kept in memory are lost at every restart.", EXAMPLE)
    if "?" in place:
        raise ConfigError(f"{about}, but options after a “?” are not understood.", EXAMPLE)
    if place.startswith("/~") or (ON_WINDOWS and _DRIVE.match(place)):
        place = place.removeprefix("/")
    try:
        path = path_from(place)
    except ValueError as wrong:
        raise ConfigError(f"{about}, which is not usable.", f"{wrong}.") from None
    if path.name in ("", ".."):
        raise ConfigError(f"{about}, which names no file.", EXAMPLE)
    return path
