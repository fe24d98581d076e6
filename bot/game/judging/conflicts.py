"""Pairs of different answers of a pack of which one would pass for the other."""

from collections.abc import Sequence

import msgspec

from bot.game.judging.answer import Answer, Verdict
from bot.game.judging.judge import Judge, PackAnswers


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
    known = [text for each in different for text in each.accepted] if guarded else []
    pack = PackAnswers(known)
    found: list[Conflict] = []
    for answer in different:
        judge = Judge(answer, pack)
        strangers = [each for each in different if not _is_same(judge, each)]
        found.extend(
            Conflict(answer, stranger, text)
            for stranger in strangers
            for text in stranger.accepted
            if judge.verdict(text) is Verdict.RIGHT
        )
    return found


def _is_same(own: Judge, other: Answer) -> bool:
    return any(own.accepts_exactly(text) for text in other.accepted)
