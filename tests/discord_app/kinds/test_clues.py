from msgspec.structs import replace

from bot.discord_app.cards.question import question_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.controls.custom_ids import WriteButton
from bot.discord_app.words.languages import words_for
from bot.game.kinds.clues import OpenClues, SettledClues
from bot.game.question import Kind
from tests.discord_app.cards.reading import labels, lines, pressed
from tests.discord_app.cards.samples import OPEN, SETTLED, scorer

ENGLISH = words_for("en")
SECOND, THIRD = "This planet has two *small* moons.", "This planet looks red."
STEM = "This planet has the tallest volcano that is known. Which planet is it?"
CLUES = replace(OPEN, kind=Kind.CLUES, stem=STEM, asked=OpenClues((), 3), solved=2, answered=5)


def test_the_first_clue_is_the_heading_and_it_says_what_waiting_costs() -> None:
    drawn = question_card(CLUES, ENGLISH)
    assert lines(drawn)[1:] == [
        f"### {STEM}",
        "-# Clue 1 of 3: each further clue takes something off the points.",
        "-# Closes <t:1763800020:R> · 2 have solved it · 5 answered",
    ]
    assert labels(drawn) == ["Answer"]
    assert pressed(drawn) == [WriteButton(7, 70)]


def test_the_clues_so_far_stand_below_it() -> None:
    some = lines(question_card(replace(CLUES, asked=OpenClues((SECOND,), 3)), ENGLISH))
    assert some[2:4] == [
        "Clue 2: This planet has two \\*small\\* moons.",
        "-# Clue 2 of 3: each further clue takes something off the points.",
    ]
    every = lines(question_card(replace(CLUES, asked=OpenClues((SECOND, THIRD), 3)), ENGLISH))
    assert every[3:5] == ["Clue 3: This planet looks red.", "-# That was the last of 3 clues."]


def test_the_reveal_has_every_clue_and_the_answer() -> None:
    settled = SettledClues("Mars", (SECOND, THIRD))
    scorers = (scorer("Ann", 300, 2_000),)
    shown = lines(
        reveal_card(replace(SETTLED, question=CLUES, settled=settled, scorers=scorers), ENGLISH)
    )
    assert shown[1:6] == [
        f"### {STEM}",
        "Clue 2: This planet has two \\*small\\* moons.",
        "Clue 3: This planet looks red.",
        "✓ **Mars** — right answer",
        "Right: **Ann** +300 (2.0 s).",
    ]
