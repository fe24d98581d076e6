from bot.game.given import Picked
from bot.game.kinds.choice import SettledChoice
from tests.game.kinds.test_kinds import share
from tests.support.questions import choice


def test_the_last_pick_counts() -> None:
    assert share(choice(), Picked(1), Picked(0)) == 0
    assert share(choice(), Picked(0), Picked(1)) == 1


def test_the_right_option_is_known_by_its_place() -> None:
    assert choice().said(Picked(choice().all_options().index("Earth"))) == "Earth"
    assert choice().marker().mark([Picked(1)]).right


def test_a_reveal_counts_by_shown_places() -> None:
    settled = choice().settled_part((2, 1, 0, 3), [Picked(1), Picked(1), Picked(2)])
    assert settled == SettledChoice(("Mars", "Earth", "Venus", "Jupiter"), 1, (1, 2, 0, 0))
