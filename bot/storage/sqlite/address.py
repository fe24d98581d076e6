"""Where the database is: from a DATABASE_URL to a path."""

from pathlib import Path

from bot.errors import ConfigError

PREFIX = "sqlite:///"
_EXAMPLE = "For instance: sqlite:///data/trivia.db, or sqlite:////srv/trivia.db for a full path."


def path_of(url: str) -> Path:
    """Return the path in a `sqlite:///…` address; one that is not absolute is left relative.

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
    return Path(place)
