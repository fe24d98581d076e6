from dataclasses import replace

import pytest

from bot.game.kinds.listing import Listing
from bot.game.kinds.several import Several
from bot.game.question import Kind
from bot.packs.facts.resolved import Entity
from bot.packs.linting import options, truth
from bot.packs.linting.kinds import listing, several
from bot.packs.questions.drafts import Draft, Offer, Standing
from tests.support.drafts import draft, found, with_question

SEVERAL = draft(Kind.SEVERAL)
LIST = draft(Kind.LIST)


def planet(name: str, **more: object) -> Entity:
    return Entity(id=name.lower(), name=name, type="body", kind="planet", **more)  # type: ignore[arg-type]


def wrong(name: str, **more: object) -> Offer:
    return Offer(name, planet(name, **more), Standing.LEFT_OUT)


def offered(*offers: Offer) -> Draft:
    right = tuple(each.text for each in offers if each.standing is Standing.RIGHT)
    texts = tuple(each.text for each in offers)
    return replace(with_question(SEVERAL, options=texts, answer=right), offers=offers)


RIGHT = tuple(each for each in SEVERAL.offers if each.standing is Standing.RIGHT)
WRONG = tuple(each for each in SEVERAL.offers if each.standing is not Standing.RIGHT)


def test_the_faultless_questions_are_what_the_tests_take_them_for() -> None:
    assert isinstance(SEVERAL.question, Several)
    assert isinstance(LIST.question, Listing)
    assert len(RIGHT) >= 2
    assert len(WRONG) >= 2


@pytest.mark.parametrize("offers", [RIGHT[:1] + WRONG, RIGHT + WRONG[:1], RIGHT, WRONG])
def test_some_are_right_and_some_are_wrong(offers: tuple[Offer, ...]) -> None:
    assert found(several.some_right_some_wrong, offered(*offers))


def test_there_are_four_to_six_options() -> None:
    more = tuple(wrong(name) for name in ("Vulcan", "Tatooine", "Arrakis", "Krypton"))
    assert not found(several.some_right_some_wrong, offered(*RIGHT[:2], *WRONG[:2]))
    assert found(several.some_right_some_wrong, offered(*RIGHT, *WRONG, *more))


def test_what_is_marked_as_right_is_the_answer() -> None:
    bad = with_question(SEVERAL, answer=tuple(each.text for each in WRONG))
    assert found(several.some_right_some_wrong, bad)


def test_what_nothing_calls_true_is_not_right() -> None:
    assert not found(truth.members_known, SEVERAL)
    assert not found(truth.members_known, LIST)
    (problem,) = found(truth.members_known, replace(LIST, members=(planet("Mars"),)))
    assert problem.wrong == "Nothing shows that Mars is right."
    assert problem.place == "sets.giants (titan/giants/planet/list)"


def test_a_list_of_what_may_be_more_is_an_error() -> None:
    assert found(listing.list_is_closed, replace(LIST, closed=False))


def test_a_list_has_three_members_or_more() -> None:
    two = with_question(LIST, answer=("Jupiter", "Saturn"), accepted=(("Jupiter",), ("Saturn",)))
    assert found(listing.list_is_closed, with_question(two, wanted=2))


@pytest.mark.parametrize("wanted", [0, 5])
def test_a_list_wants_no_more_than_there_are(wanted: int) -> None:
    assert found(listing.list_is_closed, with_question(LIST, wanted=wanted))


def test_two_members_of_a_list_share_no_name() -> None:
    forms = (("Jupiter",), ("Saturn", "the gas giant"), ("Uranus",), ("Neptune", "Gas Giant"))
    (problem,) = found(listing.list_members_disjoint, with_question(LIST, accepted=forms))
    assert problem.wrong == "“gas giant” names both Saturn and Neptune."


def test_a_stem_that_names_one_of_several_answers_is_an_error() -> None:
    stem = "Which of these planets are giants like Jupiter (tick all that apply)?"
    assert found(options.key_not_in_stem, with_question(LIST, stem=stem))
    assert not found(options.key_not_in_stem, LIST)


def test_a_stem_that_names_a_wrong_option_is_an_error() -> None:
    stem = f"Which of these planets are larger than {WRONG[0].text} (tick all that apply)?"
    assert found(options.option_not_in_stem, with_question(SEVERAL, stem=stem))


def test_options_to_tick_share_a_kind_that_may_be_the_wider_one() -> None:
    moon = Offer("Titan", replace(planet("Titan"), kind="moon"), Standing.LEFT_OUT)
    wider = Offer("Io", replace(planet("Io"), kind="moon", wider="planet"), Standing.LEFT_OUT)
    assert found(options.one_kind, offered(*RIGHT, *WRONG[:1], moon))
    assert not found(options.one_kind, offered(*RIGHT, *WRONG[:1], wider))


def test_options_to_tick_share_no_name() -> None:
    twin = wrong("Hesperus", aliases=(RIGHT[0].text,))
    assert found(options.names_disjoint, offered(*RIGHT, *WRONG[:1], twin))


def test_what_no_complete_set_leaves_out_is_not_certainly_wrong() -> None:
    assert not found(truth.certainly_wrong, SEVERAL)
    moon = replace(wrong("Titan"), value=replace(planet("Titan"), kind="moon"))
    assert found(truth.certainly_wrong, offered(*RIGHT, *WRONG[:1], moon))
    member = Offer(RIGHT[0].text, RIGHT[0].value, Standing.LEFT_OUT)
    assert found(truth.certainly_wrong, offered(*RIGHT[1:], *WRONG, member))
