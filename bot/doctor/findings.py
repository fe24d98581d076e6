"""What a check found, and how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias


class CheckOutcome(StrEnum):
    """Whether one thing is in order; a warning does not keep the bot from playing."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, and, unless it is ok, how to mend it.

    `passes` is True for trouble that ends by itself.
    """

    outcome: CheckOutcome
    found: str
    remedy: str = ""
    passes: bool = False


def ok(found: str) -> Finding:
    """Return a finding that all is well."""
    return Finding(CheckOutcome.OK, found)


def warning(found: str, remedy: str) -> Finding:
    """Return a finding that the operator should know of."""
    return Finding(CheckOutcome.WARNING, found, remedy)


def passing(found: str, remedy: str) -> Finding:
    """Return a finding of trouble that ends by itself."""
    return Finding(CheckOutcome.WARNING, found, remedy, passes=True)


def problem(found: str, remedy: str) -> Finding:
    """Return a finding that has to be mended."""
    return Finding(CheckOutcome.PROBLEM, found, remedy)


Findings: TypeAlias = Sequence[tuple[str, Finding]]
"""Each with the name of its check."""


def has_problem(findings: Findings) -> bool:
    """Tell whether anything has to be mended."""
    return any(finding.outcome is CheckOutcome.PROBLEM for _, finding in findings)


def folded(findings: Findings) -> Findings:
    """Return the findings with all passing trouble on one line."""
    passing_by = [name for name, finding in findings if finding.passes]
    if len(passing_by) < 2:
        return findings
    first, *others = passing_by
    return [
        (name, _with_others(finding, others) if name == first else finding)
        for name, finding in findings
        if name not in others
    ]


def _with_others(finding: Finding, others: Sequence[str]) -> Finding:
    return replace(finding, found=f"{finding.found} Not looked at: {', '.join(others)}.")
