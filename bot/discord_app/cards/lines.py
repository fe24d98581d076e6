"""The private one-liners, already safe as Discord markdown."""

import re

from bot.discord_app import custom_ids
from bot.discord_app.cards.elements import Button
from bot.discord_app.cards.markdown import OPTION_ROOM, said
from bot.discord_app.cards.writing import letter, listed
from bot.discord_app.custom_ids import RevealButton
from bot.errors import TriviaError

TOO_LATE = "Too late for this one: the time was up when your tap arrived."
ROUND_OVER = "This round is over. The next question takes your answer, or start one with /trivia."
OLD_BUTTON = "This button is from long ago and does nothing any more. Start afresh with /trivia."
NOT_YOURS_TO_REVEAL = (
    "Only the member who started the game can reveal early, and only while nobody else plays."
)
REVEALED = "Here it comes."
STOPPED = "The game is stopped; every point so far counts."
SOURCE_LATER = "The source is shown once the round is over."
NEEDS_MANAGE_SERVER = (
    "That is for moderators: it takes the Manage Server permission, which your roles do not give."
)
TROUBLE = "Something went wrong on my side. Every point is safe; please try again."

_MESSAGE_LINK = re.compile(r"(https://discord\.com/channels/\d+/\d+(?:/\d+)?)")


def locked_in(option: int, text: str) -> str:
    """Confirm an answer that is on record; `option` is the shown position."""
    if text in ("True", "False"):
        return f"Locked in: {text}"
    return f"Locked in: {letter(option)} · {said(text, OPTION_ROOM)}"


def not_saved(earlier: str | None) -> str:
    """Tell that an answer does not count because it could not be saved, and what does."""
    if earlier is None:
        return "That answer could not be saved, so it does not count. Please tap again."
    kept = said(earlier, OPTION_ROOM)
    return f"That answer could not be saved. Your earlier one still counts: {kept}. Tap again."


def reveal_now(game: int, round_id: int) -> Button:
    """Return the button for a starter who plays alone and need not wait."""
    return Button(label="Reveal now", custom_id=custom_ids.write(RevealButton(game, round_id)))


def refusal(trouble: TriviaError) -> str:
    """Return an error's message and remedy; links to messages in Discord stay links."""
    parts = _MESSAGE_LINK.split(f"{trouble.message} {trouble.remedy}")
    shown = (
        part if _MESSAGE_LINK.fullmatch(part) else said(part) for part in parts if part.strip()
    )
    return " ".join(shown)


def missing_permissions(missing: tuple[str, ...]) -> str:
    """Name what somebody has to grant before a game can be played in this channel."""
    return (
        f"I cannot play in this channel yet: I lack {listed([said(name, 60) for name in missing])}."
        " Someone who can manage roles or this channel can grant it."
    )
