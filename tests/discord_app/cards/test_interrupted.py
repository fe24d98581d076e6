from bot.discord_app.cards.interrupted import continued_card, interrupted_card
from bot.discord_app.cards.privacy import erase_card
from bot.discord_app.controls.custom_ids import ContinueButton, EraseButton
from bot.ports.stage import InterruptedCard
from tests.discord_app.cards.reading import labels, pressed, words
from tests.support.english import ENGLISH


def test_an_interrupted_game_says_what_is_kept_and_who_may_go_on() -> None:
    card = interrupted_card(InterruptedCard(7, "Ann *A*", 1), ENGLISH)
    assert "Every point so far counts, and 1 question is left." in words(card)
    assert r"Ann \*A\*, who started it, can continue it." in words(card)
    assert labels(card) == ["Continue"]
    assert pressed(card) == [ContinueButton(7)]


def test_once_it_goes_on_the_button_is_gone() -> None:
    card = continued_card("Ann", ENGLISH)
    assert "Ann continues it." in words(card)
    assert labels(card) == []


def test_an_erasure_is_asked_about_first() -> None:
    card = erase_card(5, ENGLISH)
    assert "cannot be undone" in words(card)
    assert pressed(card) == [EraseButton(5)]
