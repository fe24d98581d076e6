"""The buttons with which a channel plays on."""

from bot.discord_app.cards.elements import Button, Look
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import AgainButton


def play_on(game: int) -> tuple[Button, Button]:
    """Return “Next question” and “Play ten more”, with the wishes of the game that just ended."""
    return (
        Button(
            label="Next question",
            custom_id=custom_ids.write(AgainButton(game, 1)),
            look=Look.MAIN,
        ),
        Button(label="Play ten more", custom_id=custom_ids.write(AgainButton(game, 10))),
    )
