"""Settings, read once from a mapping and checked; nothing else reads the environment."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot.addresses import checked, without_login
from bot.errors import ConfigError
from bot.invocation import called
from bot.proxies import NO_PROXIES, Proxies, read_proxies

DISCORD_API = "https://discord.com/api/v10"
OWN_HOSTS = ("discord.com", "discordapp.com")
_API_PATH = re.compile(r"/api(/v\d+)?/?")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_FORMATS = ("text", "json")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its default; `.env.example` says what each is for."""

    discord_token: str = field(default="", repr=False)
    discord_api_url: str = DISCORD_API
    database_url: str = field(default="sqlite:///data/trivia.db", repr=False)
    questions_dir: Path = Path("questions")
    dev_guild_id: int | None = None
    operator_guild_ids: frozenset[int] = frozenset()
    log_level: str = "INFO"
    log_format: str = "text"
    proxies: Proxies = NO_PROXIES

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return every address in the settings as given; it may contain a user and a password."""
        return (self.discord_api_url, self.database_url, self.proxies.secure, self.proxies.plain)


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Read the settings from `environ`; an empty value counts as not given.

    Raises ConfigError for the first that is wrong, with its name, its value and the fix.
    """
    given = {name: plain for name, value in environ.items() if (plain := _unwrapped(value))}
    found = {
        name.lower(): _read(name, given[name], parse)
        for name, parse in _PARSERS.items()
        if name in given
    }
    return Settings(proxies=read_proxies(given), **found)  # type: ignore[arg-type] # each parser returns its field's type


def require_token(settings: Settings) -> str:
    """Return the bot's token; raises ConfigError with how to get one if it is missing."""
    if not settings.discord_token:
        raise ConfigError(
            "DISCORD_TOKEN is not set, so the bot cannot log in.",
            "Put it into .env (README, “On real Discord”), "
            f"or try the bot without one: {called('sandbox')}",
        )
    return settings.discord_token


def _read(name: str, value: str, parse: Callable[[str], object]) -> object:
    try:
        return parse(value)
    except ValueError as wrong:
        secret = name == "DISCORD_TOKEN" or "@" in value
        is_address = name == "DISCORD_API_URL" or "://" in value
        shown = (
            "the given value" if secret else f"“{without_login(value) if is_address else value}”"
        )
        raise ConfigError(f"{name}: {shown} is not usable.", f"{wrong}.") from None


def path_from(value: str) -> Path:
    """Return the path that a setting means; raises ValueError if it cannot mean one."""
    if any(unicodedata.category(character) == "Cc" for character in value):
        raise ValueError("There is a control character in it; write / instead of \\")
    if "://" in value:
        raise ValueError("Give a path on this machine, not an address")
    if _VARIABLE.search(value):
        raise ValueError("Variables are not filled in; write the path out, or begin it with ~/")
    try:
        return Path(value).expanduser()
    except RuntimeError:  # nobody of that name, or no home at all
        raise ValueError("Nobody knows where that home is; write the path out") from None


_VARIABLE = re.compile(r"\$\{?[A-Z_]+|%[A-Z_]+%")


def _unwrapped(value: str) -> str:
    """Return a value without white space and quotes around it, which some readers of .env keep."""
    value = value.strip()
    if len(value) > 1 and f"{value[0]}{value[-1]}" in ('""', "''", "“”", "„“", "‘’"):
        return value[1:-1].strip()
    return value


def _token(value: str) -> str:
    """Return a token without what is easily copied along with it."""
    value = "".join(each for each in value if unicodedata.category(each) != "Cf")  # never seen
    value = _TOKEN_PREFIX.sub("", value).strip(" \"'“”")
    if any(character.isspace() for character in value):
        raise ValueError("A token has no spaces; copy it again from the Developer Portal")
    if not (value.isascii() and value.isprintable()):
        raise ValueError("A token has plain letters only; copy it again from the Developer Portal")
    if value.isdigit() or _HEX_KEY.fullmatch(value):
        what = "an id" if value.isdigit() else "the application's public key"
        raise ValueError(f"This is {what}; the token is on the page Bot of the Developer Portal")
    return value


_TOKEN_PREFIX = re.compile(
    r"^(DISCORD_TOKEN\s*=\s*)?[\"']?((Authorization:\s*)?(Bot|Bearer)\s+)?", re.IGNORECASE
)
_HEX_KEY = re.compile(r"[0-9a-f]{64}")


def _url(value: str) -> str:
    if not value.lower().startswith(("http://", "https://")):
        raise ValueError(f"Give an address that starts with https://, for example {DISCORD_API}")
    try:
        parts = checked(value)
    except ValueError as wrong:
        raise ValueError(f"{wrong}. For instance: {DISCORD_API}") from None
    if parts.hostname in OWN_HOSTS and not _API_PATH.fullmatch(parts.path):
        raise ValueError(f"Discord's API is at {DISCORD_API}")
    if "@" in value:
        raise ValueError("The token alone logs the bot in; leave out the user, the password and @")
    if parts.query or parts.fragment:
        raise ValueError(f"Give an address such as {DISCORD_API}")
    return value.rstrip("/")


def _snowflake(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 20):
        raise ValueError("Give the server's id, a number of 17 to 20 digits")
    return int(value)


def _snowflakes(value: str) -> frozenset[int]:
    try:
        return frozenset(map(_snowflake, value.replace(",", " ").split()))
    except ValueError:
        raise ValueError(
            "Give servers' ids, numbers of 17 to 20 digits, with commas between them"
        ) from None


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
    "QUESTIONS_DIR": path_from,
    "DEV_GUILD_ID": _snowflake,
    "OPERATOR_GUILD_IDS": _snowflakes,
    "LOG_LEVEL": _one_of(LOG_LEVELS, str.upper),
    "LOG_FORMAT": _one_of(LOG_FORMATS, str.lower),
}
SETTING_NAMES = tuple(_PARSERS)
"""The environment variables that are read, in the order of `.env.example`."""
