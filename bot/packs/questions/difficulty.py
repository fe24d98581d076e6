"""How hard a question is: how well known its fact is, moved by the form in which it is asked."""

from typing import assert_never

from bot.game.question import Kind
from bot.packs.facts.resolved import ResolvedFact

WELL_KNOWN = 2
"""Up to this difficulty, who knows the answer among others also finds it alone."""


def difficulty_of(fact: ResolvedFact, kind: Kind, harder: int = 0) -> int:
    """Return 1 to 5 for a fact asked in this form; `harder` is what its template adds."""
    return min(5, max(1, fact.difficulty + _moved_by(kind, fact.difficulty) + harder))


def _moved_by(kind: Kind, known: int) -> int:
    """Return what a form adds.

    Two editors found typed answers to well-known facts and statements that set a trap as hard as
    choices among believable options.
    """
    match kind:
        case Kind.CHOICE | Kind.TRUE_FALSE | Kind.CLUES:
            return 0
        case Kind.TYPED | Kind.NUMBER:
            return int(known > WELL_KNOWN)
        case Kind.ORDER | Kind.SEVERAL | Kind.LIST:
            return 1
        case _:
            assert_never(kind)
