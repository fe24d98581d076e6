"""The contract of typed answers, case by case."""

import json
from pathlib import Path

import pytest

from bot.game.judging import Verdict, answer_of, judge
from tests.game.judging.cases import KINDS, cases_of

EXAMPLES = Path(__file__).parents[4] / "shared" / "judge-examples.jsonl"


@pytest.mark.parametrize("kind", KINDS)
def test_the_judge_keeps_the_contract(kind: str) -> None:
    broken = [(case.answer.accepted, case.given) for case in cases_of(kind) if not case.holds]
    assert broken == []


def test_there_are_many_cases_of_both_sorts() -> None:
    cases = [case for kind in KINDS for case in cases_of(kind)]
    assert len(cases) > 1_500
    assert 0.4 < sum(case.right for case in cases) / len(cases) < 0.6


def test_every_public_example_is_judged_as_it_says() -> None:
    """There is no exception to argue for."""
    if not EXAMPLES.exists():
        pytest.skip("the public examples are not at hand")
    examples = [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]
    broken = [
        each
        for each in examples
        if (
            judge(each["given"], answer_of(each["accepted"], each.get("type", "text")))
            is Verdict.RIGHT
        )
        is not (each["expect"] == "accept")
    ]
    assert broken == []


def test_none_of_the_wrong_is_nearly_right_for_a_number_a_year_or_a_date() -> None:
    cases = [case for kind in ("number", "date") for case in cases_of(kind) if not case.right]
    told = [
        case
        for case in cases
        if case.verdict is Verdict.CLOSE and any(char.isdigit() for char in case.given)
    ]
    assert told == []
