from random import Random

from bot.game.given import Picked
from bot.game.kinds.true_false import SettledTrueFalse
from tests.game.kinds.test_kinds import share
from tests.support.questions import true_false


def test_the_right_option_is_known_by_its_place() -> None:
    assert share(true_false(answer=False), Picked(1)) == 1
    assert true_false(answer=False).said(Picked(1)) is False
    assert true_false().said(Picked(0)) is True


def test_true_always_stands_first() -> None:
    assert {true_false().option_order(Random(seed)) for seed in range(20)} == {(0, 1)}


def test_a_later_card_recalls_what_is_true() -> None:
    assert true_false(answer=False).recalled() == "This is the fact about the ring."


def test_a_reveal_counts_both() -> None:
    settled = true_false(answer=False).settled_part((0, 1), [Picked(0), Picked(0), Picked(1)])
    assert settled == SettledTrueFalse(1, (2, 1))
