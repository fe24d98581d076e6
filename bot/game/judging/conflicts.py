"""Pairs of different answers of a pack where a string of one is accepted by the other."""

import operator
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from bot.game.judging.answer import Answer, Strictness, Verdict
from bot.game.judging.judge import Judge, PackAnswers
from bot.game.judging.traces import TraceIndex


class Conflict(msgspec.Struct, frozen=True):
    """`given` is accepted by `answer`, although it belongs to another answer."""

    answer: Answer
    other: Answer
    given: str


def conflicts(answers: Sequence[Answer], *, guarded: bool = True) -> list[Conflict]:
    """Return every string of one answer that another answer accepts.

    Answers that share a string are one. `guarded` judges as a round does, with the pack's other
    strings at hand; without it, slips alone decide, and pairs that are too alike come to light.
    """
    different = list(dict.fromkeys(answers))
    owners: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(different):
        for text in dict.fromkeys(each.accepted):
            owners[text].append(number)
    pack = PackAnswers(owners if guarded else ())
    is_lenient = any(each.strictness is Strictness.LENIENT for each in different)
    traces = TraceIndex(owners, more=int(is_lenient))
    return [
        Conflict(answer, different[number], text)
        for answer in different
        for number, text in _strangers(answer, different, owners, traces, pack)
    ]


def _strangers(
    answer: Answer,
    different: Sequence[Answer],
    owners: Mapping[str, Sequence[int]],
    traces: TraceIndex,
    pack: PackAnswers,
) -> list[tuple[int, str]]:
    """Return the texts that an answer accepts, by the numbers of the answers they belong to."""
    judge = Judge(answer, pack)
    passing = [
        (number, text)
        for text in traces.candidates(answer)
        if judge.verdict(text) is Verdict.RIGHT
        for number in owners[text]
    ]
    same = {number for number, _ in passing if _is_same(judge, different[number])}
    return sorted((each for each in passing if each[0] not in same), key=operator.itemgetter(0))


def _is_same(own: Judge, other: Answer) -> bool:
    return any(own.accepts_exactly(text) for text in other.accepted)
