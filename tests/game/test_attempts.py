"""What is kept at hand of a member's answers is what going through all of them would find."""

from hypothesis import given
from hypothesis import strategies as st

from bot.game.attempts import MOST_CHANGES, Attempt, Attempts
from bot.game.given import Given, Picked, Wrote
from bot.game.kinds import Question
from bot.game.marking import Marker
from tests.support.questions import choice, listing, typed

WORDS = ("mars", "earth", "venus", "Mercury, Mars", "pluto")

steps = st.lists(
    st.tuples(
        st.integers(0, 4),  # what is given
        st.integers(0, 50),  # when
        st.sampled_from(["saved", "dropped", "waits", "the oldest is saved"]),
    ),
    max_size=80,
)


def order_of(attempt: Attempt) -> tuple[int, int]:
    return attempt.at_ms, attempt.seq


def given_by(question: Question, number: int) -> Given:
    return Picked(number % 4) if question == choice() else Wrote(WORDS[number])


def expect_the_same(
    attempts: Attempts, marker: Marker, saved: list[Attempt], waiting: list[Attempt]
) -> None:
    in_order = sorted(saved, key=order_of)
    assert attempts._saved == in_order
    assert attempts.saved_count == len(saved)
    assert attempts.counting == (in_order[-1] if in_order else None)
    assert attempts.last == max([*saved, *waiting], key=order_of, default=None)
    given_all = [one.given for one in (*in_order, *waiting)]
    tries = marker.tries_left(given_all)
    bound = max(0, MOST_CHANGES - len(given_all))
    assert attempts.left == (bound if tries is None else min(tries, bound))
    assert attempts.finished == marker.finished([one.given for one in in_order])
    if in_order:
        mark = marker.mark([one.given for one in in_order])
        assert attempts.mark() == (mark, in_order[mark.counts])


@given(st.sampled_from([choice(), typed(), listing()]), steps)
def test_whatever_comes_in_whatever_order(
    question: Question, made: list[tuple[int, int, str]]
) -> None:
    marker = question.marker()
    attempts, saved, waiting = Attempts(marker), list[Attempt](), list[Attempt]()
    for number, at_ms, fate in made:
        if attempts.left == 0:
            break
        attempt = attempts.add("Ann", given_by(question, number), at_ms, at_ms)
        waiting.append(attempt)
        if fate == "dropped":
            attempts.drop(attempt)
            waiting.remove(attempt)
        elif fate != "waits":
            done = attempt if fate == "saved" else waiting[0]
            attempts.save(done)
            waiting.remove(done)
            saved.append(done)
        expect_the_same(attempts, marker, saved, waiting)
    assert len(saved) + len(waiting) <= MOST_CHANGES
    assert len({one.seq for one in (*saved, *waiting)}) == len(saved) + len(waiting)
