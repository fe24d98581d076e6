"""Guesses with the verdict that the contract asks for, a file for each kind of trap."""

from pathlib import Path
from typing import NamedTuple

from bot.game.judging import Answer, Verdict, answer_of, judge

FOLDER = Path(__file__).parent / "cases"
KINDS = tuple(sorted(file.stem for file in FOLDER.glob("*.txt")))


class Case(NamedTuple):
    """One guess; `right` says whether it has to be accepted."""

    answer: Answer
    given: str
    right: bool

    @property
    def verdict(self) -> Verdict:
        return judge(self.given, self.answer)

    @property
    def holds(self) -> bool:
        return (self.verdict is Verdict.RIGHT) is self.right


def cases_of(kind: str) -> list[Case]:
    lines = (FOLDER / f"{kind}.txt").read_text("utf-8").splitlines()
    return [_case(line) for line in lines if not line.startswith("# accepted")]


def _case(line: str) -> Case:
    accepted, given, expected, *kind = line.split(" ; ")
    aliases = [alias.strip() for alias in accepted.split("|")]
    return Case(answer_of(aliases, *kind), given, expected == "right")
