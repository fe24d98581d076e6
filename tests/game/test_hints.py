import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game.hints import HIDDEN, LETTERS_SHOWN, WORTH, hint, hint_times, hints_before

answers = st.text(st.sampled_from("abc XYZ-'é東1"), min_size=1, max_size=30)
steps = range(len(LETTERS_SHOWN))


def test_hints_come_at_one_and_two_thirds_of_the_time() -> None:
    assert hint_times(1_000, 31_000) == (11_000, 21_000)
    assert [hints_before(at, 1_000, 31_000) for at in (1_000, 10_999, 11_000, 31_000)] == [
        0,
        0,
        1,
        2,
    ]


def test_spaces_and_punctuation_are_always_shown() -> None:
    assert hint("'N Sync", 0) == "'_ ____"


@given(answers)
def test_every_step_keeps_what_was_shown_and_never_shows_everything(answer: str) -> None:
    hidden = [hint(answer, step).count(HIDDEN) for step in steps]
    assert hidden == sorted(hidden, reverse=True)
    if any(letter.isalnum() for letter in answer):
        assert hidden[-1] >= 1
    for step in steps:
        assert len(hint(answer, step)) == len(answer)
        assert all(
            shown in (letter, HIDDEN)
            for shown, letter in zip(hint(answer, step), answer, strict=True)
        )


@pytest.mark.parametrize("step", steps[1:])
def test_the_same_answer_has_the_same_hint_every_time(step: int) -> None:
    assert hint("Justin Timberlake", step) == hint("Justin Timberlake", step)


def test_each_hint_takes_something_off() -> None:
    assert list(WORTH) == sorted(WORTH, reverse=True)
    assert len(set(WORTH)) == len(WORTH) == len(LETTERS_SHOWN)
