"""Where the database is: from a DATABASE_URL to a path."""

import os
import re
from pathlib import Path

from bot.addresses import without_login
from bot.config import path_from
from bot.errors import ConfigError

ON_WINDOWS = os.name == "nt"
PREFIX = "sqlite:///"
_DRIVE = re.compile(r"/[A-Za-z]:[\\/]")
_LOGIN = re.compile("/*[^/:]+:[^/]*@")
_EXAMPLE = (
    "For instance: sqlite:///data/trivia.db, or sqlite:////srv/footnote/trivia.db for a full path."
)


def path_of(url: str) -> Path:
    """Return the path in a `sqlite:///…` address; `~` is the home, what is relative is left so.

    Raises ConfigError for anything else, naming what of the value holds no password.
    """
    told = f"DATABASE_URL is {_shown(url)}"
    if not url.startswith("sqlite:"):
        raise ConfigError(f"{told}, which is not an SQLite address.", _EXAMPLE)
    place = url.removeprefix(PREFIX)
    if place == url or not place or place.endswith("/"):
        raise ConfigError(f"{told}, which names no file.", _EXAMPLE)
    if _LOGIN.match(place):
        raise ConfigError(f"{told}, but an SQLite file knows no user and password.", _EXAMPLE)
    if place == ":memory:":
        raise ConfigError(f"{told}, but scores kept in memory are lost at every restart.", _EXAMPLE)
    if "?" in place:
        raise ConfigError(f"{told}, but options after a “?” are not understood.", _EXAMPLE)
    if place.startswith("/~") or (ON_WINDOWS and _DRIVE.match(place)):
        place = place.removeprefix("/")
    try:
        path = path_from(place)
    except ValueError as wrong:
        raise ConfigError(f"{told}, which is not usable.", f"{wrong}.") from None
    if path.name in ("", ".."):
        raise ConfigError(f"{told}, which names no file.", _EXAMPLE)
    return path


def _shown(url: str) -> str:
    """Return of another engine's address the scheme only: what follows may hold a password."""
    scheme, colon, _ = url.partition("://")
    if colon and not url.startswith("sqlite:"):
        return repr(f"{without_login(scheme)}://…")
    return repr(without_login(url))
