"""The one way from a question to what the judge goes by: nothing is left behind."""

import msgspec
import pytest

from bot.game.answers import answers_of
from bot.game.judging import Answer, AnswerType, Strictness
from bot.game.question import Listing, Question, Typed
from tests.support import questions as some

EVERYTHING: dict[str, object] = {
    "type": AnswerType.NUMBER,
    "refused": ("1,000",),
    "strictness": Strictness.STRICT,
    "unit": "metres",
    "unit_synonyms": ("m",),
    "tolerance": 10,
}


def full(question: Question) -> Question:
    """Return the question with everything set that the judge could want to know."""
    names = {each.name for each in msgspec.structs.fields(question)}
    return msgspec.structs.replace(
        question, **{name: value for name, value in EVERYTHING.items() if name in names}
    )


def test_everything_that_a_typed_question_knows_of_its_answer_reaches_the_judge() -> None:
    (answer,) = answers_of(full(some.typed("height", "1085")))
    assert answer == Answer(accepted=("1085",), **EVERYTHING)  # type: ignore[arg-type]


def test_everything_that_a_list_knows_reaches_the_judge_of_each_name() -> None:
    question = full(some.listing())
    assert isinstance(question, Listing)
    answers = answers_of(question)
    assert [each.accepted for each in answers] == list(question.accepted)
    for each in answers:
        assert (each.type, each.refused) == (question.type, question.refused)
        assert each.strictness is Strictness.STRICT


@pytest.mark.parametrize("kind", [Typed, Listing])
def test_no_field_of_a_question_that_the_judge_knows_too_is_forgotten(
    kind: type[Typed | Listing],
) -> None:
    question = full(some.typed() if kind is Typed else some.listing())
    shared = set(Answer.__struct_fields__) & set(kind.__struct_fields__) - {"accepted"}
    for answer in answers_of(question):
        for name in shared:
            assert getattr(answer, name) == getattr(question, name), name


@pytest.mark.parametrize(
    "question", [some.choice(), some.true_false(), some.number(), some.order(), some.several()]
)
def test_no_judge_is_asked_about_the_other_kinds(question: Question) -> None:
    assert answers_of(question) == ()
