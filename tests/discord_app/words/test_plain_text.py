import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.words.plain_text import COMBINING_LIMIT, shortened, size, tidy

FAMILY = "👨\u200d👩\u200d👧"
WAVE = "👋🏽"
FRANCE = "🇫🇷"


def test_text_comes_to_stand_on_one_line() -> None:
    assert tidy("  The\tstory\r\nof\u2028“Gone” ") == "The story of “Gone”"


def test_what_could_turn_a_line_round_is_left_out() -> None:
    assert tidy("a\u202eb\u2066c\u2069") == "abc"


def test_a_name_of_invisible_characters_is_nothing() -> None:
    assert tidy("\u3164\u200b\u2060") == ""


def test_joined_emoji_and_accents_stay_as_they_are() -> None:
    for text in (FAMILY, WAVE, FRANCE, "Beyoncé", "한국어", "ภาษาไทย", "हिन्दी"):
        assert tidy(text) == text


def test_accents_written_apart_are_put_together() -> None:
    assert tidy("Beyonce\u0301") == "Beyoncé"


def test_a_tower_of_marks_is_cut_down() -> None:
    tower = tidy("H" + "\u0335\u0321" * 40 + "i")
    assert tower.endswith("i")
    assert sum(map(unicodedata.combining, tower)) > 0
    assert len(tower) <= 2 + COMBINING_LIMIT


def test_emoji_count_double() -> None:
    assert (size("abc"), size("é"), size("漢"), size("👋")) == (3, 1, 1, 2)


def test_short_text_is_not_shortened() -> None:
    assert shortened("Prince", 6) == "Prince"


def test_long_text_ends_in_an_ellipsis_without_a_space_before_it() -> None:
    assert shortened("Stevie Wonder", 8) == "Stevie…"


@pytest.mark.parametrize("whole", [FAMILY, WAVE, FRANCE, "e\u0301\u0302"])
def test_what_is_one_character_on_screen_is_never_cut_in_two(whole: str) -> None:
    for room in range(1, 3 * size(whole)):
        kept = shortened(whole * 3, room).removesuffix("…")
        assert kept == whole * (len(kept) // len(whole))


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_shortened_text_always_fits_and_begins_as_before(text: str, room: int) -> None:
    short = shortened(text, room)
    assert size(short) <= room
    assert short == text or text.startswith(short.removesuffix("…"))
