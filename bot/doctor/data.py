"""The checks of what the bot keeps and asks: the database and the packs."""

import errno
import os
import shlex
import stat
from pathlib import Path

from bot.doctor.findings import Finding, ok, problem, warning
from bot.doctor.machine import nearest_folder, readable
from bot.errors import PackError
from bot.invocation import called
from bot.packs.facts.problems import Problem, Severity
from bot.packs.library.loader import Loaded, load_folder
from bot.storage.sqlite.address import path_of
from bot.storage.sqlite.database import look_at
from bot.storage.sqlite.files.lock import is_held
from bot.storage.sqlite.files.places import check_place, check_single, is_its_own, new_folder
from bot.storage.sqlite.files.private_files import backups_of, files_of, is_open_to_all
from bot.storage.sqlite.files.rights import folder_unmade, handing_over, owner_of_folder, strangers
from bot.storage.sqlite.schema import newest_version
from bot.text_files import shown

NAMED = 3
"""Files of another user that are named; the command covers all of them."""


def check_database(url: str) -> Finding:
    """Check the database as a start would, without taking its lock and without changing it.

    Raises ConfigError or StoreUnusable, as a start does, for one that cannot be used.
    """
    path = path_of(url)
    check_place(path)
    if not os.path.lexists(path.parent):
        return _unmade(path)
    check_single(path)
    version = look_at(path)
    if version == 0:
        state = "is empty" if path.exists() else "is not there yet"
        return _judge_privacy(path, f"{path} {state}; the first start makes it")
    newest = newest_version()
    later = f" (the next start brings it to {newest})" if version < newest else ""
    users = "in use by a running bot" if is_held(path) else "not in use"
    size = readable(path.stat().st_size)
    found = f"{path}: version {version}{later}, {size}, undamaged, {users}"
    return _judge_privacy(path, found)


def _judge_privacy(path: Path, found: str) -> Finding:
    """Warn of files that the bot's own user cannot write, and of those that everybody can read."""
    if others := strangers(path):
        owner = owner_of_folder(path)
        whose = ", ".join(f"{place} belongs to {user}" for place, user in [*others.items()][:NAMED])
        more = f" and {len(others) - NAMED} more do not" if len(others) > NAMED else ""
        return warning(
            f"{found}; {whose}{more}, but its folder to {owner}.",
            f"If {owner} runs the bot: {handing_over(path, owner)}",
        )
    if os.name != "nt" and path.parent.stat().st_mode & stat.S_IWOTH:
        folder, me = path.parent, owner_of_folder(path)
        own = is_its_own(folder, path)
        return warning(
            f"{found}; every user of this machine can write to its folder {folder}.",
            shlex.join(["chmod", "700", str(folder)]) if own else f"Better {new_folder(path, me)}",
        )
    if any(map(is_open_to_all, (*files_of(path), *backups_of(path)))):
        return warning(
            f"{found}; every user of this machine can read it or its backups.",
            "The next start of the bot closes it to others.",
        )
    return ok(found)


def _unmade(path: Path) -> Finding:
    if os.access(nearest_folder(path.parent), os.W_OK):
        return ok(f"the folder {path.parent} is not there yet; the first start makes it")
    raise folder_unmade(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def check_packs(folder: Path) -> Finding:
    """Read every pack as a reload would."""
    try:
        files = load_folder(folder)
    except PackError as trouble:
        return problem(trouble.message, trouble.remedy)
    return judge_packs(files, folder)


def judge_packs(files: tuple[Loaded, ...], folder: Path) -> Finding:
    """Judge what loading the files of a folder gave."""
    packs = [file.pack for file in files if file.pack]
    problems = [each for file in files for each in file.problems]
    errors = [each for each in problems if each.severity is Severity.ERROR]
    questions = sum(len(pack.questions) for pack in packs)
    have = f"{_count(len(packs), 'pack')} with {_count(questions, 'question')}"
    if errors:
        return problem(
            f"{have}; {_count(len(errors), 'error')}, the first: {errors[0]}",
            f"See them all: {called('packs check')} {shlex.quote(shown(folder))}",
        )
    if not packs:
        fix = problems[0].fix if problems else ""
        remedy = f"Put fact files there: they end in .toml. {_named(problems)}{fix}".strip()
        return problem(f"there is no pack in {shown(folder)}.", remedy)
    if problems:
        return warning(
            f"{have}; {_count(len(problems), 'warning')}, the first: {problems[0]}",
            f"See them all: {called('packs check')} {shlex.quote(shown(folder))}",
        )
    return ok(have)


def _named(problems: list[Problem]) -> str:
    return f"{Path(problems[0].file).name} is there: " if problems else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
