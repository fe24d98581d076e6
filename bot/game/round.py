"""A round: one question asked once. What counts, what is too late, and when it may end."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

import msgspec

from bot.game.attempts import Attempt, Attempts
from bot.game.given import Given, in_the_pack
from bot.game.kinds import Question, ShownOpen, ShownSettled
from bot.game.marking import Marker, Remark
from bot.game.modes import EVERYONE, Effort, Marked, Mode, Progress
from bot.game.saying import Saying


class Admission(Enum):
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
    cost more than the tap. The game's `mode` says how it is paced, closed and scored. `expected`
    are the members who answered in the last two rounds of this game and `away_ms` is the time in
    which the bot was away.
    """

    def __init__(
        self,
        *,
        number: int,
        question: Question,
        option_order: Sequence[int],
        deadline_ms: int,
        expected: frozenset[int] = frozenset(),
        mode: Mode = EVERYONE,
    ) -> None:
        self.mode = mode
        self.number = number
        self.question = question
        self.option_order = tuple(option_order)
        self.deadline_ms = deadline_ms
        self.expected = expected
        self.marker: Marker = question.marker()
        self.posted_ms: int | None = None
        self.away_ms = 0
        self.closed = False
        self._fewest_changes = 0
        self._shown: dict[int, ShownOpen] = {}
        self._attempts: dict[int, Attempts] = {}
        self._answered: set[int] = set()
        self._solved: set[int] = set()
        self._awaited = set(expected)

    @property
    def closes_ms(self) -> int:
        """Return the last instant at which an answer counts."""
        return self.mode.closes_ms(self.deadline_ms, takes_typing=self.question.takes_typing)

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
    ) -> tuple[Admission, Attempt | None]:
        """Judge an answer, with options by their shown positions.

        An accepted one comes back to be saved, then `saved` or `unsaved`.
        """
        if self.closed or self.posted_ms is None:
            return Admission.CLOSED, None
        if at_ms > self.closes_ms:
            return Admission.LATE, None
        read = self._read(given)
        if read is None:
            return Admission.UNFIT, None
        attempts = self._of(user)
        last = attempts.last
        if last is not None and last.given == read:
            return (Admission.REPEATED if last.saved else Admission.ON_ITS_WAY), last
        if attempts.left == 0:
            return Admission.NO_TRIES, attempts.counting
        elapsed_ms = max(0, at_ms - self.posted_ms - self.away_ms)
        return Admission.ACCEPTED, attempts.add(name, read, at_ms, elapsed_ms)

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
        return (self._attempts.get(user) or Attempts(self.marker, self.mode)).left

    def may_end_ms(self) -> int:
        """Return the instant from which the round may end, as things stand."""
        if self.posted_ms is None:
            return self.closes_ms
        return self.mode.may_end_ms(
            Progress(
                number=self.number,
                deadline_ms=self.deadline_ms,
                round_ms=self.round_ms,
                closes_ms=self.closes_ms,
                have_finished=bool(self.expected) and not self._awaited,
                solved=len(self._solved),
            )
        )

    def changes_at(self) -> tuple[int, ...]:
        """Return the instants at which the open card shows more, once it stands."""
        if self.posted_ms is None:
            return ()
        return self.question.changes_at(self.deadline_ms - self.round_ms, self.deadline_ms)

    def shown_at(self, now_ms: int) -> ShownOpen:
        """Return what the open card shows of its kind by now."""
        step = max(self._fewest_changes, self._changes_by(now_ms))
        if step not in self._shown:  # asked for after every answer
            self._shown[step] = self.question.open_part(self.option_order, step)
        return self._shown[step]

    def seen_until(self, at_ms: int) -> None:
        """Take back nothing that was shown by then, however much time is given back."""
        self._fewest_changes = self._changes_by(at_ms)

    def shown_settled(self, results: Sequence[Result]) -> ShownSettled:
        """Return what the reveal shows of its kind."""
        return self.question.settled_part(self.option_order, [each.given for each in results])

    def shown_place(self, option: int) -> int:
        """Return where an option is shown, by its place in the pack."""
        return self.option_order.index(option)

    def remark(self, user: int, attempt: Attempt) -> Remark:
        """Return what may be told of an answer that is on record."""
        return self._of(user).remark(attempt)

    def counting_answer(self, user: int) -> Saying | None:
        """Return the newest of a member's answers on record as it is said, if there is one."""
        counting = self.counting(user)
        return None if counting is None else self.question.said(counting.given)

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

    def _changes_by(self, at_ms: int) -> int:
        return sum(at_ms >= instant for instant in self.changes_at())

    def _of(self, user: int) -> Attempts:
        if user not in self._attempts:
            self._attempts[user] = Attempts(self.marker, self.mode)
        return self._attempts[user]

    def _read(self, given: Given) -> Given | None:
        """Return an answer as it is marked, with options by their places in the pack."""
        packed = in_the_pack(given, self.option_order)
        return None if packed is None else self.marker.read(packed)

    def _shares(self) -> dict[int, tuple[float, Attempt]]:
        marked = {user: self._attempts[user].mark() for user in self._answered}
        shares = self.mode.shares(
            self.marker,
            {
                user: Marked(given=attempt.given, share=mark.share, at_ms=attempt.at_ms)
                for user, (mark, attempt) in marked.items()
            },
        )
        return {user: (shares[user], attempt) for user, (_, attempt) in marked.items()}

    def _result(self, user: int, share: float, attempt: Attempt, streak: int) -> Result:
        right = share >= 1
        worth = self.question.worth_at(attempt.elapsed_ms, self.round_ms)
        points = self.mode.points(
            Effort(
                difficulty=self.question.difficulty,
                elapsed_ms=attempt.elapsed_ms,
                round_ms=self.round_ms,
                streak=streak if right else 0,
                share=share * worth,
            )
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
