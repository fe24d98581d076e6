"""What `doctor` prints: a line for each check, and a last line that sums them up."""

from collections.abc import Sequence

from bot.doctor.findings import CheckOutcome, Finding, Findings

_MARKS = {CheckOutcome.OK: "✓", CheckOutcome.WARNING: "!", CheckOutcome.PROBLEM: "✗"}


def table(findings: Findings) -> str:
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


def _sum(outcomes: Sequence[CheckOutcome]) -> str:
    counts = [
        (outcomes.count(each), each.value) for each in (CheckOutcome.PROBLEM, CheckOutcome.WARNING)
    ]
    parts = [f"{count} {word}{'s' * (count != 1)}" for count, word in counts if count]
    return ", ".join(parts) + "." if parts else "Everything is in order."
