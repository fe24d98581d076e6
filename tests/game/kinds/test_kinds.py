"""What holds for every kind of question: the table knows it, and its bytes stay what they are."""

import typing
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game.given import (
    Arranged,
    Given,
    Picked,
    Reckoned,
    Ticked,
    Wrote,
    decode_given,
    encode_given,
)
from bot.game.kinds import Question, ShownOpen, ShownSettled, decode, question_type
from bot.game.question import Kind, encode, kind_of
from tests.support.questions import (
    choice,
    clues,
    listing,
    number,
    order,
    several,
    true_false,
    typed,
)

HERE = Path(__file__).parent
STORED = (HERE / "golden.jsonl").read_bytes().splitlines()
"""Questions of every kind, with all their fields and with few, as databases hold them by hash."""
STORED_ANSWERS = (HERE / "golden_given.jsonl").read_bytes().splitlines()

EVERY_KIND: list[tuple[Question, Given]] = [
    (choice(), Picked(1)),
    (true_false(answer=False), Picked(1)),
    (typed(), Wrote("earth")),
    (number(), Reckoned(95)),
    (order(), Arranged((2, 1, 3, 0))),
    (several(), Ticked((0, 2, 4))),
    (listing(), Wrote("Mars, Venus, Terra")),
    (clues(), Wrote("mars")),
]


def share(question: Question, *answers: Given) -> float:
    marker = question.marker()
    read = [marker.read(answer) for answer in answers]
    return marker.mark([answer for answer in read if answer is not None]).share


@pytest.mark.parametrize("kind", Kind)
def test_the_table_has_the_question_of_each_kind(kind: Kind) -> None:
    assert question_type(kind).__struct_config__.tag == kind.value
    assert kind in {kind_of(question) for question, _ in EVERY_KIND}


def test_the_unions_have_a_member_for_each_kind() -> None:
    assert set(typing.get_args(Question)) == {question_type(kind) for kind in Kind}
    for question, right in EVERY_KIND:
        order = range(len(question.all_options()))
        assert isinstance(question.open_part(order, 0), ShownOpen)
        assert isinstance(question.settled_part(order, [right]), ShownSettled)


@pytest.mark.parametrize("content", STORED, ids=lambda line: line[9:19].decode())
def test_a_question_that_was_stored_before_is_read_and_written_the_same(content: bytes) -> None:
    assert encode(decode(content)) == content


@pytest.mark.parametrize("content", STORED_ANSWERS, ids=bytes.decode)
def test_an_answer_that_was_stored_before_is_read_and_written_the_same(content: bytes) -> None:
    assert encode_given(decode_given(content)) == content


@pytest.mark.parametrize("question", [question for question, _ in EVERY_KIND])
def test_a_question_survives_being_written_and_read(question: Question) -> None:
    assert decode(encode(question)) == question


def test_what_is_no_question_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        decode(b'{"kind":"riddle"}')


@pytest.mark.parametrize(("question", "right"), EVERY_KIND)
def test_the_right_answer_of_every_kind_earns_everything(question: Question, right: Given) -> None:
    assert share(question, right) == 1


@pytest.mark.parametrize(("question", "right"), EVERY_KIND)
def test_every_kind_refuses_the_form_of_another(question: Question, right: Given) -> None:
    marker = question.marker()
    for _, other in EVERY_KIND:
        if type(other) is not type(right) and not isinstance(right, Reckoned):
            assert marker.read(other) is None


@pytest.mark.parametrize(("_question", "right"), EVERY_KIND)
def test_an_answer_survives_being_written_and_read(_question: Question, right: Given) -> None:
    assert decode_given(encode_given(right)) == right


@pytest.mark.parametrize(
    "question", [choice(), true_false(), number(), order(), several()], ids=kind_of
)
def test_no_judge_is_asked_about_kinds_that_are_not_answered_with_a_name(
    question: Question,
) -> None:
    assert question.judged() == ()
    assert question.refusing(("Pluto",)) == question


def test_nobody_waits_for_who_has_nothing_more_to_give() -> None:
    assert not typed().marker().finished([Wrote("mars")])
    assert typed().marker().finished([Wrote("earth")])
    assert not listing().marker().finished([Wrote("Mars")])
    assert listing().marker().finished([Wrote("Mars, Venus, Earth")])
    assert choice().marker().finished([Picked(0)])
    assert not choice().marker().finished([])


@given(
    st.one_of(
        st.builds(Picked, st.integers(0, 3)),
        st.builds(Wrote, st.text(max_size=60)),
        st.builds(Reckoned, st.floats(-1e6, 1e6)),
        st.permutations(range(4)).map(lambda order: Arranged(tuple(order))),
        st.sets(st.integers(0, 4), min_size=1).map(lambda ticks: Ticked(tuple(ticks))),
    )
)
def test_whatever_is_given_is_refused_or_earns_a_part_between_nothing_and_all(given: Given) -> None:
    for marker in [question.marker() for question, _ in EVERY_KIND]:
        read = marker.read(given)
        if read is not None:
            assert 0 <= marker.mark([read]).share <= 1
