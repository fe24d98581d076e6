"""The open card and the reveal of every kind beyond multiple choice."""

import pytest
from msgspec.structs import replace

from bot.discord_app.cards.question import is_asked_by, question_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.controls.custom_ids import OrderButton, TickMenu, WriteButton, write
from bot.discord_app.drawing.elements import Menu, Picture
from bot.discord_app.kinds import drawing_of
from bot.discord_app.kinds.number import with_unit
from bot.discord_app.words.languages import words_for
from bot.game.kinds import ShownOpen
from bot.game.kinds.listing import OpenListing, SettledListing
from bot.game.kinds.number import CLOSEST_SHARE, OpenNumber, SettledNumber
from bot.game.kinds.order import OpenOrder, SettledOrder
from bot.game.kinds.several import OpenSeveral, SettledSeveral
from bot.game.kinds.typed import OpenTyped, SettledTyped
from bot.game.question import Image, Kind
from bot.game.saying import Amount, Parts
from bot.ports.stage import QuestionCard
from tests.discord_app.cards.reading import labels, lines, pressed, words
from tests.discord_app.cards.samples import OPEN, SETTLED, scorer

ENGLISH = words_for("en")
PLANETS = ("Mars", "Venus", "Mercury", "Earth")


def asked(kind: Kind, part: ShownOpen, **more: object) -> QuestionCard:
    return replace(OPEN, kind=kind, asked=part, **more)


TYPED = asked(Kind.TYPED, OpenTyped("M______ J_____n"), solved=2, answered=5)
NUMBER = asked(Kind.NUMBER, OpenNumber("years", 10.0))
ORDER = asked(Kind.ORDER, OpenOrder(PLANETS))
SEVERAL = asked(Kind.SEVERAL, OpenSeveral(PLANETS))
LIST = asked(Kind.LIST, OpenListing(5), solved=1)


@pytest.mark.parametrize("card", [TYPED, NUMBER, LIST], ids=lambda card: card.kind.value)
def test_what_is_written_has_one_button_that_opens_a_form(card: QuestionCard) -> None:
    drawn = question_card(card, ENGLISH)
    assert labels(drawn) == ["Answer"]
    assert pressed(drawn) == [WriteButton(7, 70)]


def test_a_typed_card_shows_how_many_have_solved_it_and_the_hint() -> None:
    shown = lines(question_card(TYPED, ENGLISH))
    assert shown[2] == "Hint: `M _ _ _ _ _ _   J _ _ _ _ _ n` (7 and 7 letters)"
    assert shown[-1] == "-# Closes <t:1763800020:R> · 2 have solved it · 5 answered"


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


def test_that_all_should_be_ticked_is_left_to_the_question_and_the_menu() -> None:
    drawn = question_card(SEVERAL, ENGLISH)
    (menu,) = (part for part in drawn.parts if isinstance(part, Menu))
    assert menu.placeholder == "Tick all that apply"
    assert "A right tick counts for you, a wrong one against." in words(drawn)
    assert "all that apply" not in words(drawn)


def test_an_order_is_given_on_a_panel() -> None:
    drawn = question_card(ORDER, ENGLISH)
    assert pressed(drawn) == [OrderButton(7, 70)]
    assert "A. Mars" in lines(drawn)


def test_all_that_applies_is_ticked_in_a_menu() -> None:
    (menu,) = (part for part in question_card(SEVERAL, ENGLISH).parts if isinstance(part, Menu))
    assert menu.custom_id == write(TickMenu(7, 70))
    assert [(one.label, one.value) for one in menu.choices][:2] == [
        ("A. Mars", "0"),
        ("B. Venus", "1"),
    ]


def test_a_list_says_how_many_names_are_enough() -> None:
    shown = words(question_card(LIST, ENGLISH))
    assert "5 names for the full points" in shown
    assert "1 has solved it" in shown


@pytest.mark.parametrize("card", [OPEN, TYPED, ORDER, SEVERAL], ids=lambda card: card.kind.value)
def test_an_open_card_is_known_by_its_controls(card: QuestionCard) -> None:
    drawn = question_card(card, ENGLISH)
    menus = [part.custom_id for part in drawn.parts if isinstance(part, Menu)]
    found = [*menus, *(write(one) for one in pressed(drawn) if one)]
    assert any(is_asked_by(custom_id, 7, 70) for custom_id in found)
    assert not any(is_asked_by(custom_id, 7, 71) for custom_id in found)
    assert not any(is_asked_by(custom_id, 8, 70) for custom_id in found)


def test_a_reveal_is_not_taken_for_an_open_card() -> None:
    found = [write(one) for one in pressed(reveal_card(SETTLED, ENGLISH)) if one]
    assert not any(is_asked_by(custom_id, 7, 70) for custom_id in [*found, "elsewhere"])


def test_a_picture_stands_under_the_question_under_a_name_that_tells_nothing() -> None:
    image = Image(alt="A *red* planet", path="maps/mars.PNG")
    for drawn in (
        question_card(replace(OPEN, image=image), ENGLISH),
        reveal_card(replace(SETTLED, question=replace(OPEN, image=image)), ENGLISH),
    ):
        assert drawn.parts[2] == Picture("attachment://picture.png", "A *red* planet")


def test_a_linked_picture_keeps_its_link() -> None:
    drawn = question_card(
        replace(OPEN, image=Image(alt="Mars", url="https://example.org/m.png")), ENGLISH
    )
    assert drawn.parts[2] == Picture("https://example.org/m.png", "Mars")


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


def test_a_typed_answer_that_nobody_had_is_told_kindly() -> None:
    card = replace(SETTLED, question=TYPED, settled=SettledTyped("X"), scorers=())
    assert "Nobody had it this time." in lines(reveal_card(card, ENGLISH))


def test_every_kind_has_its_words() -> None:
    names = [drawing_of(kind).name(ENGLISH) for kind in Kind]
    assert len(set(names)) == len(names)
    assert all(names)
