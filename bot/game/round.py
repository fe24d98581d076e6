"""A round: one question asked once. What counts, what is too late, and when it may end."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

import msgspec

from bot.game.attempts import Attempt, Attempts
from bot.game.given import Arranged, Given, Picked, Ticked
from bot.game.hints import WORTH, hint, hint_times, hints_before
from bot.game.marking import Marker, NumberMarker, marker_for
from bot.game.question import Kind, Question, Typed, kind_of
from bot.game.scoring import points_for

IN_WORDS = frozenset({Kind.TYPED, Kind.NUMBER, Kind.LIST})
"""Kinds that take typing, so that a round stays open a moment longer than it says."""
TYPING_MS = 3_000
CLOSEST_SHARE = 0.5
"""What the closest guesses of a number earn at the least, however far off they are."""


class Verdict(Enum):
    """What the rules say of an answer at the moment it is given."""

    ACCEPTED = auto()
    REPEATED = auto()
    ON_ITS_WAY = auto()
    LATE = auto()
    CLOSED = auto()
    UNFIT = auto()
    NO_TRIES = auto()


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a member's answers came to; `share` is their part of the worth, `streak` includes this.

    `given` is the answer that counts, with options by their places in the pack.
    """

    user: int
    name: str
    given: Given
    right: bool
    share: float
    points: int
    streak: int
    at_ms: int
    elapsed_ms: int

    @property
    def partly(self) -> bool:
        """Tell whether a part was right and earned something."""
        return not self.right and self.points > 0


