from msgspec.structs import replace

from bot.discord_app.cards.question import question_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.words.languages import words_for
from bot.game.kinds.typed import OpenTyped, SettledTyped
from bot.game.question import Kind
from tests.discord_app.cards.reading import lines
from tests.discord_app.cards.samples import SETTLED, asked

ENGLISH = words_for("en")


TYPED = asked(Kind.TYPED, OpenTyped("M______ J_____n"), solved=2, answered=5)


def test_a_typed_card_shows_how_many_have_solved_it_and_the_hint() -> None:
    shown = lines(question_card(TYPED, ENGLISH))
    assert shown[2] == "Hint: `M _ _ _ _ _ _   J _ _ _ _ _ n` (7 and 7 letters)"
    assert shown[-1] == "-# Closes <t:1763800020:R> · 2 have solved it · 5 answered"


def test_a_typed_answer_that_nobody_had_is_told_kindly() -> None:
    card = replace(SETTLED, question=TYPED, settled=SettledTyped("X"), scorers=())
    assert "Nobody had it this time." in lines(reveal_card(card, ENGLISH))
