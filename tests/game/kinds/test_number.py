import pytest

from bot.game.given import Reckoned, Wrote
from bot.game.kinds.number import CLOSEST_SHARE
from bot.game.saying import Amount
from tests.game.kinds.test_kinds import share
from tests.support.questions import number


@pytest.mark.parametrize(("value", "part"), [(95, 1), (90, 0.75), (105, 0.5), (115, 0), (9, 0)])
def test_a_number_earns_the_more_the_nearer_it_is(value: float, part: float) -> None:
    assert share(number(), Reckoned(value)) == pytest.approx(part)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("95", "", 95),
        (" ninety-five ", "", 95),
        ("1,984 km", "km", 1984),
        ("1984000 m", "km", 1984),
        ("-3.5", "", -3.5),
        ("3,5", "", 3.5),
    ],
)
def test_numbers_are_read_in_words_digits_and_units(text: str, unit: str, value: float) -> None:
    assert number(unit=unit).marker().read(Wrote(text)) == Reckoned(value)


@pytest.mark.parametrize("text", ["", "no idea", "12 kg", "9" * 60, "1e999", "12 or 13"])
def test_what_is_no_number_is_no_answer(text: str) -> None:
    assert number(unit="km").marker().read(Wrote(text)) is None


def test_the_closest_of_all_gets_its_least_and_takes_it_from_nobody() -> None:
    marker = number(scale=10).marker()
    given = {1: Reckoned(295.0), 2: Reckoned(-105.0), 3: Reckoned(1000.0)}
    shares = {user: (marker.share(guess), guess) for user, guess in given.items()}
    assert marker.compared(shares) == {1: CLOSEST_SHARE, 2: CLOSEST_SHARE, 3: 0}
    near = {1: (0.9, Reckoned(96.0)), 2: (0.2, Reckoned(103.0))}
    assert marker.compared(near) == {1: 0.9, 2: 0.2}
    assert marker.compared({}) == {}


def test_a_guess_is_said_in_the_unit_it_was_taken_in_and_told_of_who_scored() -> None:
    assert number(unit="moons").said(Reckoned(94)) == Amount(94, "moons")
    assert number(unit="moons").told_of(Reckoned(94)) == Amount(94, "moons")
