"""The cards of games that were cut off: for too long to go on by themselves, or for good."""

from bot.discord_app.cards import palette
from bot.discord_app.cards.elements import Button, Card, Look, Row, Text
from bot.discord_app.cards.writing import count
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import ContinueButton
from bot.discord_app.words.markdown import name_of
from bot.ports.stage import InterruptedCard


def interrupted_card(card: InterruptedCard) -> Card:
    """Draw what happened, what is kept, and the way on for who started the game."""
    left = f"{count(card.rounds_left, 'question')} {'is' if card.rounds_left == 1 else 'are'} left"
    return Card(
        parts=(
            Text("### The game was interrupted"),
            Text(f"The bot was away for a while. Every point so far counts, and {left}."),
            Text(f"-# {name_of(card.starter_name)}, who started it, can continue it."),
            Row(
                (
                    Button(
                        label="Continue",
                        custom_id=custom_ids.write(ContinueButton(card.game)),
                        look=Look.MAIN,
                    ),
                )
            ),
        ),
        accent=palette.PLAIN,
    )


def continued_card(name: str) -> Card:
    """Draw what stands in its place once the game goes on."""
    return Card(
        parts=(
            Text("### The game was interrupted"),
            Text(f"{name_of(name)} continues it."),
        ),
        accent=palette.PLAIN,
    )


def lost_card() -> Card:
    """Draw what is said of a game that cannot be taken up again."""
    return Card(
        parts=(
            Text("### The game cannot go on"),
            Text(
                "Something that I kept of it cannot be read any more. The points of every finished "
                "question count. Start another with /trivia."
            ),
        ),
        accent=palette.PLAIN,
    )
