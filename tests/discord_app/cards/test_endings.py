import pytest

from bot.discord_app.cards.endings import ending_words, news_words, opening_words
from bot.discord_app.words.languages import words_for
from bot.errors import StoreTrouble
from bot.game.ending import Ending, EndingKind
from bot.ports.stage import EndUnseen, HadToEnd, Interrupted, Shortened
from bot.ports.stage_errors import Obstacle, StageTrouble

ENGLISH = words_for("en-US")


@pytest.mark.parametrize("kind", EndingKind)
def test_every_way_to_end_has_its_words_unless_nothing_was_cut_short(kind: EndingKind) -> None:
    words = ending_words(Ending(kind, name="Ann"), ENGLISH)
    assert (words is None) is (kind is EndingKind.FINISHED)
    assert words is None or words.endswith(".")


def test_who_stopped_a_game_is_named_and_their_name_does_no_harm() -> None:
    stopped = Ending(EndingKind.STOPPED, 1, "*Ann*\n@everyone")
    assert ending_words(stopped, ENGLISH) == "\\*Ann\\* @\u200beveryone stopped the game."


def test_who_was_erased_since_is_not_named() -> None:
    assert ending_words(Ending(EndingKind.STOPPED), ENGLISH) == "A former member stopped the game."


def test_a_game_without_an_ending_has_nothing_to_say() -> None:
    assert ending_words(None, ENGLISH) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "The game goes on."),
        (1, "The game was interrupted for a second and goes on."),
        (119, "The game was interrupted for 119 seconds and goes on."),
        (150, "The game was interrupted for 2 minutes and goes on."),
    ],
)
def test_an_interruption_is_told_with_its_length(seconds: int, words: str) -> None:
    assert opening_words(Interrupted(seconds), ENGLISH) == words


def test_one_question_that_fits_is_told_as_one() -> None:
    assert opening_words(Shortened(1, 5), ENGLISH).startswith(
        "Only 1 question fits what you asked for"
    )


def test_the_starter_hears_what_kept_the_game_from_going_on() -> None:
    unsaved = HadToEnd(Ending(EndingKind.UNSAVED), StoreTrouble.FULL)
    assert news_words(unsaved, ENGLISH) == "Your game had to end. The disk is full."
    broken = news_words(HadToEnd(Ending(EndingKind.BROKEN)), ENGLISH)
    assert broken.startswith("Your game had to end. Something went wrong")
    unseen = news_words(EndUnseen(StageTrouble(Obstacle.NO_CHANNEL)), ENGLISH)
    assert unseen == "The end of your game could not be shown. This channel no longer exists."
