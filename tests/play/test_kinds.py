"""Rounds of the kinds that take more than one tap."""

import pytest

from bot.game.given import Arranged, Reckoned, Ticked, Wrote
from bot.game.kinds import Question
from bot.game.kinds.clues import OpenClues, SettledClues
from bot.game.kinds.number import OpenNumber
from bot.game.kinds.order import OpenOrder, SettledOrder
from bot.game.kinds.several import OpenSeveral, SettledSeveral
from bot.game.kinds.typed import OpenTyped, SettledTyped
from bot.game.question import Kind
from bot.game.saying import Amount, Parts
from bot.play.tap import Guessed, LockedIn, NamesFound, NoTriesLeft, Unfit
from tests.play.conftest import ANN, BOB, Evening
from tests.support.questions import clues, listing, number, order, several, typed

SECOND = 1_000
ROUND = 26 * SECOND


def things(evening: Evening) -> tuple[str, ...]:
    asked = evening.stage.asked[0].asked
    assert isinstance(asked, OpenOrder | OpenSeveral)
    return asked.options


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
    assert reveal.settled == SettledTyped("Earth")
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
    first = evening.stage.refreshed[-1].asked
    await evening.clock.pass_time(7 * SECOND)
    second = evening.stage.refreshed[-1].asked
    assert isinstance(first, OpenTyped)
    assert isinstance(second, OpenTyped)
    assert (first.hint.count("_"), second.hint.count("_")) == (4, 3)
    assert evening.stage.asked[0].asked == OpenTyped("")


async def test_a_number_can_be_changed_and_is_never_called_close() -> None:
    evening = await evening_of(number(unit="moons"))
    assert await evening.answer(ANN, Wrote("about many")) == Unfit(Kind.NUMBER)
    assert await evening.answer(ANN, Wrote("94")) == LockedIn(None, Amount(94, "moons"), True)
    assert await evening.answer(ANN, Wrote("95")) == LockedIn(None, Amount(95, "moons"), True)
    await evening.answer(BOB, Wrote("100"))
    await evening.clock.pass_time(ROUND)
    (reveal,) = evening.stage.reveals
    assert [(scorer.name, scorer.answer) for scorer in reveal.scorers] == [
        ("Ann", Amount(95, "moons")),
        ("Bob", Amount(100, "moons")),
    ]
    assert evening.stage.asked[0].asked == OpenNumber("moons", 20)


async def test_an_order_earns_part_and_is_shown_in_its_right_order() -> None:
    evening = await evening_of(order())
    shown = things(evening)
    assert set(shown) == {"Mercury", "Venus", "Earth", "Mars"}
    right = tuple(shown.index(name) for name in ("Mercury", "Venus", "Earth", "Mars"))
    swapped = (right[1], right[0], *right[2:])
    outcome = await evening.answer(ANN, Arranged(swapped))
    assert outcome == LockedIn(
        None, Parts(("Venus", "Mercury", "Earth", "Mars"), in_order=True), True
    )
    await evening.clock.pass_time(ROUND)
    (reveal,) = evening.stage.reveals
    assert reveal.settled == SettledOrder(("Mercury", "Venus", "Earth", "Mars"))
    assert reveal.scorers[0].share == pytest.approx(5 / 6)


async def test_an_order_is_never_shown_in_its_right_order() -> None:
    for _ in range(20):
        evening = await evening_of(order())
        assert things(evening) != ("Mercury", "Venus", "Earth", "Mars")


async def test_several_right_options_are_ticked_and_counted_each() -> None:
    evening = await evening_of(several())
    shown = things(evening)
    ticks = tuple(shown.index(name) for name in ("Saturn", "Jupiter", "Mars"))
    outcome = await evening.answer(ANN, Ticked(ticks))
    assert outcome == LockedIn(None, Parts(("Jupiter", "Mars", "Saturn")), True)
    await evening.clock.pass_time(ROUND)
    (reveal,) = evening.stage.reveals
    assert isinstance(reveal.settled, SettledSeveral)
    right = {shown[place] for place in reveal.settled.right}
    assert right == {"Jupiter", "Saturn", "Neptune"}
    assert sum(reveal.settled.counts) == 3
    assert reveal.scorers[0].share == pytest.approx(1 / 3)


