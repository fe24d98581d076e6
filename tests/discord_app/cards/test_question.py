from msgspec.structs import replace

from bot.discord_app.cards.question import question_card
from bot.discord_app.controls.custom_ids import AnswerButton
from bot.game.kinds.choice import OpenChoice
from bot.game.kinds.true_false import OpenTrueFalse
from bot.game.question import Kind
from bot.ports.stage import Previous, Shortened
from tests.discord_app.cards.reading import labels, lines, pressed
from tests.discord_app.cards.samples import LINK, OPEN, SINGERS
from tests.support.english import ENGLISH

LONG_OPTIONS = ("Usher", "The Artist Formerly Known as Prince", "Michael Jackson")


def test_an_open_round_shows_what_is_asked_and_until_when() -> None:
    assert lines(question_card(replace(OPEN, answered=4), ENGLISH)) == [
        "-# Question 3 of 10 · The story of “Gone” · difficulty 2 of 5",
        "### For which singer was the song “Gone” first written?",
        "A. Usher",
        "B. Michael Jackson",
        "C. Prince",
        "D. Stevie Wonder",
        "-# Closes <t:1763800020:R> · 4 answered",
    ]


def test_the_foot_line_says_so_while_nobody_has_answered() -> None:
    assert lines(question_card(replace(OPEN, answered=0), ENGLISH))[-1].endswith("no answers yet")


def test_a_single_question_has_no_number() -> None:
    head = lines(question_card(replace(OPEN, number=1, total=1), ENGLISH))[0]
    assert head == "-# One question · The story of “Gone” · difficulty 2 of 5"


def test_each_option_has_a_button_that_names_the_round_and_the_position() -> None:
    assert pressed(question_card(OPEN, ENGLISH)) == [
        AnswerButton(7, 70, option) for option in range(4)
    ]


def test_buttons_carry_the_texts_when_all_are_short() -> None:
    assert labels(question_card(OPEN, ENGLISH)) == list(SINGERS)


def test_buttons_carry_letters_when_one_text_is_long() -> None:
    assert labels(question_card(replace(OPEN, asked=OpenChoice(LONG_OPTIONS)), ENGLISH)) == [
        "A",
        "B",
        "C",
    ]


def test_true_and_false_are_buttons_and_need_no_lines() -> None:
    card = question_card(replace(OPEN, kind=Kind.TRUE_FALSE, asked=OpenTrueFalse()), ENGLISH)
    assert labels(card) == ["True", "False"]
    assert len(lines(card)) == 3


def test_the_last_answer_and_a_link_to_it_stand_above_the_card() -> None:
    card = question_card(replace(OPEN, previous=Previous("’N Sync", LINK)), ENGLISH)
    assert [text.content for text in card.above] == [
        f"-# Last answer: ’N Sync · [look back]({LINK})"
    ]


def test_what_must_be_said_first_stands_above_the_card() -> None:
    card = question_card(replace(OPEN, opening=Shortened(7, 10)), ENGLISH)
    assert lines(card)[0] == (
        "Only 7 questions fit what you asked for, so this game has 7 instead of 10."
    )


def test_an_option_of_eighty_characters_is_shown_in_full() -> None:
    for option in ("W" * 80, "*" * 80, "👋" * 80):
        shown = lines(question_card(replace(OPEN, asked=OpenChoice((option, "Usher"))), ENGLISH))[2]
        assert "…" not in shown
