import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game.attempts import MOST_CHANGES, Attempt
from bot.game.given import Arranged, Given, Picked, Reckoned, Wrote
from bot.game.kinds import Question
from bot.game.kinds.number import CLOSEST_SHARE
from bot.game.kinds.typed import OpenTyped
from bot.game.modes.everyone import TYPING_MS
from bot.game.round import Admission, Round
from tests.support.questions import choice, number, order, true_false, typed

POSTED = 1_000_000
DEADLINE = POSTED + 20_000
ANN, BOB, CLEO = 1, 2, 3
SHOWN_ORDER = (2, 1, 0, 3)
"""Shown: Mars, Earth, Venus, Jupiter; so the right option, Earth, is shown second."""
RIGHT, WRONG = 1, 0


def open_round(
    question: Question | None = None, *, nth: int = 2, expected: frozenset[int] = frozenset()
) -> Round:
    live = Round(
        number=nth,
        question=question or choice(),
        option_order=() if question else SHOWN_ORDER,
        deadline_ms=DEADLINE,
        expected=expected,
    )
    live.opened(POSTED)
    return live


def answer(live: Round, user: int, given_answer: Given, after_ms: int) -> Attempt:
    verdict, attempt = live.attempt(user, f"member {user}", given_answer, POSTED + after_ms)
    assert verdict is Admission.ACCEPTED
    assert attempt is not None
    live.saved(user, attempt)
    return attempt


def tap(live: Round, user: int, shown: int, after_ms: int) -> Attempt:
    return answer(live, user, Picked(shown), after_ms)


def test_a_tap_is_taken_for_the_option_that_is_shown_there() -> None:
    live = open_round()
    assert tap(live, ANN, RIGHT, 1_000).given == Picked(1)
    assert tap(live, BOB, WRONG, 1_000).given == Picked(2)
    assert [result.right for result in live.results({})] == [True, False]


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
    assert not live.results({})[0].right


def test_a_tap_at_the_deadline_counts_and_one_after_it_is_late() -> None:
    live = open_round()
    tap(live, ANN, RIGHT, 20_000)
    assert live.attempt(BOB, "Bob", Picked(RIGHT), DEADLINE + 1) == (Admission.LATE, None)
    assert live.answered() == {ANN}


def test_a_tap_repeats_what_counts_not_what_arrived_last() -> None:
    live = open_round()
    tap(live, ANN, WRONG, 9_000)
    tap(live, ANN, RIGHT, 8_000)
    assert live.attempt(ANN, "Ann", Picked(WRONG), POSTED + 10_000)[0] is Admission.REPEATED
    assert tap(live, ANN, RIGHT, 11_000).seq == 3
    assert live.results({})[0].right


def test_the_same_option_again_changes_nothing() -> None:
    live = open_round()
    first = tap(live, ANN, RIGHT, 1_000)
    assert live.attempt(ANN, "Ann", Picked(RIGHT), POSTED + 15_000) == (Admission.REPEATED, first)
    assert live.results({})[0].elapsed_ms == 1_000


def test_a_tap_that_could_not_be_saved_does_not_count() -> None:
    live = open_round()
    tap(live, ANN, RIGHT, 1_000)
    _, lost = live.attempt(ANN, "Ann", Picked(WRONG), POSTED + 2_000)
    assert lost is not None
    live.unsaved(ANN, lost)
    assert live.results({})[0].right


def test_a_tap_that_is_still_being_saved_does_not_count_yet() -> None:
    live = open_round()
    live.attempt(ANN, "Ann", Picked(RIGHT), POSTED + 1_000)
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
    assert fresh.attempt(ANN, "Ann", Picked(0), POSTED)[0] is Admission.CLOSED
    live = open_round()
    live.close()
    assert live.attempt(ANN, "Ann", Picked(RIGHT), POSTED + 1)[0] is Admission.CLOSED


@pytest.mark.parametrize("shown", [-1, 4, 99])
def test_an_option_that_is_not_there_is_refused(shown: int) -> None:
    assert open_round().attempt(ANN, "Ann", Picked(shown), POSTED)[0] is Admission.UNFIT


