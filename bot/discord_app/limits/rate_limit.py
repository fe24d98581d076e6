"""The rate limit of each member: what comes faster than a person could tap is not answered.

Rules and disk cost little a tap, but a tap that is sent two hundred times a second costs everybody
else their turn. A member who taps as fast as they can never meets this.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

import discord

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.controls import custom_ids
from bot.discord_app.limits.token_bucket import TokenBuckets
from bot.discord_app.outgoing.quick_replies import QuickReplies
from bot.discord_app.words.languages import for_member

log = logging.getLogger(__name__)

BURST = 40
PER_SECOND = 10
"""Taps, as many as a quick finger does; what costs more than a tap counts for several."""
TYPED_BURST = 40
TYPED_PER_SECOND = 10
"""Letters typed into an option of a command, each of which asks for choices."""

FORM, COMMAND, HEAVY_COMMAND = 2, 3, 8
HEAVY = (
    ("trivia-privacy", "export"),
    ("trivia-privacy", "delete"),
    ("trivia-packs", "reload"),
)
"""Commands about all that is kept of a member, or a whole folder; so is what confirms one."""


class RateLimit:
    """Lets a fair share of what each member sends in; who is over it is told once, in private.

    After that nothing is answered until they hold back: an answer costs as much as the tap.
    """

    def __init__(self, quick: QuickReplies, now: Callable[[], float] = time.monotonic) -> None:
        self._quick = quick
        self._sent = TokenBuckets(BURST, PER_SECOND, now)
        self._typed = TokenBuckets(TYPED_BURST, TYPED_PER_SECOND, now)
        self._odd = TokenBuckets(BURST, PER_SECOND, now)

    async def admits(self, interaction: Interaction) -> bool:
        """Tell whether an interaction is taken; else its member has been told why."""
        user = getattr(interaction.user, "id", 0)  # odd ones share one
        if interaction.type is discord.InteractionType.autocomplete:
            return not self._typed.use(user)
        if not self._sent.use(user, _cost(interaction)):
            return True
        if self._sent.is_news(user):
            log.info("a member sends more than anybody could tap; the rest is not answered")
            line = for_member(interaction).say(
                "That was faster than I can follow, so the last of it was not taken. "
                "Whatever I confirmed stands. Give it a few seconds, then go on."
            )
            await self._quick.say(interaction.id, interaction.token, line)
        return False

    def admits_odd(self) -> bool:
        """Tell whether one more of what cannot be read is answered; it may be from anybody."""
        return not self._odd.use(0)


def _cost(interaction: Interaction) -> int:
    match interaction.type:
        case discord.InteractionType.application_command:
            return HEAVY_COMMAND if _path(interaction.data) in HEAVY else COMMAND
        case discord.InteractionType.modal_submit:
            return FORM
        case discord.InteractionType.component if _confirms_erasing(interaction.data):
            return HEAVY_COMMAND
    return 1


def _confirms_erasing(data: Any) -> bool:
    custom_id = data.get("custom_id") if isinstance(data, dict) else None
    return isinstance(custom_ids.read(custom_id), custom_ids.EraseButton)


def _path(data: Any) -> tuple[object, object]:
    """Return the names of a command and of its part; nothing that arrives is believed here."""
    command = data if isinstance(data, dict) else {}
    options = command.get("options")
    part = options[0] if isinstance(options, list) and options else None
    return command.get("name"), part.get("name") if isinstance(part, dict) else None
