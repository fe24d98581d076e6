"""The points of an answer, by difficulty, speed and streak.

Which part of them it has earned is said by its kind (`bot/game/kinds/`), and whether points go by
this at all by the mode (`bot/game/modes/`).
"""

BASE = {1: 100, 2: 150, 3: 200, 4: 250, 5: 300}
"""Points for a right answer by difficulty, before the bonuses."""

STREAK_STEP = 20
STREAK_CAP = 100


def points_for(
    difficulty: int, elapsed_ms: int, round_ms: int, streak: int, share: float = 1.0
) -> int:
    """Return the points of an answer.

    A right one at once earns the base twice, one at the deadline earns it once, linear in between.
    `streak` counts the right answers in a row in this game just before this one. `share` is the
    part that is right, or that hints have left of it; an answer with nothing right earns nothing.
    """
    if share <= 0:
        return 0
    base = BASE[difficulty]
    left = max(0, round_ms - max(0, elapsed_ms))
    speed = base * left // round_ms
    return round((base + speed) * share) + min(STREAK_STEP * streak, STREAK_CAP)
