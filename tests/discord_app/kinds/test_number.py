from msgspec.structs import replace

from bot.discord_app.cards.question import question_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.kinds.number import with_unit
from bot.discord_app.words.languages import words_for
from bot.game.kinds.number import CLOSEST_SHARE, OpenNumber, SettledNumber
from bot.game.question import Kind
from bot.game.saying import Amount
from bot.packs.facts.bounds import LARGEST_NUMBER
from tests.discord_app.cards.reading import lines, words
from tests.discord_app.cards.samples import SETTLED, asked, scorer

ENGLISH = words_for("en")


NUMBER = asked(Kind.NUMBER, OpenNumber("years", 10.0))


def test_a_number_card_states_its_scale_and_never_who_has_it() -> None:
    shown = words(question_card(replace(NUMBER, solved=3), ENGLISH))
    assert (
        "The nearer, the more: all on the spot, none from 10 years off; "
        "the closest gets at least half." in shown
    )
    assert CLOSEST_SHARE == 0.5
    assert "solved" not in shown


def test_a_bare_number_may_be_a_year_and_has_no_separator() -> None:
    assert with_unit(2001, "", ENGLISH) == "2001"
    assert with_unit(2001, "km", ENGLISH) == "2,001\u00a0km"
    assert with_unit(2_500_000, "", ENGLISH) == "2,500,000"


def test_the_reveal_of_a_number_names_the_closest_with_what_they_said() -> None:
    card = replace(
        SETTLED,
        question=replace(NUMBER, answered=2),
        settled=SettledNumber(Amount(1984, "years")),
        scorers=(scorer("Ann", 300, 2_000, share=0.9, answer=Amount(1985, "years")),),
    )
    shown = lines(reveal_card(card, ENGLISH))
    assert shown[2] == "✓ **1,984 years** — right answer"
    assert shown[3] == "Closest: **Ann** +300 (1,985 years, 2.0 s)."


def test_the_largest_number_that_a_pack_may_hold_can_be_shown() -> None:
    largest = with_unit(LARGEST_NUMBER, "kg", ENGLISH)
    assert largest == f"{int(LARGEST_NUMBER):,}\u00a0kg"
    assert with_unit(-(2.0**100), "", words_for("de")) == f"{-(2**100):,}".replace(",", ".")
