from msgspec.structs import replace

from bot.discord_app.cards.question import question_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.drawing.elements import Picture
from bot.discord_app.words.languages import words_for
from bot.game.question import Image
from tests.discord_app.cards.samples import OPEN, SETTLED

ENGLISH = words_for("en")


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
