"""Settings: read once from a mapping and checked; nothing else reads the environment."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot.errors import ConfigError

DISCORD_API = "https://discord.com/api/v10"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_FORMATS = ("text", "json")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its default; `.env.example` says what each is for."""

    discord_token: str = field(default="", repr=False)
    discord_api_url: str = DISCORD_API
    database_url: str = "sqlite:///data/trivia.db"
    questions_dir: Path = Path("questions")
    dev_guild_id: int | None = None
    log_level: str = "INFO"
    log_format: str = "text"


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Read the settings from `environ`; an empty value counts as not given.

    Raises ConfigError for the first that is wrong, with its name, its value and the fix.
    """
    given = {name: value.strip() for name, value in environ.items() if value.strip()}
    found = {
        name.lower(): _read(name, given[name], parse)
        for name, parse in _PARSERS.items()
        if name in given
    }
    return Settings(**found)  # type: ignore[arg-type] # each parser returns its field's type


def require_token(settings: Settings) -> str:
    """Return the bot's token; raises ConfigError with the way to get one when it is missing."""
    if not settings.discord_token:
        raise ConfigError(
            "DISCORD_TOKEN is not set, so the bot cannot log in.",
            "Put it into .env (README, “On real Discord”), "
            "or try the bot without one: python -m bot sandbox",
        )
    return settings.discord_token


def _read(name: str, value: str, parse: Callable[[str], object]) -> object:
    try:
        return parse(value)
    except ValueError as wrong:
        shown = "the given value" if name == "DISCORD_TOKEN" else f"“{value}”"
        raise ConfigError(f"{name}: {shown} is not usable.", f"{wrong}.") from None


def _token(value: str) -> str:
    if any(character.isspace() for character in value):
        raise ValueError("A token has no spaces; copy it again from the Developer Portal")
    return value.removeprefix("Bot ")


def _url(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError(f"Give an address that starts with https://, for example {DISCORD_API}")
    return value.rstrip("/")


def _snowflake(value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        raise ValueError("Give the server's id, a number of 17 to 20 digits")
    return int(value)


def _one_of(choices: tuple[str, ...], change: Callable[[str], str]) -> Callable[[str], str]:
    def parse(value: str) -> str:
        value = change(value)
        if value in choices:
            return value
        near = difflib.get_close_matches(value, choices, n=1)
        meant = f" (did you mean {near[0]}?)" if near else ""
        raise ValueError(f"Choose one of {', '.join(choices)}{meant}")

    return parse


_PARSERS: dict[str, Callable[[str], object]] = {
    "DISCORD_TOKEN": _token,
    "DISCORD_API_URL": _url,
    "DATABASE_URL": str,  # read by the storage that it names
    "QUESTIONS_DIR": Path,
    "DEV_GUILD_ID": _snowflake,
    "LOG_LEVEL": _one_of(LOG_LEVELS, str.upper),
    "LOG_FORMAT": _one_of(LOG_FORMATS, str.lower),
}
SETTING_NAMES = tuple(_PARSERS)
"""The environment variables that are read, in the order of `.env.example`."""
