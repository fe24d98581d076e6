import pytest
from msgspec.structs import replace

from bot.discord_app.cards.form import answer_form, is_too_long
from bot.discord_app.controls.custom_ids import WrittenForm, read
from bot.discord_app.drawing.elements import Form
from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.catalogue import languages
from bot.discord_app.words.languages import words_for
from bot.discord_app.words.plain_text import size
from bot.discord_app.words.words import Words
from bot.game.kinds.clues import OpenClues
from bot.game.kinds.listing import OpenListing
from bot.game.kinds.number import OpenNumber
from bot.game.kinds.typed import OpenTyped
from bot.game.question import Kind
from bot.ports.stage import QuestionCard
from tests.discord_app.cards.samples import OPEN
from tests.support.english import ENGLISH

TYPED = replace(OPEN, kind=Kind.TYPED, asked=OpenTyped())
NUMBER = replace(OPEN, kind=Kind.NUMBER, asked=OpenNumber("", 10))
LIST = replace(OPEN, kind=Kind.LIST, asked=OpenListing(5))
CLUES = replace(OPEN, kind=Kind.CLUES, asked=OpenClues((), 3))
LONGEST = {Kind.TYPED: 200, Kind.NUMBER: 40, Kind.LIST: 1000, Kind.CLUES: 200}


def form_of(card: QuestionCard, revision: int = 0, words: Words = ENGLISH) -> Form:
    form = answer_form(card, revision, words)
    assert form is not None
    return form


def test_a_form_recalls_the_question_and_says_what_to_write() -> None:
    form = form_of(TYPED, 2)
    assert form.title == "Question\u00a03\u00a0of\u00a010"
    assert form.text == (
        "For which singer was the song “Gone” first written?\n-# Closes <t:1763800020:R>"
    )
    assert form.label == "Your answer"
    assert read(form.custom_id) == WrittenForm(7, 70, 2)
    assert not form.many_lines


def test_the_form_of_a_single_question_is_headed_by_its_pack() -> None:
    assert form_of(replace(TYPED, total=1)).title == OPEN.title


def test_a_number_is_asked_for_in_its_unit() -> None:
    form = form_of(replace(NUMBER, asked=OpenNumber("km", 10)))
    assert form.label == "Your number: km"
    assert form_of(NUMBER).label == "Your number"


def test_a_list_is_written_on_many_lines() -> None:
    form = form_of(LIST)
    assert form.many_lines
    assert form.hint == "One a line, or with commas."


def test_a_form_repeats_the_clues_that_the_card_shows_by_then() -> None:
    second = "This planet has two *small* moons."
    assert form_of(CLUES).text == form_of(TYPED).text
    assert form_of(replace(CLUES, asked=OpenClues((second, "It looks red."), 3))).text == (
        "For which singer was the song “Gone” first written?\n"
        "Clue 2: This planet has two \\*small\\* moons.\n"
        "Clue 3: It looks red.\n"
        "-# Closes <t:1763800020:R>"
    )


def test_a_form_repeats_the_hint_that_the_card_shows_by_then() -> None:
    assert form_of(replace(TYPED, asked=OpenTyped("J___"))).text == (
        "For which singer was the song “Gone” first written?\n"
        "Hint: `J _ _ _` (4 letters)\n"
        "-# Closes <t:1763800020:R>"
    )


@pytest.mark.parametrize("language", languages())
def test_a_form_stays_within_discords_limits_whatever_people_wrote(language: str) -> None:
    for text in ("W" * 300, "👋" * 300, "", "*" * 3000):
        clues = replace(CLUES, asked=OpenClues((text,) * 4, 5))
        hinted = replace(TYPED, asked=OpenTyped(text))
        number = replace(NUMBER, asked=OpenNumber(text, 10))
        for card in (TYPED, hinted, number, LIST, CLUES, clues):
            form = form_of(
                replace(card, stem=text, title=text, total=1), 2**63 - 1, words_for(language)
            )
            assert 1 <= size(form.title) <= 45
            assert 1 <= size(form.label) <= 45
            assert 1 <= size(form.hint) <= 100
            assert 1 <= size(form.text) <= 4000
            assert len(form.custom_id) <= 100
            assert form.longest == LONGEST[card.kind]


def test_what_is_longer_than_the_form_takes_never_came_from_it() -> None:
    for card in (TYPED, NUMBER, LIST, CLUES):
        assert not is_too_long(card, "x" * LONGEST[card.kind])
        assert is_too_long(card, "x" * (LONGEST[card.kind] + 1))


def test_kinds_that_are_not_written_have_no_form() -> None:
    assert answer_form(OPEN, 0, ENGLISH) is None
    assert {kind for kind in Kind if drawing_of(kind).longest} == set(LONGEST)
