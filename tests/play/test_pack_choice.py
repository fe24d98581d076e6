import pytest

from bot.game.refusals import NoPackNamed, NoSuchPack, Refusal, SeveralPacksFit
from bot.play.pack_choice import pack_meant
from tests.support.fakes import FakeLibrary, FakePack
from tests.support.questions import questions
from tests.support.refusals import refused_as


def library(*names: str) -> FakeLibrary:
    return FakeLibrary(*(FakePack(name, questions(1)) for name in names))


FEW = library("story-of-gone", "moon", "moons")
MANY = library(*(f"moon-{number}" for number in range(9)))


def test_a_part_that_fits_one_pack_is_that_pack() -> None:
    assert pack_meant(FEW, "gone").info.id == "story-of-gone"
    assert pack_meant(FEW, "moon").info.id == "moon"


def test_what_fits_several_is_refused_with_all_of_them() -> None:
    with refused_as(SeveralPacksFit("oon", ("The pack moon", "The pack moons"))):
        pack_meant(FEW, "oon")


def test_of_many_that_fit_five_are_named_and_the_others_counted() -> None:
    five = tuple(f"The pack moon-{number}" for number in range(5))
    with refused_as(SeveralPacksFit("moon", five, more=4)):
        pack_meant(MANY, "moon")


def test_what_fits_none_is_refused_with_what_comes_near() -> None:
    with refused_as(NoSuchPack("story-of-gome", ("The pack story-of-gone",))):
        pack_meant(FEW, "story-of-gome")


@pytest.mark.parametrize(
    ("written", "refusal"),
    [("zebra", NoSuchPack("zebra")), (" ", NoPackNamed()), ("“”", NoSuchPack("“”"))],
)
def test_what_comes_near_none_is_refused_with_no_more(written: str, refusal: Refusal) -> None:
    with refused_as(refusal):
        pack_meant(FEW, written)
