import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.drawing.hint import hint_line
from bot.game.hints import hint
from tests.discord_app.cards.reading import markup
from tests.support.english import ENGLISH


def test_letters_are_spread_and_words_stand_apart() -> None:
    assert hint_line("J_s_ T____", ENGLISH) == "Hint: `J _ s _   T _ _ _ _` (4 and 5 letters)"


def test_one_word_of_one_letter_is_a_letter() -> None:
    assert hint_line("_", ENGLISH) == "Hint: `_` (1 letter)"


def test_signs_are_shown_but_not_counted() -> None:
    assert (
        hint_line("’N S___ & _o.", ENGLISH)
        == "Hint: `’ N   S _ _ _   &   _ o .` (1, 4 and 2 letters)"
    )


def test_an_accent_stays_on_its_letter() -> None:
    assert "e\u0308" in hint_line("Noe\u0308l", ENGLISH) or "ë" in hint_line("Noe\u0308l", ENGLISH)


def test_a_very_long_answer_is_cut_and_its_words_are_not_counted() -> None:
    line = hint_line("word " * 60, ENGLISH)
    assert "…`" in line
    assert "letter" not in line


@pytest.mark.parametrize("answer", ["`", "``x``", "a`b", "\\`", "\u1fef", "`\u0300"])
@pytest.mark.parametrize("step", [0, 1, 2])
def test_a_backtick_does_not_end_the_code_span(answer: str, step: int) -> None:
    line = hint_line(hint(answer, step), ENGLISH)
    assert line.count("`") == 2
    assert not markup(line)


@given(st.text(min_size=1, max_size=80), st.integers(0, 2))
def test_no_answer_breaks_out_of_the_code_span(answer: str, step: int) -> None:
    line = hint_line(hint(answer, step), ENGLISH)
    assert line.count("`") == 2
    assert not markup(line)
