"""The buttons with which a channel plays on."""

from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import AgainButton
from bot.discord_app.drawing.elements import Button, Look
from bot.discord_app.words.words import Words


def play_on(game: int, words: Words) -> tuple[Button, Button]:
    """Return “Next question” and “Play ten more”, with the settings of the game that just ended."""
    return (
        Button(
            label=words.plain("Next question"),
            custom_id=custom_ids.write(AgainButton(game, 1)),
            look=Look.MAIN,
        ),
        Button(
            label=words.plain("Play ten more"),
            custom_id=custom_ids.write(AgainButton(game, 10)),
        ),
    )
