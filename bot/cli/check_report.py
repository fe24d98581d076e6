"""What `packs check` prints of a file: how many problems and questions, and each problem."""

from collections import Counter

from bot.game.question import kind_of
from bot.packs.facts.problems import Problem, has_errors
from bot.packs.library.loader import LoadedFile
from bot.packs.library.pack import FilePack


def report(loaded: LoadedFile) -> str:
    """Return one line about a file and, below it, every problem with its place and remedy."""
    errors = sum(has_errors([each]) for each in loaded.problems)
    warnings = len(loaded.problems) - errors
    found = [_count(errors, "error")] * bool(errors) + [_count(warnings, "warning")] * bool(
        warnings
    )
    verdict = ", ".join(found) or "no problems"
    made = f" · {summary(loaded.pack)}" if loaded.pack else ""
    return "\n".join([f"{loaded.file}: {verdict}{made}", *map(_told, loaded.problems)])


def _told(problem: Problem) -> str:
    place = f"{problem.place}: " if problem.place else ""
    fix = f"\n      → {problem.fix}" if problem.fix else ""
    return f"  {problem.severity}: {place}{problem.wrong}{fix}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(pack: FilePack) -> str:
    """Return the number of questions, in all and by kind."""
    kinds = Counter(kind_of(question) for question in pack.questions)
    parts = ", ".join(f"{number} {kind.replace('_', '/')}" for kind, number in kinds.items())
    return f"{_count(len(pack.questions), 'question')} ({parts})"