async def test_names_of_a_list_are_collected_over_several_tries() -> None:
    evening = await evening_of(listing())
    assert await evening.answer(ANN, Wrote("Mars, Pluto")) == NamesFound(("Mars",), 1, 3, 9, True)
    assert await evening.answer(ANN, Wrote("mars\nTerra")) == NamesFound(("Earth",), 2, 3, 8, True)
    assert await evening.answer(ANN, Wrote("Venus")) == NamesFound(("Venus",), 3, 3, 0, True)
    assert await evening.answer(ANN, Wrote("Mercury")) == NoTriesLeft(solved=True)


async def test_an_answer_of_another_kind_changes_nothing() -> None:
    evening = await evening_of(number())
    assert await evening.answer(ANN, Ticked((0,))) == Unfit(Kind.NUMBER)
    assert await evening.answer(ANN, Reckoned(95)) == LockedIn(None, Amount(95), True)


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


async def test_clues_appear_one_after_another_and_the_earlier_answer_earns_more() -> None:
    evening = await evening_of(clues())
    assert evening.stage.asked[0].asked == OpenClues((), 3)
    assert await evening.answer(BOB, Wrote("Venus")) == Guessed("Venus", False, False, 2, False)
    assert await evening.answer(ANN, Wrote("Mars")) == Guessed("Mars", True, False, 0, False)
    await evening.clock.pass_time(7 * SECOND)
    assert evening.stage.refreshed[-1].asked == OpenClues(clues().clues[1:2], 3)
    await evening.clock.pass_time(7 * SECOND)
    assert evening.stage.refreshed[-1].asked == OpenClues(clues().clues[1:], 3)
    await evening.answer(BOB, Wrote("Mars"))
    await evening.clock.pass_time(ROUND)
    (reveal,) = evening.stage.reveals
    assert reveal.settled == SettledClues("Mars", clues().clues[1:])
    points = {score.user: score.points for score in evening.ledger.settlements[1].scores}
    assert 0 < points[BOB] < points[ANN] / 2


@pytest.mark.parametrize("shown_for_ms", [0, 250, 1_000, 5_000])
async def test_the_clues_that_were_shown_stand_there_again_after_a_crash(
    shown_for_ms: int,
) -> None:
    evening = await evening_of(clues())
    await evening.clock.pass_time(6_750 + shown_for_ms)
    shown = evening.stage.refreshed[-1].asked
    await evening.restart(after_ms=60 * SECOND)
    assert shown == OpenClues(clues().clues[1:2], 3)
    assert evening.stage.redrawn[-1].asked == shown
    await evening.clock.pass_time(10 * SECOND)
    shown_since = [card.asked for card in evening.stage.refreshed]
    assert shown_since[-1] == OpenClues(clues().clues[1:], 3)
    assert OpenClues((), 3) not in shown_since[shown_since.index(shown) :]


async def test_tries_and_worth_are_after_a_crash_what_they_are_without_one() -> None:
    points: list[dict[int, int]] = []
    for crashes in (False, True):
        evening = await evening_of(clues())
        await evening.clock.pass_time(8 * SECOND)
        await evening.answer(ANN, Wrote("Mars"))
        assert await evening.answer(BOB, Wrote("Venus")) == Guessed("Venus", False, False, 2, False)
        if crashes:
            await evening.restart(after_ms=60 * SECOND)
        assert await evening.answer(BOB, Wrote("Earth")) == Guessed("Earth", False, False, 1, False)
        await evening.clock.pass_time(8 * SECOND)
        assert await evening.answer(BOB, Wrote("Mars")) == Guessed("Mars", True, False, 0, False)
        assert isinstance(await evening.answer(BOB, Wrote("Pluto")), NoTriesLeft)
        await evening.clock.pass_time(2 * ROUND)
        settled = evening.ledger.settlements[1].scores
        points.append({score.user: score.points for score in settled})
    without, with_crash = points
    assert with_crash[ANN] == without[ANN] > 0
    assert 0 < without[BOB] < without[ANN]
    assert 0 < with_crash[BOB] < with_crash[ANN]
