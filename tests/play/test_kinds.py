"""Rounds of the kinds that take more than one tap."""

import pytest

from bot.game.given import Arranged, Reckoned, Ticked, Wrote
from bot.game.question import Question
from bot.play.tap import Guessed, LockedIn, NamesFound, NoTriesLeft, Unfit
from tests.play.conftest import ANN, BOB, Evening
from tests.support.questions import listing, number, order, several, typed

SECOND = 1_000
ROUND = 26 * SECOND


async def evening_of(question: Question) -> Evening:
    evening = Evening([question])
    await evening.start()
    return evening


async def test_a_typed_answer_is_judged_at_once_and_has_three_tries() -> None:
    evening = await evening_of(typed())
    assert await evening.answer(ANN, Wrote("Mars")) == Guessed("Mars", False, False, 2, True)
    assert await evening.answer(ANN, Wrote("the earth")) == Guessed(
        "the earth", True, False, 0, True
    )
    assert await evening.answer(ANN, Wrote("Venus")) == NoTriesLeft(solved=True)
    assert evening.stage.refreshed[-1].solved == 1
    await evening.clock.pass_time(ROUND)
    (reveal,) = evening.stage.reveals
    assert reveal.answer == "Earth"
    assert [scorer.name for scorer in reveal.scorers] == ["Ann"]


async def test_three_wrong_tries_are_all_there_are() -> None:
    evening = await evening_of(typed())
    for guess in ("Mars", "Venus", "Pluto"):
        await evening.answer(ANN, Wrote(guess))
    assert await evening.answer(ANN, Wrote("Earth")) == NoTriesLeft(solved=False)
    await evening.clock.pass_time(ROUND)
    assert evening.stage.reveals[0].scorers == ()
    assert evening.ledger.settlements[1].scores[0].points == 0


async def test_letters_of_a_typed_answer_appear_at_one_and_two_thirds_of_the_time() -> None:
    evening = await evening_of(typed())
    await evening.clock.pass_time(7 * SECOND)
    first = evening.stage.refreshed[-1].hint
    await evening.clock.pass_time(7 * SECOND)
    second = evening.stage.refreshed[-1].hint
    assert (first.count("_"), second.count("_")) == (4, 3)
    assert evening.stage.asked[0].hint == ""


async def test_a_number_can_be_changed_and_is_never_called_close() -> None:
    evening = await evening_of(number(unit="moons"))
    assert await evening.answer(ANN, Wrote("about many")) == Unfit(needs_number=True)
    assert await evening.answer(ANN, Wrote("94")) == LockedIn(None, "94 moons", True)
    assert await evening.answer(ANN, Wrote("95")) == LockedIn(None, "95 moons", True)
    await evening.answer(BOB, Wrote("100"))
    await evening.clock.pass_time(ROUND)
    (reveal,) = evening.stage.reveals
    assert [(scorer.name, scorer.said) for scorer in reveal.scorers] == [
        ("Ann", "95 moons"),
        ("Bob", "100 moons"),
    ]
    assert evening.stage.asked[0].scale == 20


async def test_an_order_earns_part_and_is_shown_in_its_right_order() -> None:
    evening = await evening_of(order())
    shown = evening.stage.asked[0].options
    assert set(shown) == {"Mercury", "Venus", "Earth", "Mars"}
    right = tuple(shown.index(name) for name in ("Mercury", "Venus", "Earth", "Mars"))
    swapped = (right[1], right[0], *right[2:])
    outcome = await evening.answer(ANN, Arranged(swapped))
    assert outcome == LockedIn(None, "Venus → Mercury → Earth → Mars", True)
    await evening.clock.pass_time(ROUND)
    (reveal,) = evening.stage.reveals
    assert reveal.right == right
    assert reveal.scorers[0].share == pytest.approx(5 / 6)
    assert reveal.counts == ()


async def test_an_order_is_never_shown_in_its_right_order() -> None:
    for _ in range(20):
        evening = await evening_of(order())
        assert evening.stage.asked[0].options != ("Mercury", "Venus", "Earth", "Mars")


async def test_several_right_options_are_ticked_and_counted_each() -> None:
    evening = await evening_of(several())
    shown = evening.stage.asked[0].options
    ticks = tuple(shown.index(name) for name in ("Saturn", "Jupiter", "Mars"))
    outcome = await evening.answer(ANN, Ticked(ticks))
    assert outcome == LockedIn(None, "Jupiter, Mars, Saturn", True)
    await evening.clock.pass_time(ROUND)
    (reveal,) = evening.stage.reveals
    assert {shown[place] for place in reveal.right} == {"Jupiter", "Saturn", "Neptune"}
    assert sum(reveal.counts) == 3
    assert reveal.scorers[0].share == pytest.approx(1 / 3)


async def test_names_of_a_list_are_collected_over_several_tries() -> None:
    evening = await evening_of(listing())
    assert await evening.answer(ANN, Wrote("Mars, Pluto")) == NamesFound(("Mars",), 1, 3, 9, True)
    assert await evening.answer(ANN, Wrote("mars\nTerra")) == NamesFound(("Earth",), 2, 3, 8, True)
    assert await evening.answer(ANN, Wrote("Venus")) == NamesFound(("Venus",), 3, 3, 0, True)
    assert await evening.answer(ANN, Wrote("Mercury")) == NoTriesLeft(solved=True)


async def test_an_answer_of_another_kind_changes_nothing() -> None:
    evening = await evening_of(number())
    assert await evening.answer(ANN, Ticked((0,))) == Unfit(needs_number=True)
    assert await evening.answer(ANN, Reckoned(95)) == LockedIn(None, "95", True)


async def test_what_was_right_in_part_is_settled_as_such() -> None:
    evening = await evening_of(number(unit="moons"))
    await evening.answer(ANN, Wrote("94"))
    await evening.answer(BOB, Wrote("95"))
    await evening.clock.pass_time(ROUND)
    scores = {score.user: score for score in evening.ledger.settlements[1].scores}
    assert [(scores[user].right, scores[user].partly) for user in (ANN, BOB)] == [
        (False, True),
        (True, False),
    ]
