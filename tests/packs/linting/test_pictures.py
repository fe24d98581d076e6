import pytest

from bot.game.question import Image, Kind
from bot.packs.linting import pictures, whole_file
from tests.support.drafts import context, draft, found, with_question

CHOICE = draft(Kind.CHOICE, "person")
LIST = draft(Kind.LIST)


@pytest.mark.parametrize("alt", ["", "  ", "x" * 301])
def test_a_picture_is_told_in_words(alt: str) -> None:
    good = with_question(CHOICE, image=Image(alt="A man with a telescope.", path="man.png"))
    assert not found(pictures.picture_told_in_words, CHOICE)
    assert not found(pictures.picture_told_in_words, good)
    bad = with_question(CHOICE, image=Image(alt=alt, path="man.png"))
    assert found(pictures.picture_told_in_words, bad)


def test_the_words_of_a_picture_do_not_name_the_answer() -> None:
    bad = with_question(CHOICE, image=Image(alt="A portrait of Huygens.", path="man.png"))
    (problem,) = found(pictures.key_not_in_picture, bad)
    assert "words give the answer away" in problem.wrong


@pytest.mark.parametrize(
    "image",
    [
        Image(alt="A man.", path="people/huygens.png"),
        Image(alt="A man.", path="people/portrait_of_huygens_1671.png"),
        Image(alt="A man.", url="https://example.org/Christiaan-Huygens.jpg"),
    ],
)
def test_the_name_of_its_file_does_not_name_the_answer(image: Image) -> None:
    assert found(pictures.key_not_in_picture, with_question(CHOICE, image=image))


def test_no_member_of_a_list_is_named_beside_its_picture() -> None:
    bad = with_question(LIST, image=Image(alt="The rings of Saturn.", path="rings.png"))
    assert found(pictures.key_not_in_picture, bad)


def test_one_stem_may_stand_beside_two_pictures() -> None:
    typed = draft(Kind.TYPED, "person")
    one = with_question(typed, image=Image(alt="A.", path="a.png"))
    other = with_question(typed, id="other", image=Image(alt="B.", path="b.png"))
    same = with_question(typed, id="other", image=Image(alt="A.", path="a.png"))
    assert not list(whole_file.questions_differ([one, other], context()))
    assert list(whole_file.questions_differ([one, same], context()))
