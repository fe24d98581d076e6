from msgspec.structs import replace

from bot.discord_app.cards.question import question_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.words.languages import words_for
from bot.game.kinds.listing import OpenListing, SettledListing
from bot.game.question import Kind
from bot.game.saying import Parts
from tests.discord_app.cards.reading import lines, words
from tests.discord_app.cards.samples import SETTLED, asked, scorer

ENGLISH = words_for("en")


LIST = asked(Kind.LIST, OpenListing(5), solved=1)


def test_a_list_says_how_many_names_are_enough() -> None:
    shown = words(question_card(LIST, ENGLISH))
    assert "5 names for the full points" in shown
    assert "1 has solved it" in shown


def test_the_reveal_of_a_list_names_them_all() -> None:
    card = replace(
        SETTLED,
        question=replace(LIST, answered=1),
        settled=SettledListing(Parts(("Mercury", "Venus", "Earth")), 5),
        scorers=(scorer("Ben", 120, 4_000, share=0.6),),
    )
    shown = lines(reveal_card(card, ENGLISH))
    assert shown[2:4] == ["✓ Right answers", "**Mercury, Venus, Earth**"]
    assert shown[4] == "Scored: **Ben** +120 (3 of 5, 4.0 s)."
