"""What is wrong in a file, where, and what to do about it."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """An error keeps a file out of play; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Problem(msgspec.Struct, frozen=True, order=True):
    """One mistake of one file, told to the person who edits it.

    `place` is a dotted path such as `facts.f13.slots.song`, or `line 12`, or empty for the file as
    a whole; `wrong` says what is wrong there and `fix` what to do about it.
    """

    file: str
    place: str
    wrong: str
    fix: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.file}: {self.place}" if self.place else self.file
        fix = f" {self.fix}" if self.fix else ""
        return f"{self.severity}: {where}: {self.wrong}{fix}"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of these keeps the file out of play."""
    return any(problem.severity is Severity.ERROR for problem in problems)