def test_a_tap_that_seems_older_than_its_card_took_no_time() -> None:
    assert tap(open_round(), ANN, RIGHT, -50).elapsed_ms == 0


def test_the_first_round_lasts_to_its_deadline() -> None:
    live = open_round(nth=1, expected=frozenset({ANN}))
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


def test_who_types_has_three_seconds_more_than_the_card_says() -> None:
    live = open_round(typed())
    late = DEADLINE + TYPING_MS
    assert live.may_end_ms() == late
    assert live.attempt(ANN, "Ann", Wrote("earth"), late)[0] is Admission.ACCEPTED
    assert live.attempt(BOB, "Bob", Wrote("earth"), late + 1)[0] is Admission.LATE


def test_a_typed_answer_is_worth_less_after_each_hint() -> None:
    live = open_round(typed())
    assert live.changes_at() == (POSTED + 6_666, POSTED + 13_333)
    answer(live, ANN, Wrote("earth"), 6_000)
    answer(live, BOB, Wrote("earth"), 7_000)
    answer(live, CLEO, Wrote("earth"), 14_000)
    assert [result.points for result in live.results({})] == [255, 185, 98]


def test_hints_appear_only_for_typed_answers_and_never_before_their_time() -> None:
    live = open_round(typed())
    assert live.shown_at(POSTED + 6_000) == OpenTyped("")
    hinted = live.shown_at(POSTED + 7_000)
    assert isinstance(hinted, OpenTyped)
    assert len(hinted.hint) == len("Earth")
    assert open_round().changes_at() == ()


def test_no_try_is_left_after_three_wrong_ones_or_a_right_one() -> None:
    live = open_round(typed())
    for guess in ("mars", "venus", "pluto"):
        answer(live, ANN, Wrote(guess), 1_000)
    assert live.attempt(ANN, "Ann", Wrote("earth"), POSTED + 2_000)[0] is Admission.NO_TRIES
    answer(live, BOB, Wrote("earth"), 1_000)
    assert live.attempt(BOB, "Bob", Wrote("mars"), POSTED + 2_000)[0] is Admission.NO_TRIES
    assert live.solved_count == 1
    assert live.is_solved_by(BOB)


def test_tries_on_their_way_to_be_saved_count_as_used() -> None:
    live = open_round(typed())
    for guess in ("mars", "venus", "pluto"):
        live.attempt(ANN, "Ann", Wrote(guess), POSTED + 1_000)
    assert live.attempt(ANN, "Ann", Wrote("earth"), POSTED + 1_001)[0] is Admission.NO_TRIES


def test_a_later_round_waits_for_who_has_tries_left() -> None:
    live = open_round(typed(), expected=frozenset({ANN}))
    answer(live, ANN, Wrote("mars"), 1_000)
    assert live.may_end_ms() == DEADLINE + TYPING_MS
    answer(live, ANN, Wrote("earth"), 2_000)
    assert live.may_end_ms() == POSTED + 10_000


def test_the_closest_guess_of_a_number_earns_its_share_however_far_off() -> None:
    live = open_round(number(scale=10))
    answer(live, ANN, Reckoned(295), 1_000)
    answer(live, BOB, Reckoned(-105), 2_000)
    answer(live, CLEO, Reckoned(1000), 3_000)
    assert [result.share for result in live.results({})] == [CLOSEST_SHARE, CLOSEST_SHARE, 0]


def test_words_that_are_no_number_use_no_try_and_change_nothing() -> None:
    live = open_round(number())
    assert live.attempt(ANN, "Ann", Wrote("many"), POSTED)[0] is Admission.UNFIT
    assert live.answered() == frozenset()


def test_part_of_an_order_earns_its_part_and_no_streak() -> None:
    live = Round(number=1, question=order(), option_order=(0, 1, 2, 3), deadline_ms=DEADLINE)
    live.opened(POSTED)
    answer(live, ANN, Arranged((1, 2, 3, 0)), 20_000)
    (result,) = live.results({ANN: 3})
    assert (result.right, result.streak, result.points) == (False, 0, 125)


