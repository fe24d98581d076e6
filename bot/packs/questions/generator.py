"""From facts to questions: the same facts give the same questions, everywhere and every time."""

from collections.abc import Iterable

from bot.game.question import Kind
from bot.packs.facts.resolved import ResolvedFile
from bot.packs.questions.drafts import Draft
from bot.packs.questions.key_positions import evened
from bot.packs.questions.kinds import maker_of
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.lookalikes import refuse_lookalikes
from bot.packs.questions.statement_share import with_fair_share


def generate(file: ResolvedFile) -> tuple[Draft, ...]:
    """Return every honest question that the facts give, sorted by id.

    A fact that cannot honestly be asked in some kind gives none of that kind.
    """
    knowledge = Knowledge(file)
    drafts = [draft for kind in Kind for draft in maker_of(kind)(knowledge)]
    drafts.sort(key=lambda draft: draft.question.id)
    return tuple(refuse_lookalikes(evened(with_fair_share(_distinct(drafts)))))


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Leave out what reads the same and has the same answer as a question before it."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for draft in drafts:
        question = draft.question
        mark = (draft.kind, question.stem, question.key, question.image)
        if mark not in seen:
            seen.add(mark)
            kept.append(draft)
    return kept
