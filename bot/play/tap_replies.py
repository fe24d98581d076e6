"""What a member is told of an answer: of one on record by what the rules know, else why not."""

from typing import assert_never

from bot.game.attempts import Attempt
from bot.game.given import Picked
from bot.game.marking import Judged, Kept, NamesRead
from bot.game.question import kind_of
from bot.game.round import Admission, Round
from bot.play.tap import (
    AnswerRefusal,
    AnswerStands,
    Guessed,
    LockedIn,
    NamesFound,
    NoTriesLeft,
    RoundOver,
    TooLate,
    Unfit,
)

FEW_CHANGES = 3
"""So many changes before the last one, a member is told how many are left."""


def accepted(
    rules: Round, user: int, attempt: Attempt, *, may_reveal: bool
) -> LockedIn | Guessed | NamesFound:
    """Return what to tell of an answer that is on record."""
    answer = rules.question.said(attempt.given)
    tries = rules.tries_left(user)
    remark = rules.remark(user, attempt)
    match remark:
        case Judged(right, close):
            return Guessed(answer, right, close, tries, may_reveal)
        case NamesRead(new, found, wanted):
            return NamesFound(new, found, wanted, tries, may_reveal)
        case Kept():
            picked = attempt.given.option if isinstance(attempt.given, Picked) else None
            shown = None if picked is None else rules.shown_place(picked)
            return LockedIn(shown, answer, may_reveal, tries if tries <= FEW_CHANGES else None)
        case _:
            assert_never(remark)


def refused(rules: Round, admission: Admission, user: int) -> AnswerRefusal:
    """Return what to tell of an answer that was not taken."""
    match admission:
        case Admission.LATE:
            return TooLate()
        case Admission.UNFIT:
            return Unfit(kind_of(rules.question))
        case Admission.NO_TRIES if rules.marker.may_change:
            return AnswerStands(rules.counting_answer(user))
        case Admission.NO_TRIES:
            return NoTriesLeft(solved=rules.is_solved_by(user))
        case Admission.ACCEPTED | Admission.REPEATED | Admission.ON_ITS_WAY | Admission.CLOSED:
            return RoundOver()
        case _:
            assert_never(admission)
