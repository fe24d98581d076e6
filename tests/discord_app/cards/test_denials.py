import pytest

from bot.discord_app.cards.denials import (
    AnyDenial,
    Denial,
    MissingGrants,
    NotInThread,
    TimedOut,
    TooManyStarts,
    denial_line,
)
from bot.ports.stage_errors import Grant
from tests.support.english import ENGLISH, MISPLACED, NO_PLACE, OPERATORS_ONLY, THREAD_LOCKED

TOO_MANY = "That was a lot of games at once. Give it "


@pytest.mark.parametrize("denial", Denial)
def test_every_denial_has_words_of_its_own(denial: Denial) -> None:
    line = denial_line(denial, ENGLISH)
    assert line.endswith(".")
    assert [one for one in Denial if denial_line(one, ENGLISH) == line] == [denial]


@pytest.mark.parametrize(
    ("denial", "line"),
    [
        (Denial.MISPLACED, MISPLACED),
        (Denial.WRONG_CHANNEL, NO_PLACE),
        (Denial.THREAD_LOCKED, THREAD_LOCKED),
        (Denial.OPERATORS_ONLY, OPERATORS_ONLY),
        (TooManyStarts(1), f"{TOO_MANY}1 second, then start the next one."),
        (TooManyStarts(4), f"{TOO_MANY}4 seconds, then start the next one."),
    ],
)
def test_a_denial_says_what_can_be_done_instead(denial: AnyDenial, line: str) -> None:
    assert denial_line(denial, ENGLISH) == line


def test_what_the_bot_lacks_is_listed_in_discords_words() -> None:
    said = denial_line(MissingGrants((Grant.VIEW_CHANNEL, Grant.SEND_MESSAGES)), ENGLISH)
    assert "I lack View Channel and Send Messages." in said


def test_a_timeout_is_told_with_its_end_in_each_readers_own_time() -> None:
    assert "That ends <t:1800000000:R>, or when" in denial_line(TimedOut(1_800_000_000), ENGLISH)


def test_a_bot_that_is_not_in_a_thread_says_how_it_is_brought_in() -> None:
    assert "Mention me here (<@77>)" in denial_line(NotInThread(77), ENGLISH)
