"""The environment: .env, the variables of the process over it, and likely mistakes in both."""

import codecs
import difflib
import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv.parser import parse_stream

from bot.config import SETTING_NAMES
from bot.errors import ConfigError
from bot.proxies import PROXY_NAMES

OF_REAL_SERVERS = ("DEV_GUILD_ID", "OPERATOR_GUILD_IDS")
"""Settings that mean nothing in a local Discord."""
_KNOWN = (*SETTING_NAMES, *PROXY_NAMES)
_OTHERS = ("FTP_PROXY", "RSYNC_PROXY", "SOCKS_PROXY")
"""Variables that look like ours but belong to other programs."""
_LIKE, _MUCH_LIKE = 0.8, 0.88


@dataclass(frozen=True, slots=True)
class Environment:
    """The values by name, and remarks about likely mistakes, one line each."""

    values: Mapping[str, str]
    remarks: tuple[str, ...] = ()


def read_environment(
    file: Path, process: Mapping[str, str], without: Collection[str] = ()
) -> Environment:
    """Read the file and the process's variables, which win; an empty value counts as not given.

    `without` names settings that are not taken from the file. Raises ConfigError for a file that
    exists but cannot be read.
    """
    in_file, remarks = _read_file(file)
    values = {name: value for name, value in in_file.items() if name not in without}
    values |= {name: value for name, value in process.items() if value.strip()}
    remarks += [
        f"{name} in the environment is no setting; did you mean {meant}?"
        for name in process
        if (meant := _meant(name, _MUCH_LIKE)) and name not in in_file
    ]
    return Environment(values, tuple(remarks))


def _read_file(file: Path) -> tuple[dict[str, str], list[str]]:
    if file.is_dir():
        return {}, [f"{file} is a folder, so no settings are read from it."]
    try:
        text = _text_of(file.read_bytes())
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"The file {file} cannot be read: {error}.",
            "Let the bot's user read it, as plain text (UTF-8).",
        ) from error
    return _parsed(text, file)


def _text_of(content: bytes) -> str:
    """Return the text of a file, in any encoding that Windows' editors save."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    return content.decode("utf-8-sig")


def _parsed(text: str, file: Path) -> tuple[dict[str, str], list[str]]:
    """Return the values as written: `$` and `${…}` are not expanded."""
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    remarks = []
    for binding in parse_stream(io.StringIO(text)):
        line = binding.original.line + _blank_lines_before(binding.original.string)
        where = f"{file}, line {line}"
        if binding.error or (binding.key is not None and binding.value is None):
            remarks.append(f"{where} is not understood and left out; write NAME=value.")
            continue
        if binding.key is None or binding.value is None:
            continue
        name, value = binding.key, binding.value.strip()
        if meant := _meant(name, _LIKE) or _token_by_another_name(name):
            remarks.append(f"{where}: {name} is no setting; did you mean {meant}?")
        if not value or value.startswith("#"):  # a comment where the value would be
            continue
        if name in values and values[name] != value:
            remarks.append(f"{where}: {name} was given in line {lines[name]} already; this counts.")
        values[name], lines[name] = value, line
    return values, remarks


def _blank_lines_before(statement: str) -> int:
    return statement[: len(statement) - len(statement.lstrip())].count("\n")


def _meant(name: str, likeness: float) -> str:
    """Return the setting that a name is probably a misspelling of, or nothing."""
    if name in _KNOWN or name.upper() in (*PROXY_NAMES, *_OTHERS):
        return ""
    near = difflib.get_close_matches(name.upper(), _KNOWN, n=1, cutoff=likeness)
    return near[0] if near else ""


def _token_by_another_name(name: str) -> str:
    return "DISCORD_TOKEN" if name not in _KNOWN and "TOKEN" in name.upper() else ""
