import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game.round import Given, Round, Verdict
from tests.support.questions import choice, true_false

POSTED = 1_000_000
DEADLINE = POSTED + 20_000
ANN, BOB, CLEO = 1, 2, 3
SHOWN_ORDER = (2, 1, 0, 3)
"""Shown: Mars, Earth, Venus, Jupiter; so the right option, Earth, is shown second."""
RIGHT, WRONG = 1, 0


def open_round(*, number: int = 2, expected: frozenset[int] = frozenset()) -> Round:
    live = Round(
        number=number,
        question=choice(),
        option_order=SHOWN_ORDER,
        deadline_ms=DEADLINE,
        expected=expected,
    )
    live.opened(POSTED)
    return live


def tap(live: Round, user: int, shown: int, after_ms: int) -> Given:
    verdict, given_answer = live.tap(user, f"member {user}", shown, POSTED + after_ms)
    assert verdict is Verdict.ACCEPTED
    assert given_answer is not None
    live.saved(given_answer)
    return given_answer


def test_options_are_shown_in_the_rounds_own_order() -> None:
    live = open_round()
    assert live.shown_options == ("Mars", "Earth", "Venus", "Jupiter")
    assert live.right_shown == RIGHT


def test_the_last_tap_before_the_deadline_counts_and_is_timed_by_that_tap() -> None:
    live = open_round()
    tap(live, ANN, RIGHT, 1_000)
    tap(live, ANN, WRONG, 9_000)
    (result,) = live.results({})
    assert (result.right, result.elapsed_ms, result.points) == (False, 9_000, 0)


def test_a_tap_counts_by_when_it_was_made_not_by_when_it_arrived() -> None:
    live = open_round()
    tap(live, ANN, WRONG, 9_000)
    tap(live, ANN, RIGHT, 8_000)
    assert live.counting()[ANN].shown == WRONG


def test_a_tap_at_the_deadline_counts_and_one_after_it_is_late() -> None:
    live = open_round()
    tap(live, ANN, RIGHT, 20_000)
    assert live.tap(BOB, "Bob", RIGHT, DEADLINE + 1) == (Verdict.LATE, None)
    assert live.answered() == {ANN}


def test_the_same_option_again_changes_nothing() -> None:
    live = open_round()
    first = tap(live, ANN, RIGHT, 1_000)
    assert live.tap(ANN, "Ann", RIGHT, POSTED + 15_000) == (Verdict.REPEATED, first)
    assert live.counting()[ANN].elapsed_ms == 1_000


def test_a_tap_that_could_not_be_saved_does_not_count() -> None:
    live = open_round()
    tap(live, ANN, RIGHT, 1_000)
    _, lost = live.tap(ANN, "Ann", WRONG, POSTED + 2_000)
    assert lost is not None
    live.unsaved(ANN, lost)
    assert live.counting()[ANN].shown == RIGHT


def test_a_tap_that_is_still_being_saved_does_not_count_yet() -> None:
    live = open_round()
    live.tap(ANN, "Ann", RIGHT, POSTED + 1_000)
    assert live.answered() == frozenset()
    assert live.results({}) == ()


def test_nothing_is_taken_before_the_card_stands_or_after_the_round_closed() -> None:
    fresh = Round(
        number=1,
        question=true_false(),
        option_order=(0, 1),
        deadline_ms=DEADLINE,
        expected=frozenset(),
    )
    assert fresh.tap(ANN, "Ann", 0, POSTED)[0] is Verdict.CLOSED
    live = open_round()
    live.close()
    assert live.tap(ANN, "Ann", RIGHT, POSTED + 1)[0] is Verdict.CLOSED


@pytest.mark.parametrize("shown", [-1, 4, 99])
def test_an_option_that_is_not_there_is_refused(shown: int) -> None:
    assert open_round().tap(ANN, "Ann", shown, POSTED)[0] is Verdict.NO_SUCH_OPTION


def test_a_tap_that_seems_older_than_its_card_took_no_time() -> None:
    assert tap(open_round(), ANN, RIGHT, -50).elapsed_ms == 0


def test_the_first_round_lasts_to_its_deadline() -> None:
    live = open_round(number=1, expected=frozenset({ANN}))
    tap(live, ANN, RIGHT, 1_000)
    assert live.may_end_ms() == DEADLINE


def test_a_later_round_may_end_at_half_time_when_everyone_expected_has_answered() -> None:
    live = open_round(expected=frozenset({ANN, BOB}))
    tap(live, ANN, RIGHT, 1_000)
    assert live.may_end_ms() == DEADLINE
    tap(live, BOB, WRONG, 2_000)
    assert live.may_end_ms() == POSTED + 10_000


def test_a_later_round_lasts_to_its_deadline_when_nobody_is_expected() -> None:
    live = open_round(expected=frozenset())
    tap(live, CLEO, RIGHT, 1_000)
    assert live.may_end_ms() == DEADLINE


def test_a_starter_plays_alone_until_somebody_else_answers_or_is_expected() -> None:
    live = open_round()
    assert not live.played_only_by(ANN)
    tap(live, ANN, RIGHT, 1_000)
    assert live.played_only_by(ANN)
    tap(live, BOB, RIGHT, 2_000)
    assert not live.played_only_by(ANN)
    awaited = open_round(expected=frozenset({ANN, BOB}))
    tap(awaited, ANN, RIGHT, 1_000)
    assert not awaited.played_only_by(ANN)


def test_results_come_fastest_first_with_the_streak_they_make() -> None:
    live = open_round()
    tap(live, ANN, RIGHT, 5_000)
    tap(live, BOB, RIGHT, 2_000)
    tap(live, CLEO, WRONG, 1_000)
    results = live.results({ANN: 2, CLEO: 4})
    assert [(result.user, result.streak) for result in results] == [(CLEO, 0), (BOB, 1), (ANN, 3)]
    points = {result.user: result.points for result in results}
    assert points == {CLEO: 0, BOB: 285, ANN: 302}


taps = st.lists(
    st.tuples(st.integers(1, 4), st.integers(0, 3), st.integers(0, 25_000), st.booleans()),
    max_size=40,
)


@given(taps)
def test_every_member_with_a_saved_tap_in_time_has_exactly_one_result(
    made: list[tuple[int, int, int, bool]],
) -> None:
    live = open_round()
    latest: dict[int, int] = {}
    for user, shown, after_ms, is_saved in made:
        verdict, given_answer = live.tap(user, "name", shown, POSTED + after_ms)
        assert (verdict is Verdict.LATE) == (after_ms > 20_000)
        if given_answer is None or verdict is not Verdict.ACCEPTED:
            continue
        if is_saved:
            live.saved(given_answer)
            latest[user] = max(latest.get(user, 0), after_ms)
        else:
            live.unsaved(user, given_answer)
    results = live.results({})
    assert {result.user: result.elapsed_ms for result in results} == latest
    assert all((result.points > 0) == result.right for result in results)
