"""Look-alikes: other answers of a pack that the judge would take for a slip are refused."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from bot.game.judging import Answer, AnswerType, Judge, conflicts
from bot.packs.questions.drafts import Draft

_VALUES = frozenset({AnswerType.NUMBER, AnswerType.YEAR, AnswerType.DATE})
"""What is judged by its value has no slips: how far off it may be, its writer says."""


def refuse_lookalikes(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts, each question refusing the pack's other answers that it would accept."""
    drafts = list(drafts)
    answers = [answer for draft in drafts for answer in draft.question.judged()]
    names = [answer for answer in answers if answer.type not in _VALUES]
    refused: dict[Answer, list[str]] = {}
    for found in conflicts(names, guarded=False):
        refused.setdefault(found.answer, []).append(found.given)
    return [_refusing(draft, refused) for draft in drafts] if refused else drafts


def _refusing(draft: Draft, refused: Mapping[Answer, Sequence[str]]) -> Draft:
    question = draft.question
    own = question.judged()
    more = not_its_own([name for answer in own for name in refused.get(answer, ())], own)
    if not more:
        return draft
    return dataclasses.replace(draft, question=question.refusing(tuple(more)))


def not_its_own(names: Sequence[str], answers: Sequence[Answer]) -> Sequence[str]:
    """Return the names that none of these answers goes by.

    Names of one list that are alike are not refused in it: its marker tells them apart.
    """
    if not names:
        return names
    judges = [Judge(answer) for answer in answers]
    return [name for name in names if not any(judge.accepts_exactly(name) for judge in judges)]
