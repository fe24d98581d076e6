import pytest

from bot.game.given import Given, Picked, Wrote
from bot.game.kinds.clues import LEAST_WORTH, OpenClues, SettledClues
from bot.game.marking import Judged
from bot.game.round import Round
from tests.game.kinds.test_kinds import share
from tests.support.questions import clues

FIRST, SECOND, THIRD = clues().clues


def test_the_first_clue_is_the_question_and_the_others_join_it() -> None:
    assert clues().stem.startswith(FIRST)
    assert [clues().open_part((), step) for step in (0, 1, 2)] == [
        OpenClues((), 3),
        OpenClues((SECOND,), 3),
        OpenClues((SECOND, THIRD), 3),
    ]


def test_nothing_of_the_answer_is_in_what_is_shown_while_it_is_open() -> None:
    assert not hasattr(clues().open_part((), 2), "answer")


def test_every_clue_has_the_same_time() -> None:
    assert clues().changes_at(1_000, 31_000) == (11_000, 21_000)
    assert clues("five", "Four.", "Five.").changes_at(0, 20_000) == (4_000, 8_000, 12_000, 16_000)


def test_an_answer_is_worth_less_with_each_clue_that_was_shown() -> None:
    worth = [clues().worth_at(at, 30_000) for at in (0, 9_999, 10_000, 20_000, 30_000)]
    assert worth == pytest.approx([1.0, 1.0, 0.7, LEAST_WORTH, LEAST_WORTH])


def test_there_are_three_tries_and_the_first_right_one_counts() -> None:
    marker = clues().marker()
    tries: list[Given] = [Wrote("venus"), Wrote("mars"), Wrote("earth")]
    assert [marker.tries_left(tries[:n]) for n in range(3)] == [3, 2, 0]
    assert (marker.mark(tries).counts, marker.mark(tries).share) == (1, 1)
    assert marker.remark(tries[:1], tries[0]) == Judged(right=False, close=False)
    assert marker.read(Picked(0)) is None
    assert share(clues(), Wrote("pluto")) == 0


def test_the_reveal_has_the_answer_and_all_clues() -> None:
    assert clues().settled_part((), []) == SettledClues("Mars", (SECOND, THIRD))


def test_it_stands_for_every_fact_that_it_tells() -> None:
    assert clues().more_facts() == ("moons", "colour")


def test_what_could_pass_for_a_slip_can_be_refused() -> None:
    assert clues().refusing(("Mara",)).judged()[0].refused == ("Mara",)


@pytest.mark.parametrize("away_ms", [0, 4_000])
@pytest.mark.parametrize(
    ("at_ms", "shown", "worth"),
    [(9_999, 1, 1.0), (10_000, 2, 0.7), (19_999, 2, 0.7), (20_000, 3, LEAST_WORTH)],
)
def test_an_answer_earns_what_the_clues_on_the_card_at_its_instant_leave(
    at_ms: int, shown: int, worth: float, away_ms: int
) -> None:
    opened = 50_000
    one = Round(number=1, question=clues(), option_order=(), deadline_ms=opened + 30_000)
    one.opened(opened)
    one.postponed(opened + 30_000 + away_ms, away_ms)
    at_ms += opened + away_ms
    card = one.shown_at(at_ms)
    assert isinstance(card, OpenClues)
    assert 1 + len(card.shown) == shown
    _, attempt = one.attempt(1, "Ann", Wrote("Mars"), at_ms)
    assert attempt is not None
    assert one.question.worth_at(attempt.elapsed_ms, one.round_ms) == pytest.approx(worth)


def test_an_answer_from_before_the_bot_was_away_keeps_its_worth() -> None:
    one = Round(number=1, question=clues(), option_order=(), deadline_ms=30_000)
    one.opened(0)
    _, attempt = one.attempt(1, "Ann", Wrote("Mars"), 9_999)
    assert attempt is not None
    one.saved(1, attempt)
    (before,) = one.results({})
    one.postponed(37_000, 7_000)
    (after,) = one.results({})
    assert after.points == before.points
