"""The checks of this machine: versions, the settings, the disk."""

import shutil
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from bot import __version__
from bot.config import SETTING_NAMES, Settings, read_settings
from bot.doctor.discord_api import Unseen
from bot.doctor.findings import Finding, ok, problem, warning
from bot.errors import ConfigError
from bot.storage.engines import keeper_of

DISCORD_PY = ((2, 7, 1), (3,))
"""The first release that the bot works with, and the first that it may not."""

SCARCE_BYTES = 200_000_000
TOO_LITTLE_BYTES = 20_000_000


def read_what_can_be(
    environ: Mapping[str, str], remarks: Sequence[str] = ()
) -> tuple[Settings, Finding]:
    """Return the settings, with defaults for the wrong ones, and a finding of all that is wrong.

    `remarks` are about what was found while the environment was read.
    """
    usable, wrong = dict(environ), []
    for name in SETTING_NAMES:
        try:
            read_settings({name: environ.get(name, "")})
        except ConfigError as error:
            wrong.append(str(error))
            usable.pop(name)
    return read_settings(usable), _judge_settings(environ, wrong, remarks)


def _judge_settings(
    environ: Mapping[str, str], wrong: Sequence[str], remarks: Sequence[str]
) -> Finding:
    if wrong:
        return problem(" ".join([*wrong, *remarks]), "Mend it in .env or in the environment.")
    if remarks:
        return warning(" ".join(remarks), "Mend it in .env or in the environment.")
    given = [name for name in SETTING_NAMES if environ.get(name, "").strip()]
    return ok(f"given: {', '.join(given) or 'none'}; the rest by default")


def check_versions() -> Finding:
    """Check the versions of Python, discord.py and SQLite."""
    return judge_discord_py(version("discord.py"))


def judge_discord_py(installed: str) -> Finding:
    """Judge the installed release of discord.py; pip takes care of Python's."""
    python = ".".join(map(str, sys.version_info[:3]))
    found = (
        f"Footnote {__version__}, Python {python}, discord.py {installed}, "
        f"SQLite {sqlite3.sqlite_version}"
    )
    first, last = DISCORD_PY
    release = tuple(int(part) for part in installed.split(".") if part.isdigit())
    if first <= release < last:
        return ok(found)
    return problem(
        f"{found}; discord.py has to be {'.'.join(map(str, first))} or later, below {last[0]}.",
        "Install what setup/run.lock names: make setup",
    )


def check_disk(database_url: str) -> Finding:
    """Check the free space where the database is or will be."""
    try:
        folder = keeper_of(database_url).disk
    except ConfigError as wrong:
        raise Unseen(str(wrong), told_by="database") from wrong
    if folder is None:
        return ok("the database is on another machine")
    return judge_disk(shutil.disk_usage(folder).free, folder)


def judge_disk(free: int, folder: Path) -> Finding:
    """Judge the free space of a folder."""
    found = f"{readable(free)} free for {folder.absolute()}"
    remedy = "Make room: see “When the disk is full” in docs/operating.md."
    if free < TOO_LITTLE_BYTES:
        return problem(f"{found}, so answers will soon not be saved.", remedy)
    if free < SCARCE_BYTES:
        return warning(f"{found}, which is little.", remedy)
    return ok(found)


def readable(number: float) -> str:
    """Return a number of bytes in a unit that people read, such as “1.4 GB”."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "bytes" else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.1f} TB"
