"""The cards of games that were cut off: for too long to go on by themselves, or for good."""

from bot.discord_app.cards import palette
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import ContinueButton
from bot.discord_app.drawing.elements import Button, Card, Look, Row, Text
from bot.discord_app.words.markdown import heading, small
from bot.discord_app.words.words import Words
from bot.ports.stage import InterruptedCard


def interrupted_card(card: InterruptedCard, words: Words) -> Card:
    """Draw what happened, what is kept, and the way on for who started the game."""
    starter = words.name_of(card.starter_name)
    return Card(
        parts=(
            Text(heading(words.say("The game was interrupted"))),
            Text(
                words.count(
                    "The bot was away for a while. Every point so far counts, and {n} question is "
                    "left.",
                    "The bot was away for a while. Every point so far counts, and {n} questions "
                    "are left.",
                    card.rounds_left,
                )
            ),
            Text(small(words.say("{name}, who started it, can continue it.", name=starter))),
            Row(
                (
                    Button(
                        label=words.plain("Continue"),
                        custom_id=custom_ids.write(ContinueButton(card.game)),
                        look=Look.MAIN,
                    ),
                )
            ),
        ),
        accent=palette.PLAIN,
    )


def continued_card(name: str, words: Words) -> Card:
    """Draw what stands in its place once the game goes on."""
    return Card(
        parts=(
            Text(heading(words.say("The game was interrupted"))),
            Text(words.say("{name} continues it.", name=words.name_of(name))),
        ),
        accent=palette.PLAIN,
    )


def lost_card(words: Words) -> Card:
    """Draw what is said of a game that cannot be taken up again."""
    return Card(
        parts=(
            Text(heading(words.say("The game cannot go on"))),
            Text(
                words.say(
                    "Something that I kept of it cannot be read any more. The points of every "
                    "finished question count. Start another with {/trivia}."
                )
            ),
        ),
        accent=palette.PLAIN,
    )
