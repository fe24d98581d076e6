"""The picture of a question on its card."""

from pathlib import PurePosixPath

from bot.discord_app.drawing.elements import Picture
from bot.discord_app.words.markdown import label
from bot.game.question import Image

ALT_ROOM = 256


def picture_parts(image: Image | None) -> tuple[Picture, ...]:
    """Return the picture with its description, or nothing where there is none."""
    if image is None:
        return ()
    url = image.url or f"attachment://{file_name(image)}"
    return (Picture(url, label(image.alt, ALT_ROOM)),)


def file_name(image: Image) -> str:
    """Return the name under which a file of the questions folder is sent: one that tells nothing.

    Its own name might give the answer away.
    """
    return f"picture{PurePosixPath(image.path).suffix.lower()}"
