from bot.game.modes import EVERYONE, Effort, Progress
from bot.game.modes.everyone import TYPING_MS
from bot.game.scoring import points_for
from bot.play.pace import Pace

DEADLINE, ROUND_MS = 100_000, 20_000


def may_end_ms(*, number: int = 2, have_finished: bool = True, solved: int = 0) -> int:
    progress = Progress(
        number=number,
        deadline_ms=DEADLINE,
        round_ms=ROUND_MS,
        closes_ms=DEADLINE + 7,
        have_finished=have_finished,
        solved=solved,
    )
    return EVERYONE.may_end_ms(progress)


def test_a_round_ends_when_it_closes_while_somebody_is_waited_for() -> None:
    assert may_end_ms(have_finished=False, solved=9) == DEADLINE + 7


def test_a_round_ends_at_half_its_time_once_nobody_is_waited_for() -> None:
    assert may_end_ms() == DEADLINE - ROUND_MS // 2


def test_the_first_round_waits_for_people_whom_nobody_knows_yet() -> None:
    assert may_end_ms(number=1) == DEADLINE + 7


def test_what_is_typed_is_taken_a_moment_longer() -> None:
    assert EVERYONE.closes_ms(DEADLINE, takes_typing=False) == DEADLINE
    assert EVERYONE.closes_ms(DEADLINE, takes_typing=True) == DEADLINE + TYPING_MS


def test_breaks_are_as_long_as_the_process_has_them() -> None:
    pace = Pace(pause_ms=6, grace_ms=7)
    assert (EVERYONE.pause_ms(pace), EVERYONE.grace_ms(pace)) == (6, 7)


def test_points_go_by_difficulty_speed_and_streak() -> None:
    effort = Effort(difficulty=3, elapsed_ms=4_000, round_ms=ROUND_MS, streak=2, share=0.5)
    assert EVERYONE.points(effort) == points_for(3, 4_000, ROUND_MS, 2, 0.5)
