"""What a member is told of an answer, from what the rules know once it is on record."""

from bot.game.given import Picked, text_of
from bot.game.judging import Verdict as Judged
from bot.game.marking import ListMarker, TypedMarker
from bot.game.question import Listing, Number
from bot.game.round import Attempt, Round, Verdict
from bot.play.tapping import Guessed, LockedIn, Named, NoTriesLeft, RoundOver, TooLate, Unfit


def accepted(
    rules: Round, user: int, attempt: Attempt, *, may_reveal: bool
) -> LockedIn | Guessed | Named:
    """Return what to tell of an answer that is on record."""
    text = text_of(rules.question, attempt.given)
    tries = rules.tries_left(user) or 0
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
        return Named(new, len(found), rules.question.wanted, tries, may_reveal)
    option = attempt.given.option if isinstance(attempt.given, Picked) else None
    shown = None if option is None else rules.option_order.index(option)
    return LockedIn(shown, text, may_reveal)


def refused(rules: Round, verdict: Verdict, user: int) -> TooLate | RoundOver | Unfit | NoTriesLeft:
    """Return what to tell of an answer that was not taken."""
    match verdict:
        case Verdict.LATE:
            return TooLate()
        case Verdict.UNFIT:
            return Unfit(needs_number=isinstance(rules.question, Number))
        case Verdict.NO_TRIES:
            return NoTriesLeft(solved=rules.is_solved_by(user))
    return RoundOver()
