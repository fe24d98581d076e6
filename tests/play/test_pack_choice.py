import pytest

from bot.errors import PlayError
from bot.play.pack_choice import pack_meant
from tests.support.fakes import FakeLibrary, FakePack
from tests.support.questions import questions


def library(*names: str) -> FakeLibrary:
    return FakeLibrary(*(FakePack(name, questions(1)) for name in names))


FEW = library("story-of-gone", "moon", "moons")
MANY = library(*(f"moon-{number}" for number in range(9)))
FROM_LIST = "one from the list that appears while you type."


def told(packs: FakeLibrary, written: str) -> str:
    with pytest.raises(PlayError) as trouble:
        pack_meant(packs, written)
    return str(trouble.value)


def test_a_part_that_fits_one_pack_is_that_pack() -> None:
    assert pack_meant(FEW, "gone").info.id == "story-of-gone"
    assert pack_meant(FEW, "moon").info.id == "moon"


def test_what_fits_several_is_told_with_all_of_them() -> None:
    said = told(FEW, "oon")
    assert "“oon” fits several question packs: The pack moon and The pack moons." in said
    assert said.endswith(f"Type more of its name, or choose {FROM_LIST}")


def test_of_many_that_fit_five_are_named_and_the_others_counted() -> None:
    said = told(MANY, "moon")
    assert "The pack moon-4 and 4 more." in said
    assert "moon-5" not in said


def test_what_fits_none_is_told_with_what_comes_near() -> None:
    said = told(FEW, "story-of-gome")
    assert said.endswith("called “story-of-gome”. Did you mean The pack story-of-gone?")


@pytest.mark.parametrize("written", ["zebra", " ", "“”"])
def test_what_comes_near_none_is_told_with_the_way_to_the_list(written: str) -> None:
    assert told(FEW, written).endswith(f"Choose {FROM_LIST}")


def test_what_was_typed_is_not_repeated_without_end() -> None:
    assert len(told(FEW, "z" * 6000)) < 200
