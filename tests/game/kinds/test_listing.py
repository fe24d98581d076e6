import msgspec
import pytest

from bot.game.given import Given, Wrote
from bot.game.judging import Answer, AnswerType, Strictness
from bot.game.kinds.listing import Listing
from bot.game.marking import NamesRead
from tests.game.kinds.test_kinds import share
from tests.support.questions import listing

FULL = msgspec.structs.replace(
    listing(), type=AnswerType.NUMBER, refused=("1,000",), strictness=Strictness.STRICT
)


def test_names_of_a_list_count_once_in_any_form_and_add_up() -> None:
    assert share(listing(), Wrote("Mars")) == pytest.approx(1 / 3)
    assert share(listing(), Wrote("Mars; mars\nMARS")) == pytest.approx(1 / 3)
    assert share(listing(), Wrote("Venus, Morning Star")) == pytest.approx(1 / 3)
    assert share(listing(), Wrote("Mars"), Wrote("Pluto"), Wrote("Earth, Venus")) == 1
    assert share(listing(), Wrote("Pluto")) == 0


def test_of_one_message_no_more_is_read_than_twice_the_length_of_the_list() -> None:
    names = len(listing().answer)
    guesses = [f"guess {number}" for number in range(2 * names)]
    assert share(listing(), Wrote(", ".join([*guesses, "Mars"]))) == 0
    assert share(listing(), Wrote(", ".join([*guesses[1:], "Mars"]))) > 0
    assert share(listing(), Wrote(", ".join(["Pluto"] * 20 + ["Mars"]))) > 0


def test_the_answer_that_found_the_last_name_sets_the_time_of_a_list() -> None:
    marker = listing().marker()
    answers: list[Given] = [Wrote("Mars"), Wrote("Venus"), Wrote("Pluto")]
    assert marker.mark(answers).counts == 1


def test_a_member_hears_which_names_are_new() -> None:
    answers: list[Given] = [Wrote("Mars"), Wrote("mars, Terra"), Wrote("Pluto")]
    marker = listing().marker()
    assert [marker.remark(answers[:n], answers[n - 1]) for n in (1, 2, 3)] == [
        NamesRead(("Mars",), 1, 3),
        NamesRead(("Earth",), 2, 3),
        NamesRead((), 2, 3),
    ]


def test_everything_that_a_list_knows_reaches_the_judge_of_each_name() -> None:
    answers = FULL.judged()
    assert [each.accepted for each in answers] == list(FULL.accepted)
    for each in answers:
        assert (each.type, each.refused) == (FULL.type, FULL.refused)
        assert each.strictness is Strictness.STRICT


def test_no_field_of_a_question_that_the_judge_knows_too_is_forgotten() -> None:
    shared = set(Answer.__struct_fields__) & set(Listing.__struct_fields__) - {"accepted"}
    for answer in FULL.judged():
        for name in shared:
            assert getattr(answer, name) == getattr(FULL, name), name
