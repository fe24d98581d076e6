import msgspec

from bot.game.given import Given, Wrote
from bot.game.judging import Answer, AnswerType, Strictness
from bot.game.kinds.typed import OpenTyped, Typed
from tests.support.questions import typed

FULL = msgspec.structs.replace(
    typed("height", "1085"),
    type=AnswerType.NUMBER,
    refused=("1,000",),
    strictness=Strictness.STRICT,
    unit="metres",
    unit_synonyms=("m",),
    tolerance=10,
)


def test_a_typed_answer_has_three_tries_and_the_first_right_one_counts() -> None:
    marker = typed().marker()
    tries: list[Given] = [Wrote("mars"), Wrote("the earth"), Wrote("venus")]
    assert [marker.tries_left(tries[:n]) for n in range(4)] == [3, 2, 0, 0]
    assert (marker.mark(tries).counts, marker.mark(tries).share) == (1, 1)
    wrong: list[Given] = [Wrote("mars"), Wrote("venus"), Wrote("pluto")]
    assert marker.tries_left(wrong) == 0
    assert marker.mark(wrong).share == 0


def test_everything_that_a_typed_question_knows_of_its_answer_reaches_the_judge() -> None:
    assert FULL.judged() == (
        Answer(
            accepted=("1085",),
            type=AnswerType.NUMBER,
            refused=("1,000",),
            strictness=Strictness.STRICT,
            unit="metres",
            unit_synonyms=("m",),
            tolerance=10,
        ),
    )


def test_no_field_of_a_question_that_the_judge_knows_too_is_forgotten() -> None:
    shared = set(Answer.__struct_fields__) & set(Typed.__struct_fields__)
    (answer,) = FULL.judged()
    for name in shared:
        assert getattr(answer, name) == getattr(FULL, name), name


def test_more_that_is_refused_comes_after_what_was_and_none_twice() -> None:
    assert FULL.refusing(("1,000", "1084")).refused == ("1,000", "1084")


def test_what_is_accepted_of_a_number_is_shown_with_its_units_and_how_far_off_it_may_be() -> None:
    height = msgspec.structs.replace(
        typed("height", "1085 metres"), accepted=("1085",), unit="metres", unit_synonyms=("m",)
    )
    assert height.accepted_text() == "1085 metres / 1085 m"
    near = msgspec.structs.replace(height, tolerance=10)
    assert near.accepted_text() == "1085 metres / 1085 m, up to 10 metres off"
    assert typed("home", "Earth", "Terra").accepted_text() == "Earth / Terra"


def test_letters_appear_with_time_and_each_hint_takes_something_off() -> None:
    assert typed().open_part((), 0) == OpenTyped("")
    assert typed().open_part((), 1) != typed().open_part((), 2)
    assert typed().changes_at(1_000, 31_000) == (11_000, 21_000)
    assert [typed().worth_at(at, 30_000) for at in (9_999, 10_000, 30_000)] == [1, 0.75, 0.5]
