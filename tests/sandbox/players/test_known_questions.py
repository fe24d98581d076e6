import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from bot.sandbox.players.beliefs import right, wrong
from bot.sandbox.players.knowledge import learn
from bot.sandbox.players.known_questions import (
    KnownQuestion,
    KnownQuestions,
    as_labelled,
    plain,
    read_known_questions,
    stands_for,
)

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def known_questions() -> KnownQuestions:
    """Return what the shipped article's questions are, as the bot's command line shows them."""
    shown = subprocess.run(
        [sys.executable, "-m", "bot", "packs", "show", "story-of-gone", "--json"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return read_known_questions(shown.stdout)


def row(kind: str, answer: object, *options: str, accepted: list[object] | None = None) -> str:
    asked = {"id": "p/q", "kind": kind, "stem": f"A {kind} question?", "options": options}
    return json.dumps(asked | {"answer": answer, "accepted": accepted or []})


def known(
    kind: str, answer: object, *options: str, accepted: list[object] | None = None
) -> KnownQuestion:
    (question,) = read_known_questions(row(kind, answer, *options, accepted=accepted)).questions
    return question


def test_a_card_is_recognised_by_its_question_however_it_is_marked_up(
    known_questions: KnownQuestions,
) -> None:
    for question in known_questions.questions[:40]:
        options = "\n".join(f"A. *{option}*" for option in question.options)
        card = f"-# Question 2 of 5\n### **{question.stem}** \\*\n{options}\n-# Closes <t:12:R>"
        found = known_questions.of(card)
        assert found is not None
        assert found.stem == question.stem


def test_of_two_questions_in_one_text_the_longer_is_meant() -> None:
    short, long = row("a", "x"), row("not a", "y").replace("A not", "Not")
    known_questions = read_known_questions(f"{short}\n{long}\n")
    found = known_questions.of("### Not a not a question?")
    assert found is not None
    assert found.answers == ("y",)
    assert known_questions.of("### Quite another question?") is None


def test_of_questions_with_the_same_words_the_one_with_the_options_below_is_meant() -> None:
    known_questions = read_known_questions(
        f"{row('order', ['A1', 'B2'], 'A1', 'B2')}\n{row('order', ['C3'], 'C3')}"
    )
    found = known_questions.of("Last answer: A1, B2\n### A order question?\nA. C3\n")
    assert found is not None
    assert found.answers == ("C3",)
    assert known_questions.of("### A order question?\nA. D4\n") is None


def test_true_and_false_are_known_in_whatever_language_the_card_says_them() -> None:
    asked = json.loads(row("true_false", "False", "True", "False")) | {"stem": "Gone was a hit?"}
    known_questions = read_known_questions(json.dumps(asked))
    found = known_questions.of("### Gone was a hit?\n[Wahr] [Falsch]\n-# Endet <t:12:R>")
    assert found is not None
    assert as_labelled(found, ["False"], ["Wahr", "Falsch"]) == ("Falsch",)
    assert as_labelled(found, [], ["Wahr", "Falsch"]) == ()


def test_options_of_the_pack_are_believed_in_its_own_words() -> None:
    question = known("choice", "B2", "A1", "B2")
    assert as_labelled(question, ["B2"], ["A", "B"]) == ("B2",)


@pytest.mark.parametrize(
    ("label", "option", "stands"),
    [
        ("Pop", "Pop", True),
        ("Pop", "Pop Star", False),
        ("B", "Michael Jackson", True),
        ("A", "Michael Jackson", False),
        ("B. Michael Jackson", "Michael Jackson", True),
        ("B. Michael…", "Michael Jackson", True),
        ("C", "C", True),
    ],
)
def test_a_button_stands_for_its_text_or_for_the_line_of_its_letter(
    label: str, option: str, *, stands: bool
) -> None:
    assert stands_for(label, option, "### Who?\nA. Prince\nB. **Michael Jackson**\n") is stands


def test_who_knows_gives_what_is_right(known_questions: KnownQuestions) -> None:
    for question in known_questions.questions:
        given = right(question, Random(1))
        assert sorted(given) == sorted(question.answers)
        if question.kind == "order":
            assert given == question.answers


def test_who_does_not_know_gives_something_of_the_kind_that_is_wrong(
    known_questions: KnownQuestions,
) -> None:
    for seed, question in enumerate(known_questions.questions):
        given = wrong(question, known_questions, Random(seed))
        assert given
        if question.kind in ("choice", "true_false", "several", "order"):
            assert set(given) <= set(question.options)
        if question.kind == "order":
            assert sorted(given) == sorted(question.answers)
        assert set(given) != set(question.answers) or question.kind == "order"
        assert given != question.answers
        if question.kind in ("typed", "clues"):
            assert plain(given[0]) not in question.accepted


def test_a_wrong_name_is_one_that_the_same_question_offers_elsewhere(
    known_questions: KnownQuestions,
) -> None:
    typed = next(
        one
        for one in known_questions.questions
        if one.kind == "typed" and "boy band" in one.stem and "“Gone”" in one.stem
    )
    bands = {"98 Degrees", "Backstreet Boys", "O-Town"}
    named = {wrong(typed, known_questions, Random(seed))[0] for seed in range(30)}
    assert bands & named
    assert "’N Sync" not in named


@pytest.mark.parametrize("number", [2001, 11, 0, 8849.5, 1, -5])
def test_a_wrong_number_is_near_and_readable(number: float) -> None:
    question = known("number", number)
    for seed in range(50):
        (given,) = wrong(question, KnownQuestions(), Random(seed))
        assert float(given) != number
        assert len(given) <= 8


def test_where_nothing_wrong_is_at_hand_nothing_is_believed() -> None:
    assert wrong(known("typed", "Gone", accepted=["Gone"]), KnownQuestions(), Random(1)) == ()


async def test_what_cannot_be_learned_is_not_known(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QUESTIONS_DIR", str(tmp_path))
    assert (await learn()).questions == ()


async def test_all_packs_can_be_learned_at_once() -> None:
    assert (await learn()).packs >= {"story-of-gone", "world-capitals"}
