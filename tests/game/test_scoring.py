import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game.scoring import BASE, STREAK_CAP, points_for

difficulties = st.sampled_from(sorted(BASE))


def test_an_answer_at_once_earns_the_base_twice() -> None:
    assert points_for(2, elapsed_ms=0, round_ms=20_000, streak=0) == 2 * BASE[2]


def test_an_answer_at_the_deadline_earns_the_base() -> None:
    assert points_for(2, elapsed_ms=20_000, round_ms=20_000, streak=0) == BASE[2]


def test_speed_counts_evenly_over_the_round() -> None:
    assert points_for(1, elapsed_ms=5_000, round_ms=20_000, streak=0) == 175


@pytest.mark.parametrize(("streak", "bonus"), [(0, 0), (1, 20), (3, 60), (5, 100), (50, 100)])
def test_a_streak_adds_up_to_its_cap(streak: int, bonus: int) -> None:
    assert points_for(1, 20_000, 20_000, streak) == BASE[1] + bonus


@given(difficulties, st.integers(0, 200_000), st.integers(0, 200_000), st.integers(1, 120_000))
def test_a_quicker_answer_never_earns_less(
    difficulty: int, one: int, other: int, round_ms: int
) -> None:
    quick, slow = sorted((one, other))
    assert points_for(difficulty, quick, round_ms, 0) >= points_for(difficulty, slow, round_ms, 0)


@given(difficulties, st.integers(-5_000, 200_000), st.integers(1, 120_000), st.integers(0, 99))
def test_points_stay_between_the_base_and_twice_the_base_with_a_full_streak(
    difficulty: int, elapsed: int, round_ms: int, streak: int
) -> None:
    points = points_for(difficulty, elapsed, round_ms, streak)
    assert BASE[difficulty] <= points <= 2 * BASE[difficulty] + STREAK_CAP
