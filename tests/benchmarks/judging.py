"""How many typed answers a second are judged: those seen before, new ones, and the slowest."""

import gc
import time
from collections.abc import Callable, Sequence
from functools import partial
from random import Random

from bot.game.judging import Answer, Judge, judge
from tests.benchmarks.measured import Measured, in_ms
from tests.game.judging.cases import KINDS, Case, cases_of

NEW = 40_000
ANSWERS = ("Paris", "Photosynthesis", "Albert Einstein", "1969", "Apollo 11", "July 4, 1776", "C++")
LONG = ("Paris" + "s" * 10_000, " " * 10_000 + "Paris", "i think " * 37, "a," * 150, "é" * 10_000)


def measure() -> list[Measured]:
    """Judge the tests' cases, then guesses that no cache has seen."""
    cases = [case for kind in KINDS for case in cases_of(kind)]
    judges = [Judge(Answer(accepted=(name,))) for name in ANSWERS]
    guesses = _new_guesses(cases)
    each = [_seconds(partial(judges[0].verdict, guess)) for guess in LONG]
    return [
        Measured("every case once, answers unseen", _rate(lambda: _judge(cases), len(cases))),
        Measured("every case again", _rate(lambda: _judge(cases), len(cases))),
        Measured(
            "new guesses at a few answers",
            _rate(lambda: [judges[at % 7].verdict(g) for at, g in enumerate(guesses)], NEW),
        ),
        Measured("a guess as long as Discord allows", in_ms(each)),
    ]


def _judge(cases: Sequence[Case]) -> None:
    for case in cases:
        judge(case.given, case.answer)


def _new_guesses(cases: Sequence[Case]) -> list[str]:
    """Return words of the cases in new company, and answers with a slip."""
    random = Random(5)
    words = sorted({word for case in cases for word in case.given.split()})
    found = [" ".join(random.sample(words, random.choice((1, 1, 2, 3)))) for _ in range(NEW)]
    for at in range(0, NEW, 4):
        name = random.choice(ANSWERS)
        place = random.randrange(len(name))
        slip = name[:place] + random.choice("abcdef") + name[place + 1 :]
        found[at] = random.choice(("", "I think it is ", "maybe ")) + slip + "?" * (at % 3)
    return found


def _rate(work: Callable[[], object], count: int) -> str:
    gc.collect()
    return f"{count / _seconds(work):,.0f} a second"


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
