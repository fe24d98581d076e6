"""How many of a pack's questions are statements, and how many of these are true."""

from collections.abc import Sequence

from bot.packs.questions.chance import shuffled
from bot.packs.questions.drafts import Draft
from bot.packs.questions.kinds.true_false import StatementDraft

MOST_SHARE = 0.25
"""Of all the questions of a pack, at most this part are statements, or fewer than the next."""
BALANCED_FROM = 6
"""Of fewer statements nobody can tell what most of them are, nor are they many in any pack."""
LEAST_SHARE = 1 / 3
"""Of so many statements, at least this part is true, and this part false."""


def with_fair_share(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with no more statements than a pack should have, true and false mixed.

    Those whose tension a fact's writer gave stay before those that were derived; among the rest
    each question's own id decides, so that one more fact changes at most a few.
    """
    statements = [draft for draft in drafts if isinstance(draft, StatementDraft)]
    others = len(drafts) - len(statements)
    order = shuffled(statements, lambda draft: draft.question.id, "share")
    order.sort(key=lambda draft: not draft.is_written)
    true = [draft for draft in order if draft.false_offer is None]
    false = [draft for draft in order if draft.false_offer is not None]
    true, false = true[: most_beside(len(false))], false[: most_beside(len(true))]
    room = most_among(others)
    kept_true = round(min(1.0, room / max(1, len(true) + len(false))) * len(true))
    kept = {draft.question.id for draft in (*true[:kept_true], *false[: room - kept_true])}
    return [d for d in drafts if not isinstance(d, StatementDraft) or d.question.id in kept]


def most_among(others: int) -> int:
    """Return how many statements may stand beside so many other questions."""
    return max(BALANCED_FROM - 1, int(others * MOST_SHARE / (1 - MOST_SHARE)))


def most_beside(others: int) -> int:
    """Return how many true statements may stand beside so many false ones, or the reverse."""
    return max(BALANCED_FROM - 1 - others, int(others * (1 - LEAST_SHARE) / LEAST_SHARE))
