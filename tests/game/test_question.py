import msgspec
import pytest

from bot.game.question import (
    Kind,
    Question,
    accepted_text,
    content_hash,
    decode,
    encode,
    kind_of,
    options_of,
    right_option,
)
from tests.support.questions import choice, true_false, typed


@pytest.mark.parametrize("question", [choice(), true_false()])
def test_a_question_survives_being_written_and_read(question: Question) -> None:
    assert decode(encode(question)) == question


def test_the_same_question_has_the_same_name_in_the_store_on_every_run() -> None:
    digest = content_hash(encode(choice()))
    assert digest == content_hash(encode(choice()))
    assert digest != content_hash(encode(choice(difficulty=3)))


def test_the_right_option_is_known_by_its_place() -> None:
    assert options_of(choice())[right_option(choice())] == "Earth"
    assert options_of(true_false(answer=False))[right_option(true_false(answer=False))] == "False"


def test_every_kind_is_known_by_its_name() -> None:
    assert kind_of(choice()) is Kind.CHOICE
    assert kind_of(true_false()) is Kind.TRUE_FALSE


def test_what_is_no_question_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        decode(b'{"kind":"riddle"}')


def test_what_is_accepted_of_a_number_is_shown_with_its_units_and_how_far_off_it_may_be() -> None:
    height = msgspec.structs.replace(
        typed("height", "1085 metres"), accepted=("1085",), unit="metres", unit_synonyms=("m",)
    )
    assert accepted_text(height) == "1085 metres / 1085 m"
    near = msgspec.structs.replace(height, tolerance=10)
    assert accepted_text(near) == "1085 metres / 1085 m, up to 10 metres off"
    assert accepted_text(typed("home", "Earth", "Terra")) == "Earth / Terra"
