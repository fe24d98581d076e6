import pytest

from bot.discord_app.cards.verdicts import buttons_for, line_for
from bot.discord_app.controls.custom_ids import RevealButton, WriteButton, read
from bot.discord_app.drawing.elements import Button
from bot.game.given import Arranged, Given, Picked, Reckoned, Ticked, Wrote
from bot.game.question import Kind
from bot.game.saying import Amount, Parts
from bot.play.tap import (
    Guessed,
    LockedIn,
    NamesFound,
    NoTriesLeft,
    NotSaved,
    RoundOver,
    TapOutcome,
    TooLate,
    Unfit,
)
from tests.support.english import ENGLISH

WORDS = Wrote("x")


def guessed(text: str, *, right: bool = False, close: bool = False, left: int = 2) -> Guessed:
    return Guessed(text, right, close, left, may_reveal=False)


def named(*new: str, found: int, left: int = 9) -> NamesFound:
    return NamesFound(new, found, 5, left, may_reveal=False)


@pytest.mark.parametrize(
    ("outcome", "given", "line"),
    [
        (LockedIn(1, "A *Jackson*", False), Picked(1), r"Locked in: B · A \*Jackson\*"),
        (LockedIn(0, False, False), Picked(0), "Locked in: False"),
        (LockedIn(None, Parts(("Mars", "Earth")), False), Ticked((2, 0)), "Locked in: Mars, Earth"),
        (
            LockedIn(None, Parts(("Mars", "Earth"), in_order=True), False),
            Arranged((2, 0)),
            "Locked in: Mars → Earth",
        ),
        (
            LockedIn(None, Amount(1984, "km"), False),
            WORDS,
            "Locked in: 1,984 km. You can change it until the round closes.",
        ),
        (
            LockedIn(None, Amount(7), False),
            Reckoned(7),
            "Locked in: 7. You can change it until the round closes.",
        ),
        (guessed("jordan", right=True, left=0), WORDS, "Right! “jordan” counts."),
        (guessed("jord", close=True), WORDS, "Close: “jord” is nearly it. Two tries left."),
        (guessed("x", left=1), WORDS, "“x” is not it. One try left."),
        (guessed("x", left=0), WORDS, "“x” is not it, and that was the last try."),
        (
            guessed("x", close=True, left=0),
            WORDS,
            "Close: “x” is nearly it, and that was the last try.",
        ),
        (
            named("Mars", "Venus", found=3),
            WORDS,
            "Found: Mars and Venus. 3 of 5 so far. Nine tries left.",
        ),
        (
            named(found=1),
            WORDS,
            "Nothing new from the list in that. 1 of 5 so far. Nine tries left.",
        ),
        (
            named("Mars", found=5, left=0),
            WORDS,
            "Found: Mars. That makes 5 of 5: the full points.",
        ),
        (
            named(found=1, left=0),
            WORDS,
            "Nothing new from the list in that. 1 of 5 so far, and that was the last try.",
        ),
    ],
)
def test_every_verdict_is_one_line(outcome: TapOutcome, given: Given, line: str) -> None:
    assert line_for(outcome, given, ENGLISH) == line


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (NoTriesLeft(solved=True), "solved this one already"),
        (NoTriesLeft(solved=False), "no tries left"),
        (Unfit(Kind.NUMBER), "not a number, so no try was used"),
        (Unfit(Kind.CHOICE), "no try was used"),
        (TooLate(), "Too late"),
        (NotSaved(None), "does not count"),
        (NotSaved("Mars"), "still counts: Mars."),
        (RoundOver(), "This round is over."),
    ],
)
def test_what_was_not_taken_is_said_and_why(outcome: TapOutcome, words: str) -> None:
    assert words in line_for(outcome, WORDS, ENGLISH)


def test_what_people_wrote_is_shown_as_text() -> None:
    assert line_for(guessed("@everyone *x*"), WORDS, ENGLISH).startswith(
        "“@\u200beveryone \\*x\\*” is not"
    )


def test_who_may_try_again_is_offered_the_form() -> None:
    for outcome in (guessed("x"), named(found=1), Unfit(Kind.NUMBER), NotSaved(None)):
        (button,) = buttons_for(outcome, WriteButton(7, 70), ENGLISH, written=True)
        assert read(button.custom_id) == WriteButton(7, 70)


def test_who_has_solved_it_or_has_no_try_left_is_not() -> None:
    for outcome in (guessed("x", left=0), named(found=5, left=0), TooLate(), NoTriesLeft(True)):
        assert buttons_for(outcome, WriteButton(7, 70), ENGLISH, written=True) == ()


def test_a_tap_needs_no_way_back() -> None:
    assert buttons_for(NotSaved(None), WriteButton(7, 70), ENGLISH) == ()
    assert buttons_for(LockedIn(0, "Mars", False), WriteButton(7, 70), ENGLISH) == ()


def test_who_plays_alone_may_reveal() -> None:
    shown: list[Button] = []
    for outcome in (
        LockedIn(0, "Mars", may_reveal=True),
        Guessed("x", right=True, close=False, tries_left=0, may_reveal=True),
        NamesFound(("x",), 5, 5, 0, may_reveal=True),
    ):
        shown.extend(buttons_for(outcome, WriteButton(7, 70), ENGLISH))
    assert [read(button.custom_id) for button in shown] == [RevealButton(7, 70)] * 3
