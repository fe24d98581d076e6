from msgspec.structs import replace

from bot.discord_app.cards.form import LONGEST, answer_form
from bot.discord_app.controls.custom_ids import WrittenForm, read
from bot.discord_app.words.plain_text import size
from bot.game.question import Kind
from tests.discord_app.cards.samples import OPEN


def test_a_form_recalls_the_question_and_says_what_to_write() -> None:
    form = answer_form(replace(OPEN, kind=Kind.TYPED, options=()), 2)
    assert form.title == "Question\u00a03\u00a0of\u00a010"
    assert form.text == (
        "For which singer was the song “Gone” first written?\n-# Closes <t:1763800020:R>"
    )
    assert form.label == "Your answer"
    assert read(form.custom_id) == WrittenForm(7, 70, 2)
    assert not form.many_lines


def test_the_form_of_a_single_question_is_headed_by_its_pack() -> None:
    assert answer_form(replace(OPEN, kind=Kind.TYPED, total=1), 0).title == OPEN.title


def test_a_number_is_asked_for_in_its_unit() -> None:
    form = answer_form(replace(OPEN, kind=Kind.NUMBER, unit="km"), 0)
    assert form.label == "Your number: km"
    assert answer_form(replace(OPEN, kind=Kind.NUMBER), 0).label == "Your number"


def test_a_list_is_written_on_many_lines() -> None:
    form = answer_form(replace(OPEN, kind=Kind.LIST), 0)
    assert form.many_lines
    assert form.hint == "One a line, or with commas."


def test_a_form_stays_within_discords_limits_whatever_people_wrote() -> None:
    for kind in LONGEST:
        for text in ("W" * 300, "👋" * 300, "", "*" * 3000):
            card = replace(OPEN, kind=kind, stem=text, unit=text, title=text, total=1)
            form = answer_form(card, 2**63 - 1)
            assert 1 <= size(form.title) <= 45
            assert 1 <= size(form.label) <= 45
            assert 1 <= size(form.hint) <= 100
            assert 1 <= size(form.text) <= 4000
            assert len(form.custom_id) <= 100
            assert form.longest == LONGEST[kind]