def test_time_in_which_the_bot_was_away_is_given_back_and_costs_nobody_points() -> None:
    live = open_round()
    tap(live, ANN, RIGHT, 5_000)
    live.postponed(DEADLINE + 60_000, 60_000)
    assert live.round_ms == 20_000
    tap(live, BOB, RIGHT, 65_000)
    ann, bob = live.results({})
    assert ann.points == bob.points
    assert live.may_end_ms() == DEADLINE + 60_000


def test_a_mind_may_be_changed_often_and_the_last_change_that_was_taken_counts() -> None:
    live = open_round()
    for nth in range(MOST_CHANGES):
        assert live.tries_left(ANN) == MOST_CHANGES - nth
        tap(live, ANN, RIGHT if nth % 2 else WRONG, 1_000 + nth)
    verdict, stands = live.attempt(ANN, "Ann", Picked(WRONG), POSTED + 15_000)
    assert (verdict, stands) == (Admission.NO_TRIES, live.counting(ANN))
    (result,) = live.results({})
    assert (result.right, result.elapsed_ms) == (True, 1_000 + MOST_CHANGES - 1)
    assert live.attempt(ANN, "Ann", Picked(RIGHT), POSTED + 16_000)[0] is Admission.REPEATED
    tap(live, BOB, WRONG, 2_000)


def test_changes_that_could_not_be_saved_are_not_used_up() -> None:
    live = open_round()
    for nth in range(3 * MOST_CHANGES):
        _, lost = live.attempt(ANN, "Ann", Picked(nth % 2), POSTED + nth)
        assert lost is not None
        live.unsaved(ANN, lost)
    assert live.tries_left(ANN) == MOST_CHANGES
    assert tap(live, ANN, RIGHT, 5_000).seq > 3 * MOST_CHANGES


def test_changes_on_their_way_to_be_saved_are_bounded_as_well() -> None:
    live = open_round()
    taken = [live.attempt(ANN, "Ann", Picked(nth % 2), POSTED + nth)[0] for nth in range(99)]
    assert taken.count(Admission.ACCEPTED) == MOST_CHANGES


def test_the_same_answer_again_while_it_is_being_saved_is_the_same_answer() -> None:
    live = open_round(typed())
    _, first = live.attempt(ANN, "Ann", Wrote("mars"), POSTED + 1_000)
    assert live.attempt(ANN, "Ann", Wrote("mars"), POSTED + 1_500) == (Admission.ON_ITS_WAY, first)
    assert live.tries_left(ANN) == 2


def test_a_round_that_was_flooded_before_there_was_a_bound_is_taken_up_again() -> None:
    live = open_round()
    given_before = [
        Attempt("Ann", nth, Picked(nth % 2), POSTED + nth, nth) for nth in range(1, 12_001)
    ]
    for attempt in given_before:
        live.saved(ANN, attempt)
    assert live.tries_left(ANN) == 0
    assert live.results({})[0].elapsed_ms == 12_000


def test_answers_on_record_count_again_after_a_restart() -> None:
    before = open_round()
    tap(before, ANN, WRONG, 1_000)
    tap(before, ANN, RIGHT, 2_000)
    after = open_round()
    for attempt in before._attempts[ANN]._saved:
        after.saved(ANN, attempt)
    assert after.results({}) == before.results({})


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
        verdict, given_answer = live.attempt(user, "name", Picked(shown), POSTED + after_ms)
        assert (verdict is Admission.LATE) == (after_ms > 20_000)
        if given_answer is None or verdict is not Admission.ACCEPTED:
            continue
        if is_saved:
            live.saved(user, given_answer)
            latest[user] = max(latest.get(user, 0), after_ms)
        else:
            live.unsaved(user, given_answer)
    results = live.results({})
    assert {result.user: result.elapsed_ms for result in results} == latest
    assert all((result.points > 0) == result.right for result in results)
