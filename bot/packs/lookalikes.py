"""Look-alikes: other answers of a pack that the judge would take for a slip are refused."""

import dataclasses
from collections.abc import Iterable, Sequence

import msgspec

from bot.game.judging import Answer, conflicts
from bot.game.question import Listing, Typed
from bot.packs.drafts import Draft

MOST_ANSWERS = 2_000
"""Each is held against all others; a pack with more different answers is left as it is."""


def refuse_lookalikes(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts, each typed question refusing the other answers that it would accept."""
    drafts = list(drafts)
    answers = list(dict.fromkeys(answer for draft in drafts for answer in _answers(draft)))
    if len(answers) > MOST_ANSWERS:
        return drafts
    refused: dict[Answer, list[str]] = {}
    for found in conflicts(answers, guarded=False):
        refused.setdefault(found.answer, []).append(found.given)
    return [_refusing(draft, refused) for draft in drafts] if refused else drafts


def _answers(draft: Draft) -> Sequence[Answer]:
    question = draft.question
    match question:
        case Typed():
            forms: tuple[tuple[str, ...], ...] = (question.accepted,)
        case Listing():
            forms = question.accepted
        case _:
            return ()
    return [
        Answer(
            accepted=names,
            type=question.type,
            refused=question.refused,
            strictness=question.strictness,
        )
        for names in forms
    ]


def _refusing(draft: Draft, refused: dict[Answer, list[str]]) -> Draft:
    question = draft.question
    if not isinstance(question, Typed):
        return draft
    more = [name for answer in _answers(draft) for name in refused.get(answer, ())]
    if not more:
        return draft
    names = tuple(dict.fromkeys((*question.refused, *more)))
    return dataclasses.replace(draft, question=msgspec.structs.replace(question, refused=names))
