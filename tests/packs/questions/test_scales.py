import pytest

from bot.game.kinds.number import Number
from bot.packs.facts.resolved import Moment
from bot.packs.facts.tables import Slot
from bot.packs.questions.scales import scale_of
from tests.packs.questions.test_answers import BODY
from tests.support.fact_files import drafts_of

AS_OF = Moment((2014, 5))
YEAR = Slot(type="year")
NUMBER = Slot(type="number")


@pytest.mark.parametrize(("year", "scale"), [(2014, 5), (2001, 5), (1914, 10), (1492, 52)])
def test_the_longer_ago_the_wider_the_scale_of_a_year(year: int, scale: int) -> None:
    assert scale_of(year, YEAR, AS_OF) == scale


@pytest.mark.parametrize(
    ("number", "scale"),
    [(0, 2), (3, 2), (11, 6), (8849, 4425), (-40, 20), (88.0, 44.0), (0.5, 0.25)],
)
def test_a_number_may_be_off_by_half_of_itself(number: float, scale: float) -> None:
    assert scale_of(number, NUMBER, AS_OF) == scale


def test_bounds_narrow_the_scale() -> None:
    assert scale_of(8, Slot(type="number", low=1, high=8), AS_OF) == 4
    assert scale_of(90, Slot(type="number", low=1, high=100), AS_OF) == 45
    assert scale_of(99, Slot(type="number", low=80, high=100), AS_OF) == 10


def test_what_is_declared_goes_before_what_is_reckoned() -> None:
    own = Slot(type="year", scale=3)
    assert scale_of(1492, own, AS_OF) == 3
    assert scale_of(1492, own, AS_OF, declared=40) == 40


def test_a_number_question_carries_its_scale() -> None:
    def scale(body: str) -> float:
        question = drafts_of(body)["first/year/number"].question
        assert isinstance(question, Number)
        return question.scale

    assert scale(BODY) == 6
    fact = 'refused = ["Norgay"]\n'
    assert scale(BODY.replace(fact, f"{fact}scale = {{ year = 2 }}\n")) == 2
