import pytest
from msgspec.structs import replace

from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.controls.custom_ids import AgainButton, AnswerButton, SourceButton
from bot.discord_app.drawing.elements import Text
from bot.discord_app.kinds.options import bar
from bot.game.ending import Ending, EndingKind
from bot.game.kinds.choice import SettledChoice
from bot.game.kinds.true_false import OpenTrueFalse, SettledTrueFalse
from bot.game.question import Kind, Source
from bot.game.standing import Place
from bot.ports.stage import RevealCard
from tests.discord_app.cards.reading import lines, pressed, words
from tests.discord_app.cards.samples import OPEN, SETTLED, SINGERS, scorer
from tests.support.english import ENGLISH


def test_a_reveal_tells_the_answer_the_spread_the_scores_the_reason_and_the_source() -> None:
    assert lines(reveal_card(SETTLED, ENGLISH)) == [
        "-# Question 3 of 10 · The story of “Gone” · difficulty 2 of 5",
        "### For which singer was the song “Gone” first written?",
        "A. Usher · ▰▱▱▱▱ 1",
        "✓ **B. Michael Jackson** — right answer · ▰▰▰▰▱ 3",
        "C. Prince · ▱▱▱▱▱ 0",
        "D. Stevie Wonder · ▱▱▱▱▱ 0",
        "Right: **Ann** +380 (2.1 s, three in a row) and **Ben** +350 (3.3 s).",
        "Timberlake had Michael Jackson in mind when he wrote “Gone”.¹",
        "-# After 3 of 10: first Ann 980 · second Ben 700",
        "-# ¹ The story of “Gone”, paragraph 5 · as of May 2014",
    ]


def test_the_answer_buttons_are_gone_and_the_source_is_there() -> None:
    meanings = pressed(reveal_card(SETTLED, ENGLISH))
    assert meanings == [SourceButton(70)]
    assert not any(isinstance(meaning, AnswerButton) for meaning in meanings)


def test_the_last_reveal_of_a_single_question_offers_more() -> None:
    alone = replace(SETTLED, offers_more=True)
    assert pressed(reveal_card(alone, ENGLISH))[1:] == [AgainButton(7, 1), AgainButton(7, 10)]


def test_five_scorers_are_named_and_the_others_counted() -> None:
    crowd = tuple(scorer(f"Member {n}", 100, 1000 * n) for n in range(1, 9))
    assert "**Member 5** +100 (5.0 s) and 3 more." in words(
        reveal_card(_with(scorers=crowd), ENGLISH)
    )


def test_an_answer_that_nobody_had_is_told_kindly() -> None:
    wrong = _with(settled=SettledChoice(SINGERS, 1, (2, 0, 0, 1)), scorers=())
    assert "Nobody had it this time." in lines(reveal_card(wrong, ENGLISH))


def test_a_round_without_answers_shows_no_bars() -> None:
    unanswered = replace(OPEN, answered=0)
    nothing = SettledChoice(SINGERS, 1, (0, 0, 0, 0))
    empty = reveal_card(_with(question=unanswered, settled=nothing, scorers=()), ENGLISH)
    assert "Nobody answered this one." in lines(empty)
    assert "▱" not in words(empty)
    assert "✓ **B. Michael Jackson** — right answer" in lines(empty)


def test_true_and_false_have_lines_on_the_reveal() -> None:
    asked = replace(OPEN, kind=Kind.TRUE_FALSE, asked=OpenTrueFalse(), answered=4)
    shown = lines(reveal_card(_with(question=asked, settled=SettledTrueFalse(0, (3, 1))), ENGLISH))
    assert shown[2:4] == ["✓ **True** — right answer · ▰▰▰▰▱ 3", "False · ▰▱▱▱▱ 1"]


def test_a_round_that_ends_a_game_early_says_why() -> None:
    ending = Ending(EndingKind.STOPPED, 7, "Ann")
    assert "Ann stopped the game." in lines(reveal_card(_with(ending=ending), ENGLISH))


def test_a_source_without_paragraph_or_date_is_its_title() -> None:
    shown = lines(reveal_card(_with(source=Source("The planets")), ENGLISH))
    assert shown[-1] == "-# ¹ The planets"


def test_names_are_shown_as_they_are_written_and_call_nobody() -> None:
    hostile = (scorer("@everyone", 10, 100), scorer("<@1>", 10, 100))
    places = (Place(1, 1, "*Star*", 10),)
    shown = words(reveal_card(_with(scorers=hostile, standing=places), ENGLISH))
    assert "**@\u200beveryone** +10" in shown
    assert "**\\<@\u200b1\\>** +10" in shown
    assert r"first \*Star\* 10" in shown


@pytest.mark.parametrize(
    ("part", "whole", "blocks"),
    [(0, 9, "▱▱▱▱▱"), (1, 100, "▰▱▱▱▱"), (1, 2, "▰▰▱▱▱"), (99, 100, "▰▰▰▰▰"), (4, 4, "▰▰▰▰▰")],
)
def test_a_bar_shows_a_share_and_never_hides_a_single_answer(
    part: int, whole: int, blocks: str
) -> None:
    assert bar(part, whole) == blocks


def _with(**changes: object) -> RevealCard:
    return replace(SETTLED, **changes)


def test_who_has_no_point_yet_has_no_place() -> None:
    standing = (Place(1, 1, "Ann", 980), Place(2, 2, "Ben", 0))
    some = words(reveal_card(replace(SETTLED, standing=standing), ENGLISH))
    assert "After 3 of 10: first Ann 980" in some
    assert "Ben 0" not in some
    nobody = (Place(1, 1, "Ann", 0), Place(1, 2, "Ben", 0))
    assert "After 3 of 10" not in words(reveal_card(replace(SETTLED, standing=nobody), ENGLISH))


def test_what_belongs_together_is_not_torn_apart_on_a_phone() -> None:
    raw = "\n".join(
        part.content for part in reveal_card(SETTLED, ENGLISH).parts if isinstance(part, Text)
    )
    for together in ("Question 3 of 10", "difficulty 2 of 5", "▰▰▰▰▱ 3", "After 3 of 10"):
        assert together.replace(" ", "\u00a0") in raw
