"""What a check found, and how a list of findings is printed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias


class Outcome(StrEnum):
    """How it stands with one thing; a warning does not keep the bot from playing."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


_MARKS = {Outcome.OK: "✓", Outcome.WARNING: "!", Outcome.PROBLEM: "✗"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, and, unless all is well, how to mend it.

    `passes` is True where nobody has to: what is in the way goes by itself.
    """

    outcome: Outcome
    found: str
    remedy: str = ""
    passes: bool = False


def ok(found: str) -> Finding:
    """Return a finding that all is well."""
    return Finding(Outcome.OK, found)


def warning(found: str, remedy: str) -> Finding:
    """Return a finding that somebody should know of."""
    return Finding(Outcome.WARNING, found, remedy)


def passing(found: str, remedy: str) -> Finding:
    """Return a finding that something is in the way for now."""
    return Finding(Outcome.WARNING, found, remedy, passes=True)


def problem(found: str, remedy: str) -> Finding:
    """Return a finding that has to be mended."""
    return Finding(Outcome.PROBLEM, found, remedy)


Findings: TypeAlias = Sequence[tuple[str, Finding]]
"""Each with the name of its check."""


def has_problem(findings: Findings) -> bool:
    """Tell whether anything has to be mended."""
    return any(finding.outcome is Outcome.PROBLEM for _, finding in findings)


def folded(findings: Findings) -> Findings:
    """Return the findings with one line, and not one a check, for what is in the way for now."""
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


def printed(findings: Findings) -> str:
    """Return one line a finding, and a last line that sums them up."""
    width = max((len(name) for name, _ in findings), default=0)
    lines = [_line(name.ljust(width), finding) for name, finding in findings]
    return "\n".join([*lines, _sum([finding.outcome for _, finding in findings])])


def _line(name: str, finding: Finding) -> str:
    mark, word = _MARKS[finding.outcome], finding.outcome.value
    remedy = f" → {finding.remedy}" if finding.remedy else ""
    return _on_one_line(f"{mark} {word:7}  {name}  {finding.found}{remedy}")


def _on_one_line(text: str) -> str:
    """Return the text without what could move a terminal's cursor: some of it is from strangers."""
    return "".join(each if each.isprintable() else "�" for each in text)


def _sum(outcomes: Sequence[Outcome]) -> str:
    counts = [(outcomes.count(each), each.value) for each in (Outcome.PROBLEM, Outcome.WARNING)]
    parts = [f"{count} {word}{'s' * (count != 1)}" for count, word in counts if count]
    return ", ".join(parts) + "." if parts else "Everything is in order."
