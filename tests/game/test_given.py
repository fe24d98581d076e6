import pytest

from bot.game.given import Arranged, Given, Picked, Reckoned, Ticked, Wrote, in_the_pack, tally

ORDER = (2, 0, 1)


@pytest.mark.parametrize(
    ("shown", "packed"),
    [
        (Picked(0), Picked(2)),
        (Ticked((0, 2)), Ticked((2, 1))),
        (Arranged((2, 1, 0)), Arranged((1, 0, 2))),
        (Wrote("Mars"), Wrote("Mars")),
        (Reckoned(7), Reckoned(7)),
        (Picked(3), None),
        (Picked(-1), None),
        (Ticked((0, 3)), None),
    ],
)
def test_options_are_known_by_their_places_in_the_pack(shown: Given, packed: Given | None) -> None:
    assert in_the_pack(shown, ORDER) == packed


def test_what_was_chosen_is_counted_in_the_order_in_which_it_was_shown() -> None:
    answers: list[Given] = [Picked(2), Picked(2), Ticked((0, 1)), Wrote("Mars")]
    assert tally(ORDER, answers) == (2, 1, 1)
