from bot.discord_app.cards.help import MODERATORS, PLAYERS, help_card
from bot.game.scoring import BASE, explain
from tests.discord_app.cards.reading import words


def test_the_help_names_every_command() -> None:
    shown = words(help_card())
    for name, sentence in {**PLAYERS, **MODERATORS}.items():
        assert f"`/{name}` {sentence}" in shown


def test_points_are_explained_as_they_are_decided() -> None:
    assert explain() in words(help_card())
    assert f"{BASE[1]} to {BASE[5]} points" in words(help_card())


def test_the_help_says_what_is_kept() -> None:
    assert "I read no messages." in words(help_card())
