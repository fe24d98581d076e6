from bot.game.question import Kind, content_hash, encode, kind_of
from tests.support.questions import choice, true_false


def test_the_same_question_has_the_same_name_in_the_store_on_every_run() -> None:
    digest = content_hash(encode(choice()))
    assert digest == content_hash(encode(choice()))
    assert digest != content_hash(encode(choice(difficulty=3)))


def test_every_kind_is_known_by_its_name() -> None:
    assert kind_of(choice()) is Kind.CHOICE
    assert kind_of(true_false()) is Kind.TRUE_FALSE
