"""The checks of what the bot keeps and asks: the database and the packs."""

import shlex
from pathlib import Path

from bot.doctor.findings import Finding, ok, problem, warning
from bot.doctor.machine import readable
from bot.errors import PackError
from bot.invocation import called
from bot.packs.facts.problems import Problem, Severity
from bot.packs.library.loader import LoadedFile, load_folder
from bot.ports.store_keeper import StoreState
from bot.storage.engines import keeper_of
from bot.text_files import shown


def check_database(url: str) -> Finding:
    """Check the database as a start would, without taking its lock and without changing it.

    Raises ConfigError or StoreUnusable, as a start does, for one that cannot be used.
    """
    state = keeper_of(url).state()
    found = _told(state)
    if state.concern:
        return warning(f"{found}; {state.concern}", state.remedy)
    return ok(found)


def _told(state: StoreState) -> str:
    if state.unmade:
        return f"{state.unmade}; the first start makes it"
    later = f" (the next start brings it to {state.newest})"
    version = f"version {state.version}{later * (state.version < state.newest)}"
    users = "in use by a running bot" if state.in_use else "not in use"
    return f"{state.name}: {version}, {readable(state.size)}, undamaged, {users}"


def check_packs(folder: Path) -> Finding:
    """Read every pack as a reload would."""
    try:
        files = load_folder(folder)
    except PackError as trouble:
        return problem(trouble.message, trouble.remedy)
    return judge_packs(files, folder)


def judge_packs(files: tuple[LoadedFile, ...], folder: Path) -> Finding:
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
