"""Everyone: all may answer until the deadline, and all who are right earn points."""

from collections.abc import Mapping, Sequence

from bot.game.given import Given
from bot.game.marking import Mark, Marker
from bot.game.modes.mode import Effort, Marked, Mode, Progress, Waits
from bot.game.scoring import points_for

TYPING_MS = 3_000
"""How much longer than it says a round stays open where answers are typed."""


class Everyone(Mode):
    """The mode of a game that asks for no other."""

    def pause_ms(self, waits: Waits) -> int:
        """Leave the time to read a reveal."""
        return waits.pause_ms

    def may_end_ms(self, progress: Progress) -> int:
        """End when the round closes, or at half its time once nobody is waited for.

        In round 1 that is never so: who plays along is not known yet.
        """
        if progress.number == 1 or not progress.have_finished:
            return progress.closes_ms
        return progress.deadline_ms - progress.round_ms // 2

    def closes_ms(self, deadline_ms: int, *, takes_typing: bool) -> int:
        """Take answers up to the deadline, and typed ones a moment longer."""
        return deadline_ms + (TYPING_MS if takes_typing else 0)

    def grace_ms(self, waits: Waits) -> int:
        """Wait for answers that are still on their way."""
        return waits.grace_ms

    def mark(self, marker: Marker, answers: Sequence[Given]) -> Mark:
        """Let the kind of question say which of a member's answers counts."""
        return marker.mark(answers)

    def shares(self, marker: Marker, marked: Mapping[int, Marked]) -> Mapping[int, float]:
        """Let everybody have what the kind of question gives them."""
        return marker.compared({user: (one.share, one.given) for user, one in marked.items()})

    def points(self, effort: Effort) -> int:
        """Pay by difficulty, speed and streak."""
        return points_for(
            effort.difficulty, effort.elapsed_ms, effort.round_ms, effort.streak, effort.share
        )
