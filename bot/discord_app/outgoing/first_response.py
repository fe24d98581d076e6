"""The first response to an interaction: in time, and looked for where no news of it came back.

Discord takes one, within three seconds. A second is refused with 40060, so that trying again is
safe; but a lost reply leaves it open whether the first one stands.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp

from bot.discord_app.api.errors import (
    NETWORK_TROUBLE,
    as_stage_errors,
    is_ambiguous,
    stage_error,
)
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.outgoing import response_state
from bot.discord_app.outgoing.second_bot import SecondBot
from bot.ports.stage_errors import Obstacle, StageError

FIRST_RESPONSE_SECONDS = 2.5
"""Discord gives up on an interaction after three seconds; the rest is for the way."""
TOO_LATE_SECONDS = 3.2
"""After this no response that is still on its way can take effect any more."""

T = TypeVar("T")


async def respond_in_time(
    second_bot: SecondBot, interaction: Interaction, respond: Callable[[], Awaitable[T]]
) -> T:
    """Respond within the time that Discord gives, and once more after a broken connection."""
    async with asyncio.timeout(FIRST_RESPONSE_SECONDS):
        try:
            with second_bot.watching(interaction.id):
                return await respond()
        except (aiohttp.ClientConnectionError, ConnectionError):
            return await respond()


def raise_unless_unclear(trouble: Exception) -> None:
    """Return after trouble that leaves it open whether a first response stands; else raise."""
    if is_ambiguous(trouble):
        return
    if isinstance(trouble, NETWORK_TROUBLE):
        raise stage_error(trouble) from trouble
    raise trouble  # also of a second bot, which leaves nothing to say


async def stands(interaction: Interaction) -> None:
    """Return when a first response stands; raises whatever keeps it from being found out."""
    async with asyncio.timeout(FIRST_RESPONSE_SECONDS):
        await interaction.original_response()


async def found(interaction: Interaction, trouble: Exception, begun: float) -> int:
    """Return the id of a first response that stands after all; raises StageError if none does.

    After a timeout it may still come up, so it is looked for again once that is too late.
    """
    try:
        return await _original(interaction)
    except StageError:
        if not isinstance(trouble, TimeoutError):
            raise
    await asyncio.sleep(begun + TOO_LATE_SECONDS - time.monotonic())
    return await _original(interaction)


async def _original(interaction: Interaction) -> int:
    with as_stage_errors():
        async with asyncio.timeout(FIRST_RESPONSE_SECONDS):
            original = await interaction.original_response()
    if interaction.message is not None and original.id == interaction.message.id:
        raise StageError(Obstacle.NOT_TAKEN)  # the tapped one came back
    response_state.answered(interaction)
    return original.id
