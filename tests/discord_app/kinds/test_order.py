from msgspec.structs import replace

from bot.discord_app.cards.question import question_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.controls.custom_ids import OrderButton
from bot.discord_app.words.languages import words_for
from bot.game.kinds.order import OpenOrder, SettledOrder
from bot.game.question import Kind
from tests.discord_app.cards.reading import lines, pressed
from tests.discord_app.cards.samples import SETTLED, asked, scorer

ENGLISH = words_for("en")
PLANETS = ("Mars", "Venus", "Mercury", "Earth")


ORDER = asked(Kind.ORDER, OpenOrder(PLANETS))


def test_an_order_is_given_on_a_panel() -> None:
    drawn = question_card(ORDER, ENGLISH)
    assert pressed(drawn) == [OrderButton(7, 70)]
    assert "A. Mars" in lines(drawn)


def test_the_reveal_of_an_order_numbers_it_and_counts_pairs() -> None:
    card = replace(
        SETTLED,
        question=ORDER,
        settled=SettledOrder(("Mercury", "Venus", "Earth", "Mars")),
        scorers=(scorer("Ann", 300, 2_000), scorer("Ben", 120, 4_000, streak=0, share=5 / 6)),
    )
    shown = lines(reveal_card(card, ENGLISH))
    assert shown[2:7] == [
        "✓ Right order",
        "1. **Mercury**",
        "2. **Venus**",
        "3. **Earth**",
        "4. **Mars**",
    ]
    assert shown[7] == "Scored: **Ann** +300 (2.0 s) and **Ben** +120 (5 of 6 pairs, 4.0 s)."
