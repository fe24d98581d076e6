"""The buttons that turn the pages of a long list."""

from collections.abc import Callable

from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import Control
from bot.discord_app.drawing.elements import Button, Row
from bot.discord_app.words.words import Words


def page_buttons(
    page: int, pages: int, button_for: Callable[[int], Control], words: Words
) -> tuple[Row, ...]:
    """Return Previous and Next, or nothing for a single page.

    At an end the button stays, greyed out: were it to vanish, a second press on Next would hit
    Previous.
    """
    if pages <= 1:
        return ()
    previous = Button(
        label=words.plain("Previous"),
        custom_id=custom_ids.write(button_for(page - 1)),
        disabled=page <= 1,
    )
    following = Button(
        label=words.plain("Next"),
        custom_id=custom_ids.write(button_for(page + 1)),
        disabled=page >= pages,
    )
    return (Row((previous, following)),)
