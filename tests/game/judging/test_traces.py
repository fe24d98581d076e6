"""Conflicts are found by traces; none that trying all pairs would find is missed."""

from itertools import product
from pathlib import Path
from random import Random

import pytest

from bot.game.judging import Answer, AnswerType, Judge, Strictness, Verdict, conflicts
from bot.game.judging.traces import TraceIndex
from bot.packs.library.loader import load_file
from tests.game.judging.cases import KINDS, cases_of

ROOT = Path(__file__).parents[3]
# fmt: off
NAMES = (
    "Neil Armstrong", "Louis Armstrong", "Lance Armstrong", "Armstrong", "Neill Armstrong",
    "Anna", "Varnova", "Varnava", "Varnovaa", "Varnoav", "New York", "Newyork", "New Yorck",
    "York", "Nigeria", "Niger", "Algeria", "Iran", "Iraq", "Colour", "Color", "Gray", "Grey",
    "Vincent van Gogh", "van Gogh", "Gogh", "Mao Zedong", "Mao", "J. R. R. Tolkien",
    "John Tolkien", "Arthur Conan Doyle", "Doyle", "Conan Doyle", "Queen Victoria", "Victoria",
    "King Henry VIII", "Henry VIII", "River Thames", "Thames", "The Thames", "Tchaikovsky",
    "Chaikovskii", "Müller", "Mueller", "Muller", "1984", "1948", "Nineteen Eighty-Four", "3D",
    "S&M", "M&S", "E = mc²", "H2O", "ページ", "ぺーじ", "國", "国", "Isle of Wight",
    "Isle of White", "Children", "Child", "Wolves", "Wolf", "Photosynthesis", "Photosyntesis",
    "Bach", "C. P. E. Bach", "C. E. Bach", "red, green and blue", "blue, green and red",
    "Donaudampfschifffahrt", "Donaudampfschiffahrt", "Saint Petersburg", "St Petersburg",
    "Peterburg", "Hawaii", "Hawaï", "Laos", "Lagos", "Leopard", "Leopards", "Rock and Roll",
    "Rock n Roll", "…", "π", "the", "A", "7:00 AM",
)
# fmt: on


def all_pairs(answers: list[Answer]) -> set[tuple[Answer, Answer, str]]:
    """Return what trying every string on every answer finds."""
    found = set()
    for answer, other in product(answers, answers):
        judge = Judge(answer)
        if not any(judge.accepts_exactly(text) for text in other.accepted):
            passing = (text for text in other.accepted if judge.verdict(text) is Verdict.RIGHT)
            found |= {(answer, other, text) for text in passing}
    return found


def by_traces(answers: list[Answer]) -> set[tuple[Answer, Answer, str]]:
    return {(one.answer, one.other, one.given) for one in conflicts(answers, guarded=False)}


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_the_judge_takes_for_an_answer_is_a_candidate(kind: str) -> None:
    missed = [
        (case.answer.accepted, case.given)
        for case in cases_of(kind)
        if case.verdict is Verdict.RIGHT
        and not TraceIndex([case.given], more=1).candidates(case.answer)
    ]
    assert missed == []


@pytest.mark.parametrize("answer_type", [AnswerType.TEXT, AnswerType.PERSON, AnswerType.TITLE])
@pytest.mark.parametrize("strictness", list(Strictness))
def test_names_that_are_alike_are_found_as_by_trying_all_pairs(
    answer_type: AnswerType, strictness: Strictness
) -> None:
    answers = [Answer(accepted=(name,), type=answer_type, strictness=strictness) for name in NAMES]
    assert by_traces(answers) == all_pairs(answers)


@pytest.mark.parametrize("seed", range(3))
def test_names_with_slips_are_found_as_by_trying_all_pairs(seed: int) -> None:
    rng = Random(seed)
    names = [f"{''.join(rng.choices('aeioulnrst', k=rng.randint(4, 11)))}" for _ in range(30)]
    names += [f"{rng.choice(names)} {rng.choice(names)}" for _ in range(20)]
    slips = [slipped(rng.choice(names), rng) for _ in range(60)]
    answers = [Answer(accepted=(name,)) for name in dict.fromkeys([*names, *slips])]
    found = all_pairs(answers)
    assert found
    assert by_traces(answers) == found


def slipped(name: str, rng: Random) -> str:
    for _ in range(rng.randint(1, 2)):
        at = rng.randrange(len(name))
        name = name[:at] + rng.choice(("", "x", name[at] * 2)) + name[at + 1 :]
    return name or "x"


@pytest.mark.parametrize("name", ["story-of-gone", "world-capitals"])
def test_the_shipped_packs_have_the_same_conflicts_as_by_trying_all_pairs(name: str) -> None:
    pack = load_file(ROOT / "questions" / f"{name}.toml").pack
    assert pack
    answers = [answer for each in pack.questions for answer in each.judged()]
    some = list(dict.fromkeys(Answer(accepted=each.accepted, type=each.type) for each in answers))
    assert by_traces(some[:120]) == all_pairs(some[:120])
