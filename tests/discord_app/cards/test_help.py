from bot.discord_app.cards.help import for_moderators, for_players, help_card
from bot.game.scoring import BASE, STREAK_CAP, STREAK_STEP
from tests.discord_app.cards.reading import words
from tests.support.english import ENGLISH


def test_the_help_names_every_command() -> None:
    shown = words(help_card(ENGLISH))
    for name, sentence in {**for_players(ENGLISH), **for_moderators(ENGLISH)}.items():
        assert f"`/{name}` {sentence}" in shown


def test_points_are_explained_as_they_are_decided() -> None:
    shown = words(help_card(ENGLISH))
    assert f"{BASE[1]} to {BASE[5]} points" in shown
    assert f"{STREAK_STEP} more for each" in shown
    assert f"at most {STREAK_CAP}" in shown


def test_the_help_says_what_is_kept() -> None:
    assert "I read no messages." in words(help_card(ENGLISH))
