from msgspec.structs import replace

from bot.discord_app.cards.question import question_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.controls.custom_ids import TickMenu, write
from bot.discord_app.drawing.elements import Menu
from bot.discord_app.words.languages import words_for
from bot.game.kinds.several import OpenSeveral, SettledSeveral
from bot.game.question import Kind
from tests.discord_app.cards.reading import lines, words
from tests.discord_app.cards.samples import SETTLED, asked, scorer

ENGLISH = words_for("en")
PLANETS = ("Mars", "Venus", "Mercury", "Earth")


SEVERAL = asked(Kind.SEVERAL, OpenSeveral(PLANETS))


def test_that_all_should_be_ticked_is_left_to_the_question_and_the_menu() -> None:
    drawn = question_card(SEVERAL, ENGLISH)
    (menu,) = (part for part in drawn.parts if isinstance(part, Menu))
    assert menu.placeholder == "Tick all that apply"
    assert "A right tick counts for you, a wrong one against." in words(drawn)
    assert "all that apply" not in words(drawn)


def test_all_that_applies_is_ticked_in_a_menu() -> None:
    (menu,) = (part for part in question_card(SEVERAL, ENGLISH).parts if isinstance(part, Menu))
    assert menu.custom_id == write(TickMenu(7, 70))
    assert [(one.label, one.value) for one in menu.choices][:2] == [
        ("A. Mars", "0"),
        ("B. Venus", "1"),
    ]


def test_the_reveal_of_several_marks_every_right_line_and_bars_count_members() -> None:
    card = replace(
        SETTLED,
        question=replace(SEVERAL, answered=4),
        settled=SettledSeveral(PLANETS, (1, 3), (1, 4, 0, 2)),
        scorers=(scorer("Ben", 120, 4_000, share=0.5),),
    )
    shown = lines(reveal_card(card, ENGLISH))
    assert shown[3] == "✓ **B. Venus** — right · ▰▰▰▰▰ 4"
    assert shown[5] == "✓ **D. Earth** — right · ▰▰▱▱▱ 2"
    assert shown[6] == "Scored: **Ben** +120 (1 of 2, 4.0 s)."
