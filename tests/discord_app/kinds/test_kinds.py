"""What holds for the cards of every kind."""

import pytest

from bot.discord_app.cards.question import is_asked_by, question_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.controls.custom_ids import WriteButton, write
from bot.discord_app.drawing.elements import Menu
from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.languages import words_for
from bot.game.kinds.listing import OpenListing
from bot.game.kinds.number import OpenNumber
from bot.game.kinds.order import OpenOrder
from bot.game.kinds.several import OpenSeveral
from bot.game.kinds.typed import OpenTyped
from bot.game.question import Kind
from bot.ports.stage import QuestionCard
from tests.discord_app.cards.reading import labels, pressed
from tests.discord_app.cards.samples import OPEN, SETTLED, asked

ENGLISH = words_for("en")
PLANETS = ("Mars", "Venus", "Mercury", "Earth")


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


def test_every_kind_has_its_words() -> None:
    names = [drawing_of(kind).name(ENGLISH) for kind in Kind]
    assert len(set(names)) == len(names)
    assert all(names)
