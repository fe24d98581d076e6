"""A mode that the bot does not have: made of nothing but what a mode may decide."""

from collections.abc import Mapping

from bot.game.marking import Marker
from bot.game.modes import Effort, Marked, Progress, Waits
from bot.game.modes.everyone import Everyone

GRACE_MS = 300


class FirstWins(Everyone):
    """The first right answer takes all, and ends the round."""

    def pause_ms(self, waits: Waits) -> int:
        return waits.pause_ms // 2

    def may_end_ms(self, progress: Progress) -> int:
        opened_ms = progress.deadline_ms - progress.round_ms
        return opened_ms if progress.solved else progress.closes_ms

    def grace_ms(self, waits: Waits) -> int:
        return GRACE_MS

    def shares(self, marker: Marker, marked: Mapping[int, Marked]) -> Mapping[int, float]:
        right = [user for user, one in marked.items() if one.share >= 1]
        first = min(right, key=lambda user: marked[user].at_ms, default=None)
        return {user: 1.0 if user == first else 0.0 for user in marked}

    def points(self, effort: Effort) -> int:
        return 7 if effort.share else 0
