"""What a member is told of an answer, from what the rules know once it is on record."""

from bot.game.attempts import Attempt
from bot.game.given import Picked, text_of
from bot.game.judging import Verdict as Judged
from bot.game.marking import LastCounts, ListMarker, TypedMarker
from bot.game.question import Listing, Number
from bot.game.round import Round, Verdict
from bot.play.tap import (
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
    text = text_of(rules.question, attempt.given)
    tries = rules.tries_left(user)
    marker = rules.marker
    if isinstance(marker, TypedMarker):
        verdict = marker.verdict(attempt.given)
        right, close = verdict is Judged.RIGHT, verdict is Judged.CLOSE
        return Guessed(text, right, close, tries, may_reveal)
    if isinstance(marker, ListMarker) and isinstance(rules.question, Listing):
        saved = [one.given for one in rules.saved_of(user)]
        before = marker.found(saved[: saved.index(attempt.given)])
        found = marker.found(saved)
        new = tuple(name for name in found if name not in before)
        return NamesFound(new, len(found), rules.question.wanted, tries, may_reveal)
    option = attempt.given.option if isinstance(attempt.given, Picked) else None
    shown = None if option is None else rules.option_order.index(option)
    return LockedIn(shown, text, may_reveal, tries if tries <= FEW_CHANGES else None)


def refused(
    rules: Round, verdict: Verdict, user: int
) -> TooLate | RoundOver | Unfit | NoTriesLeft | AnswerStands:
    """Return what to tell of an answer that was not taken."""
    match verdict:
        case Verdict.LATE:
            return TooLate()
        case Verdict.UNFIT:
            return Unfit(needs_number=isinstance(rules.question, Number))
        case Verdict.NO_TRIES if isinstance(rules.marker, LastCounts):
            return AnswerStands(counting_text(rules, user))
        case Verdict.NO_TRIES:
            return NoTriesLeft(solved=rules.is_solved_by(user))
    return RoundOver()


def counting_text(rules: Round, user: int) -> str | None:
    """Return the newest of a member's answers on record in words, if there is one."""
    counting = rules.counting(user)
    return None if counting is None else text_of(rules.question, counting.given)
