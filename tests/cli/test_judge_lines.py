"""Guesses judged in bulk: JSON lines in, the same lines with a verdict out."""

import json

import pytest

from bot.cli.judge_lines import judge_lines, judge_one
from bot.game.judging import Verdict


def test_a_line_comes_back_with_its_verdict_and_all_that_it_held() -> None:
    line = '{"accepted": ["Paris"], "given": "pariss", "why": "a slip", "type": "text"}'
    (judged,) = judge_lines([line])
    assert judged.ok
    assert json.loads(judged.text) == {**json.loads(line), "verdict": "right"}


def test_every_field_of_an_answer_can_stand_in_a_line() -> None:
    line = {"accepted": ["8849"], "given": "8.8 km", "type": "number", "unit": "m", "tolerance": 50}
    surname = {"accepted": ["Serena Williams"], "given": "williams", "type": "person"}
    lines = [json.dumps(each) for each in (line, surname, {**surname, "refused": ["Williams"]})]
    verdicts = [json.loads(judged.text)["verdict"] for judged in judge_lines(lines)]
    assert verdicts == ["right", "right", "wrong"]


def test_an_unknown_type_is_judged_as_text() -> None:
    (judged,) = judge_lines(['{"accepted": ["Paris"], "given": "paris", "type": "capital"}'])
    assert json.loads(judged.text)["verdict"] == "right"


@pytest.mark.parametrize(
    "bad",
    ["nope", "[1]", '{"accepted": "Paris", "given": "x"}', '{"accepted": ["Paris"]}', b"\xff",
     "\ud800", '{"accepted": ["a"], "given": null}',
     '{"accepted": ["a"], "given": "a", "strictness": "odd"}'],
)  # fmt: skip
def test_a_bad_line_is_an_error_that_names_its_number_and_the_rest_goes_on(
    bad: str | bytes,
) -> None:
    good = '{"accepted": ["Paris"], "given": "paris"}'
    first, second, third = judge_lines([good, bad, good])
    assert (first.ok, second.ok, third.ok) == (True, False, True)
    assert second.text.startswith("Line 2 ")
    assert second.text.endswith('Write each line as {"accepted": ["Paris"], "given": "paris"}.')


def test_blank_lines_are_left_out_but_counted() -> None:
    (judged,) = judge_lines(["", "  \n", "x"])
    assert judged.text.startswith("Line 3 ")


def test_one_guess_is_judged_without_a_file() -> None:
    assert judge_one(["'N Sync"], "NSYNC") is Verdict.RIGHT
    assert judge_one(["Isaac Newton"], "Newton") is Verdict.CLOSE
    assert judge_one(["Isaac Newton"], "Newton", "person") is Verdict.RIGHT


PARIS = '{"accepted": ["Paris"], "given": "paris"}'


def test_a_byte_order_mark_before_the_first_line_does_no_harm() -> None:
    for first in (f"\ufeff{PARIS}", f"\ufeff{PARIS}".encode()):
        assert [judged.ok for judged in judge_lines([first, PARIS])] == [True, True]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_told_once(encoding: str) -> None:
    lines = f"{PARIS}\n{PARIS}\n".encode(encoding).split(b"\n")
    (judged,) = judge_lines(lines)
    assert judged == ("The lines cannot be judged: this is UTF-16. Save it as UTF-8.", False)


def test_a_tolerance_beyond_all_numbers_is_an_error_of_its_line() -> None:
    line = '{"accepted": ["1"], "given": "2", "type": "number", "tolerance": 1e999}'
    (judged,) = judge_lines([line])
    assert not judged.ok
