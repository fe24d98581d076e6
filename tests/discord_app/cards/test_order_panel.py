from msgspec.structs import replace

from bot.discord_app.cards.order_panel import is_order_of, locked_panel, panel_card, places
from bot.discord_app.controls.custom_ids import PlaceButton, SubmitOrderButton
from bot.discord_app.words.markdown import Markdown
from bot.game.kinds.order import OpenOrder
from bot.game.question import Kind
from tests.discord_app.cards.reading import buttons, labels, lines, pressed
from tests.discord_app.cards.samples import OPEN
from tests.support.english import ENGLISH

PLANETS = ("Mars", "Venus", "Mercury", "Earth")
ORDER = replace(OPEN, kind=Kind.ORDER, asked=OpenOrder(PLANETS))


def test_an_empty_panel_offers_everything_but_to_submit() -> None:
    drawn = panel_card(ORDER, (), ENGLISH)
    assert labels(drawn) == [*PLANETS, "Clear", "Submit"]
    assert [button.disabled for button in buttons(drawn)] == [False] * 4 + [True, True]
    assert lines(drawn) == [f"-# {ORDER.stem}", "1. … (tap what comes here)"]


def test_what_is_placed_is_listed_up_to_the_next_place() -> None:
    assert lines(panel_card(ORDER, (2, 1), ENGLISH))[1:] == [
        "1. **Mercury**",
        "2. **Venus**",
        "3. … (tap what comes here)",
    ]


def test_letters_are_explained_only_until_they_are_placed() -> None:
    long = replace(
        ORDER, asked=OpenOrder(tuple(f"{planet} and all its moons" for planet in PLANETS))
    )
    drawn = panel_card(long, (2, 1), ENGLISH)
    assert labels(drawn)[:4] == ["A", "B", "C", "D"]
    assert lines(drawn)[1:4] == [
        "A. Mars and all its moons",
        "D. Earth and all its moons",
        "1. **Mercury and all its moons**",
    ]
    assert len(lines(panel_card(long, (0, 1, 2, 3), ENGLISH))) == 5


def test_each_button_carries_the_order_that_its_tap_makes() -> None:
    meanings = pressed(panel_card(ORDER, (2, 1), ENGLISH))
    assert meanings[0] == PlaceButton(7, 70, "210")
    assert meanings[3] == PlaceButton(7, 70, "213")
    assert meanings[4] == PlaceButton(7, 70, "")
    assert meanings[5] == SubmitOrderButton(7, 70, "21")


def test_what_is_placed_cannot_be_tapped_again() -> None:
    dead = [button.disabled for button in buttons(panel_card(ORDER, (2, 1), ENGLISH))]
    assert dead == [False, True, True, False, False, True]


def test_a_full_panel_can_be_submitted() -> None:
    drawn = panel_card(ORDER, (2, 1, 3, 0), ENGLISH, Markdown("That was not saved."))
    assert lines(drawn)[0] == "That was not saved."
    assert not buttons(drawn)[-1].disabled


def test_six_things_stand_in_two_rows() -> None:
    drawn = panel_card(
        replace(ORDER, asked=OpenOrder((*PLANETS, "Saturn", "Neptune"))), (), ENGLISH
    )
    assert labels(drawn) == [*PLANETS, "Saturn", "Neptune", "Clear", "Submit"]


def test_a_locked_order_can_be_changed() -> None:
    drawn = locked_panel(ORDER, (2, 1, 3, 0), ENGLISH)
    assert lines(drawn) == [
        "Locked in:",
        "1. **Mercury**",
        "2. **Venus**",
        "3. **Earth**",
        "4. **Mars**",
    ]
    assert pressed(drawn) == [PlaceButton(7, 70, "")]


def test_only_things_of_the_card_each_once_are_an_order() -> None:
    assert is_order_of(ORDER, places("213"))
    assert is_order_of(ORDER, ())
    assert not is_order_of(ORDER, places("22"))
    assert not is_order_of(ORDER, places("24"))
