"""The typed answers of the shipped packs, as the judge takes them."""

from functools import cache
from pathlib import Path

import pytest

from bot.game.judging import Answer, Verdict, conflicts, judge
from bot.packs.library.loader import load_file

FILES = sorted((Path(__file__).parents[2] / "questions").glob("*.toml"))


@cache
def answers(file: Path) -> tuple[Answer, ...]:
    """Return the answer of every typed question and of every name to be listed."""
    pack = load_file(file).pack
    assert pack
    return tuple(dict.fromkeys(answer for each in pack.questions for answer in each.judged()))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_accepted_form_is_right_and_every_refused_one_is_not(file: Path) -> None:
    for answer in answers(file):
        for form in answer.accepted:
            assert judge(form, answer) is Verdict.RIGHT, (form, answer)
        for form in answer.refused:
            assert judge(form, answer) is not Verdict.RIGHT, (form, answer)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_answer_is_taken_for_another(file: Path) -> None:
    assert conflicts(answers(file), guarded=False) == []


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ("kirkpatrick", Verdict.RIGHT),
        ("lance bass", Verdict.RIGHT),
        ("Justin", Verdict.WRONG),
        ("Nick Carter", Verdict.WRONG),
    ],
)
def test_members_may_be_named_by_their_surnames(given: str, verdict: Verdict) -> None:
    gone = next(file for file in FILES if file.stem == "story-of-gone")
    people = [each for each in answers(gone) if "Justin" in each.refused]
    verdicts = {judge(given, each) for each in people}
    assert (Verdict.RIGHT in verdicts) is (verdict is Verdict.RIGHT)
