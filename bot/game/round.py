"""A round: one question asked once. What counts, what is too late, and when it may end."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

import msgspec

from bot.game.question import Tapped, options_of, right_option
from bot.game.scoring import points_for


class Verdict(Enum):
    """What the rules say of a tap."""

    ACCEPTED = auto()
    REPEATED = auto()
    LATE = auto()
    CLOSED = auto()
    NO_SUCH_OPTION = auto()


class Given(msgspec.Struct):
    """One tap of one member: the shown position, and the instants in Discord's milliseconds."""

    name: str
    seq: int
    shown: int
    at_ms: int
    elapsed_ms: int
    saved: bool = False


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a member's counting answer came to; `streak` includes this round."""

    user: int
    name: str
    shown: int
    right: bool
    points: int
    streak: int
    at_ms: int
    elapsed_ms: int


class Round:
    """The answers to one question while it is open; pure, with every instant as an argument.

    It is changed in place by its one game: copying a thousand members' answers at each tap would
    cost more than the tap. `option_order` maps shown positions to the pack's options; `expected`
    are the members who answered in the last two rounds of this game.
    """

    def __init__(
        self,
        *,
        number: int,
        question: Tapped,
        option_order: Sequence[int],
        deadline_ms: int,
        expected: frozenset[int],
    ) -> None:
        self.number = number
        self.question = question
        self.option_order = tuple(option_order)
        self.deadline_ms = deadline_ms
        self.expected = expected
        self.posted_ms: int | None = None
        self.closed = False
        self._taps: dict[int, list[Given]] = {}

    @property
    def shown_options(self) -> tuple[str, ...]:
        """Return the options' texts in the order in which they are shown."""
        texts = options_of(self.question)
        return tuple(texts[index] for index in self.option_order)

    @property
    def right_shown(self) -> int:
        """Return the shown position of the right option."""
        return self.option_order.index(right_option(self.question))

    def opened(self, posted_ms: int) -> None:
        """Start the round at the instant of its card."""
        self.posted_ms = posted_ms

    def tap(self, user: int, name: str, shown: int, at_ms: int) -> tuple[Verdict, Given | None]:
        """Judge a tap. An accepted one comes back to be saved, then `saved` or `unsaved`."""
        if self.closed or self.posted_ms is None:
            return Verdict.CLOSED, None
        if at_ms > self.deadline_ms:
            return Verdict.LATE, None
        if not 0 <= shown < len(self.option_order):
            return Verdict.NO_SUCH_OPTION, None
        taps = self._taps.setdefault(user, [])
        last = taps[-1] if taps else None
        if last is not None and last.shown == shown and last.saved:
            return Verdict.REPEATED, last
        seq = last.seq + 1 if last else 1
        given = Given(name, seq, shown, at_ms, max(0, at_ms - self.posted_ms))
        taps.append(given)
        return Verdict.ACCEPTED, given

    def saved(self, given: Given) -> None:
        """Count a tap whose answer is safely on record."""
        given.saved = True

    def unsaved(self, user: int, given: Given) -> None:
        """Forget a tap that could not be saved; the member's earlier answer counts again."""
        self._taps[user] = [tap for tap in self._taps[user] if tap is not given]

    def counting(self) -> Mapping[int, Given]:
        """Return the answer that counts for each member: the latest tap that was saved."""
        return {
            user: max(saved, key=lambda tap: (tap.at_ms, tap.seq))
            for user, taps in self._taps.items()
            if (saved := [tap for tap in taps if tap.saved])
        }

    def answered(self) -> frozenset[int]:
        """Return the members who have a saved answer."""
        return frozenset(
            user for user, taps in self._taps.items() if any(tap.saved for tap in taps)
        )

    def may_end_ms(self) -> int:
        """Return the instant from which the round may end, as things stand: at its deadline.

        Or, from round 2 on, as soon as half its time when everyone expected has answered.
        """
        everyone = bool(self.expected) and self.expected <= self.answered()
        if self.number < 2 or self.posted_ms is None or not everyone:
            return self.deadline_ms
        return self.posted_ms + (self.deadline_ms - self.posted_ms) // 2

    def played_only_by(self, user: int) -> bool:
        """Tell whether nobody but `user` answers here, so that they may reveal at once."""
        return self.answered() == {user} and self.expected <= {user}

    def close(self) -> None:
        """Take no more taps."""
        self.closed = True

    def results(self, streaks: Mapping[int, int]) -> tuple[Result, ...]:
        """Judge and score the answers that count, fastest first.

        `streaks` holds each member's right answers in a row before this round.
        """
        ordered = sorted(self.counting().items(), key=lambda item: item[1].elapsed_ms)
        return tuple(self._result(user, given, streaks.get(user, 0)) for user, given in ordered)

    def _result(self, user: int, given: Given, streak: int) -> Result:
        right = given.shown == self.right_shown
        round_ms = max(1, self.deadline_ms - (self.posted_ms or 0))
        points = points_for(self.question.difficulty, given.elapsed_ms, round_ms, streak)
        return Result(
            user=user,
            name=given.name,
            shown=given.shown,
            right=right,
            points=points if right else 0,
            streak=streak + 1 if right else 0,
            at_ms=given.at_ms,
            elapsed_ms=given.elapsed_ms,
        )