class Round:
    """The answers to one question while it is open; pure, with every instant as an argument.

    It is changed in place by its one game: copying a thousand members' answers at each tap would
    cost more than the tap. `expected` are the members who answered in the last two rounds of this
    game and `away_ms` is the time in which the bot was away.
    """

    def __init__(
        self,
        *,
        number: int,
        question: Question,
        option_order: Sequence[int],
        deadline_ms: int,
        expected: frozenset[int] = frozenset(),
    ) -> None:
        self.number = number
        self.question = question
        self.option_order = tuple(option_order)
        self.deadline_ms = deadline_ms
        self.expected = expected
        self.marker: Marker = marker_for(question)
        self.posted_ms: int | None = None
        self.away_ms = 0
        self.closed = False
        self._attempts: dict[int, Attempts] = {}
        self._answered: set[int] = set()
        self._solved: set[int] = set()
        self._awaited = set(expected)

    @property
    def closes_ms(self) -> int:
        """Return the last instant at which an answer counts."""
        typing = kind_of(self.question) in IN_WORDS
        return self.deadline_ms + (TYPING_MS if typing else 0)

    @property
    def round_ms(self) -> int:
        """Return the time that members have, from the card to the deadline that it shows."""
        return max(1, self.deadline_ms - (self.posted_ms or 0) - self.away_ms)

    def opened(self, posted_ms: int) -> None:
        """Start the round at the instant of its card."""
        self.posted_ms = posted_ms

    def postponed(self, deadline_ms: int, away_ms: int) -> None:
        """Give the time back in which the bot was away; `away_ms` is all of it together."""
        self.deadline_ms = deadline_ms
        self.away_ms = away_ms

    def attempt(
        self, user: int, name: str, given: Given, at_ms: int
    ) -> tuple[Verdict, Attempt | None]:
        """Judge an answer, with options by their shown positions.

        An accepted one comes back to be saved, then `saved` or `unsaved`.
        """
        if self.closed or self.posted_ms is None:
            return Verdict.CLOSED, None
        if at_ms > self.closes_ms:
            return Verdict.LATE, None
        read = self._read(given)
        if read is None:
            return Verdict.UNFIT, None
        attempts = self._of(user)
        last = attempts.last
        if last is not None and last.given == read:
            return (Verdict.REPEATED if last.saved else Verdict.ON_ITS_WAY), last
        if attempts.left == 0:
            return Verdict.NO_TRIES, attempts.counting
        elapsed_ms = max(0, at_ms - self.posted_ms - self.away_ms)
        return Verdict.ACCEPTED, attempts.add(name, read, at_ms, elapsed_ms)

    def recorded(self, user: int, attempt: Attempt) -> None:
        """Take in an answer that is on record already, after a restart."""
        self.saved(user, attempt)

    def saved(self, user: int, attempt: Attempt) -> None:
        """Count an answer that is safely on record."""
        attempts = self._of(user)
        attempts.save(attempt)
        self._answered.add(user)
        mark, _ = attempts.mark()
        (self._solved.add if mark.right else self._solved.discard)(user)
        if attempts.finished:
            self._awaited.discard(user)

    def forget(self, user: int) -> None:
        """Know no more what a member is called."""
        if user in self._attempts:
            self._attempts[user].forget_name()

    def unsaved(self, user: int, attempt: Attempt) -> None:
        """Forget an answer that could not be saved; the member's earlier ones count again."""
        self._of(user).drop(attempt)

    def saved_of(self, user: int) -> list[Attempt]:
        """Return a member's answers on record, in the order in which they were given."""
        return self._attempts[user].saved if user in self._attempts else []

    def saved_count(self, user: int) -> int:
        """Return how many answers of a member are on record."""
        return self._attempts[user].saved_count if user in self._attempts else 0

    def counting(self, user: int) -> Attempt | None:
        """Return the newest of a member's answers on record."""
        return self._attempts[user].counting if user in self._attempts else None

    @property
    def answered_count(self) -> int:
        """Return how many members have an answer on record."""
        return len(self._answered)

    @property
    def solved_count(self) -> int:
        """Return how many members have it right as things stand."""
        return len(self._solved)

    def answered(self) -> frozenset[int]:
        """Return the members who have an answer on record."""
        return frozenset(self._answered)

    def is_solved_by(self, user: int) -> bool:
        """Tell whether a member has it right as things stand."""
        return user in self._solved

    def tries_left(self, user: int) -> int:
        """Return how many more answers of a member are taken, tries or changes."""
        return (self._attempts.get(user) or Attempts(self.marker)).left

    @property
    def may_end_early(self) -> bool:
        """Tell whether everyone expected has finished; never in round 1."""
        return self.number > 1 and bool(self.expected) and not self._awaited

    def may_end_ms(self) -> int:
        """Return the instant from which the round may end, as things stand.

        That is when it closes, or half its time once it may end early.
        """
        if self.posted_ms is None or not self.may_end_early:
            return self.closes_ms
        return self.deadline_ms - self.round_ms // 2

    def hint_times(self) -> tuple[int, ...]:
        """Return the instants at which letters of a typed answer appear; none for other kinds."""
        if not isinstance(self.question, Typed) or self.posted_ms is None:
            return ()
        return hint_times(self.deadline_ms - self.round_ms, self.deadline_ms)

    def hint_at(self, now_ms: int) -> str:
        """Return what is shown of a typed answer by now; nothing before the first hint."""
        step = sum(now_ms >= instant for instant in self.hint_times())
        if not step or not isinstance(self.question, Typed):
            return ""
        return hint(self.question.answer, step)

    def played_only_by(self, user: int) -> bool:
        """Tell whether nobody but `user` answers here, so that they may reveal at once."""
        return self._answered == {user} and self.expected <= {user}

    def close(self) -> None:
        """Take no more answers."""
        self.closed = True

    def results(self, streaks: Mapping[int, int]) -> tuple[Result, ...]:
        """Mark and score every member's answers, fastest first.

        `streaks` holds each member's right answers in a row before this round.
        """
        shares = self._shares()
        results = [
            self._result(user, share, attempt, streaks.get(user, 0))
            for user, (share, attempt) in shares.items()
        ]
        return tuple(sorted(results, key=lambda result: result.elapsed_ms))

    def _of(self, user: int) -> Attempts:
        if user not in self._attempts:
            self._attempts[user] = Attempts(self.marker)
        return self._attempts[user]

    def _read(self, given: Given) -> Given | None:
        """Return an answer as it is marked, with options by their places in the pack."""
        order = self.option_order
        match given:
            case Picked(option):
                known = option in range(len(order))
                return self.marker.read(Picked(order[option])) if known else None
            case Arranged(options) | Ticked(options):
                if not set(options) <= set(range(len(order))):
                    return None
                packed = tuple(order[option] for option in options)
                return self.marker.read(type(given)(packed))
        return self.marker.read(given)

    def _shares(self) -> dict[int, tuple[float, Attempt]]:
        marks = {user: self._attempts[user].mark() for user in self._answered}
        marked = {user: (mark.share, attempt) for user, (mark, attempt) in marks.items()}
        if not isinstance(self.marker, NumberMarker) or not marked:
            return marked
        off = {user: self.marker.off(attempt.given) for user, (_, attempt) in marked.items()}
        closest = min(off.values())
        return {
            user: (max(share, CLOSEST_SHARE) if off[user] == closest else share, attempt)
            for user, (share, attempt) in marked.items()
        }

    def _worth(self, attempt: Attempt) -> float:
        """Return what hints have left of a typed answer's worth."""
        if not isinstance(self.question, Typed):
            return 1.0
        return WORTH[hints_before(attempt.elapsed_ms, 0, self.round_ms)]

    def _result(self, user: int, share: float, attempt: Attempt, streak: int) -> Result:
        right = share >= 1
        points = points_for(
            self.question.difficulty,
            attempt.elapsed_ms,
            self.round_ms,
            streak if right else 0,
            share * self._worth(attempt),
        )
        return Result(
            user=user,
            name=attempt.name,
            given=attempt.given,
            right=right,
            share=share,
            points=points,
            streak=streak + 1 if right else 0,
            at_ms=attempt.at_ms,
            elapsed_ms=attempt.elapsed_ms,
        )
