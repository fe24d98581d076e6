from random import Random

import pytest

from bot.game.question import Kind, kind_of
from bot.game.refusals import NoPacks, NoQuestionFits, PackGone, Refusal
from bot.play.game_plan import Plan, plan
from bot.play.game_request import GameRequest
from bot.ports.stage import Shortened
from tests.support.fakes import FakeLibrary, FakePack
from tests.support.questions import (
    choice,
    listing,
    number,
    order,
    questions,
    several,
    true_false,
    typed,
)
from tests.support.refusals import refused_as


def planned(request: GameRequest, *packs: FakePack) -> Plan:
    return plan(FakeLibrary(*packs), request, {}, Random(3))


def test_without_a_wish_one_question_comes_from_any_pack() -> None:
    found = planned(GameRequest(), FakePack("a", questions(3)), FakePack("b", questions(2)))
    assert len(found.questions) == 1
    assert found.opening is None


def test_without_a_wish_for_a_pack_each_is_as_likely_whatever_its_size() -> None:
    library = FakeLibrary(
        FakePack("small", [choice(f"s{n}") for n in range(3)]),
        FakePack("large", [choice(f"l{n}") for n in range(60)]),
    )
    facts = [
        plan(library, GameRequest(), {}, Random(seed)).questions[0].fact for seed in range(200)
    ]
    assert 70 < sum(fact.startswith("s") for fact in facts) < 130


def test_a_pack_in_which_nothing_fits_is_left_out() -> None:
    fits, other = FakePack("a", [true_false("t")]), FakePack("b", questions(50))
    found = planned(GameRequest(kind=Kind.TRUE_FALSE), fits, other)
    assert [question.fact for question in found.questions] == ["t"]


def test_a_named_pack_is_the_only_one_asked() -> None:
    one, other = FakePack("a", [choice("x")]), FakePack("b", [choice("y")])
    found = planned(GameRequest(pack="b", questions=5), one, other)
    assert [question.fact for question in found.questions] == ["y"]
    assert found.packs == (("b", "1"),)


def test_kind_and_difficulty_narrow_the_choice() -> None:
    pack = FakePack("a", [choice("hard", difficulty=5), choice("easy"), true_false("t")])
    hard = planned(GameRequest(questions=3, difficulty=5), pack)
    assert [question.fact for question in hard.questions] == ["hard"]
    truths = planned(GameRequest(questions=3, kind=Kind.TRUE_FALSE), pack)
    assert [question.fact for question in truths.questions] == ["t"]


def test_a_game_mixes_all_kinds_unless_one_is_wished_for() -> None:
    pack = FakePack("a", [choice("x"), typed(), order(), number(), several(), listing()])
    assert len(planned(GameRequest(questions=6), pack).questions) == 6
    (only,) = planned(GameRequest(questions=6, kind=Kind.ORDER), pack).questions
    assert kind_of(only) is Kind.ORDER


def test_what_the_server_was_asked_lately_comes_last() -> None:
    pack = FakePack("a", questions(3))
    laps = {"planets/thing 0/choice": 1, "planets/thing 1/choice": 1}
    drawn = plan(FakeLibrary(pack), GameRequest(questions=1), laps, Random(3))
    assert drawn.questions[0].id == "planets/thing 2/choice"
    assert drawn.laps == (("planets/thing 2/choice", 1),)


def test_no_other_pack_takes_the_place_of_one_that_is_gone() -> None:
    with refused_as(PackGone("moon")):
        planned(GameRequest(pack="moon"), FakePack("moons", questions(2)))


def test_a_game_that_must_be_shorter_says_so_before_it_starts() -> None:
    found = planned(GameRequest(questions=10), FakePack("a", questions(4)))
    assert len(found.questions) == 4
    assert found.opening == Shortened(4, 10)


@pytest.mark.parametrize(
    ("request_", "packs", "refusal"),
    [
        (GameRequest(pack="nope"), [FakePack("a", questions(1))], PackGone("nope")),
        (GameRequest(difficulty=5), [FakePack("a", questions(1))], NoQuestionFits(narrowed=True)),
        (GameRequest(), [FakePack("a", [])], NoQuestionFits(narrowed=False)),
        (GameRequest(), [], NoPacks()),
    ],
)
def test_a_wish_that_nothing_fits_is_refused_with_what_to_change(
    request_: GameRequest, packs: list[FakePack], refusal: Refusal
) -> None:
    with refused_as(refusal):
        planned(request_, *packs)
