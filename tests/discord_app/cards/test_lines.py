from bot.discord_app.cards import lines
from tests.support.english import ENGLISH


def test_an_answer_that_was_not_saved_is_said_not_to_count() -> None:
    assert "does not count" in lines.not_saved(None, ENGLISH)


def test_the_earlier_answer_that_counts_instead_is_named() -> None:
    assert "still counts: Prince." in lines.not_saved("Prince", ENGLISH)
