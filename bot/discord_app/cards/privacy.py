"""The question whether a member means it, before anything is erased."""

from bot.discord_app.cards import palette
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import EraseButton
from bot.discord_app.drawing.elements import Button, Card, Look, Row, Text
from bot.discord_app.words.markdown import heading
from bot.discord_app.words.words import Words


def erase_card(user: int, words: Words) -> Card:
    """Draw what would be erased on this server, and the button that does it."""
    erase = Button(
        label=words.plain("Erase it for good"),
        custom_id=custom_ids.write(EraseButton(user)),
        look=Look.GRAVE,
    )
    return Card(
        parts=(
            Text(heading(words.say("Erase what is kept of you on this server?"))),
            Text(
                words.say(
                    "Your Discord id, your name and every text that you typed are erased. Your "
                    "points stay on the boards as those of a former member, so that nobody else's "
                    "place changes. This cannot be undone; `{/trivia-privacy export}` gives you a "
                    "copy first."
                )
            ),
            Row((erase,)),
        ),
        accent=palette.PLAIN,
    )
