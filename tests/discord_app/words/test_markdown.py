import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.words.markdown import NAME_ROOM, label, letter, relative, said
from bot.discord_app.words.plain_text import size, tidy
from tests.discord_app.cards.reading import markup, shown
from tests.support.english import ENGLISH

UNTOUCHED = (
    "For which singer was the song “Gone” first written?",
    "Oprah's Master Class, No. 11 (2001–2014): it is 5 - 3 + 1 = 3!",
    "C# and F# minor, 50 % & more",
    "漢字 한국어 ñandú 👋🏽",
)
DEFUSED = {
    "*Star*": r"\*Star\*",
    "snake_case": r"snake\_case",
    "||hush||": r"\|\|hush\|\|",
    "`code`": r"\`code\`",
    "~~gone~~": r"\~\~gone\~\~",
    "a\\b": r"a\\b",
    "# heading": r"\# heading",
    "-# small": r"\-# small",
    "- list": r"\- list",
    "12. list": r"12\. list",
    "> quote": r"\> quote",
    "[x](https://evil.example)": r"\[x\](https\://evil.example)",
    "<t:1:R>": r"\<t\:1\:R\>",
    ":smile:": r"\:smile:",
    "@everyone": "@\u200beveryone",
    "<@1>": "\\<@\u200b1\\>",
}


@pytest.mark.parametrize("text", UNTOUCHED)
def test_ordinary_writing_is_left_as_it_is(text: str) -> None:
    assert said(text) == text


@pytest.mark.parametrize(("text", "safe"), DEFUSED.items(), ids=DEFUSED.keys())
def test_markup_from_people_is_shown_and_not_obeyed(text: str, safe: str) -> None:
    assert said(text) == safe


@given(st.text(max_size=100))
def test_no_text_can_form_markup(text: str) -> None:
    assert markup(said(text)) == {}


@given(st.text(min_size=1, max_size=100).filter(tidy))
def test_readers_see_exactly_what_was_written(text: str) -> None:
    assert shown(said(text, 1000)) == tidy(text)


@given(st.text(), st.integers(min_value=3, max_value=60))
def test_escapes_count_into_the_room(text: str, room: int) -> None:
    assert size(said(text, room)) <= room


def test_escaped_text_is_never_cut_behind_a_backslash() -> None:
    assert said("*" * 50, 10) == r"\*\*\*\*" + "…"


def test_a_name_without_anything_to_see_gets_a_word() -> None:
    assert ENGLISH.name_of("\u3164\u200b") == "someone"


def test_a_name_is_cut_where_its_room_ends() -> None:
    assert size(ENGLISH.name_of("x" * 500)) == NAME_ROOM


def test_hebrew_and_arabic_keep_their_direction_to_themselves() -> None:
    assert ENGLISH.name_of("دانة") == "\u2068دانة\u2069"
    assert ENGLISH.name_of("Ann") == "Ann"


def test_nobody_can_break_out_of_their_direction() -> None:
    assert ENGLISH.name_of("دا\u2069\u202eنة") == "\u2068دانة\u2069"


def test_a_label_is_not_escaped_because_discord_shows_it_as_it_is() -> None:
    assert label("*Star* @everyone") == "*Star* @everyone"


def test_a_label_is_short_and_never_empty() -> None:
    assert size(label("W" * 300)) == 80
    assert label(" ") == "–"


def test_a_deadline_counts_down_in_each_readers_language() -> None:
    assert relative(1_763_800_020_000) == "<t:1763800020:R>"


def test_options_have_letters() -> None:
    assert [letter(position) for position in range(4)] == ["A", "B", "C", "D"]
