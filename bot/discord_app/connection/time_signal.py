"""A first look at Discord's time, before any id has come that could tell it.

Games that are taken up after a restart need to know how long the bot was away, also on a machine
whose own clock is wrong.
"""

import asyncio
import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import aiohttp
from discord.http import Route

from bot.discord_app.api.clock import DiscordClock

log = logging.getLogger(__name__)

SIGNAL_SECONDS = 3.0
HALF_A_SECOND_MS = 500
"""The signal tells whole seconds, so on average the time is this much later."""


async def set_by_signal(clock: DiscordClock, proxy: str | None = None) -> None:
    """Set a clock that is clearly off by the date of an answer; trouble leaves it as it is."""
    try:
        async with (
            asyncio.timeout(SIGNAL_SECONDS),
            aiohttp.ClientSession(proxy=proxy) as session,
            session.get(f"{Route.BASE}/gateway") as answer,
        ):
            told = answer.headers.get("Date", "")
        at = parsedate_to_datetime(told)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as trouble:
        log.info("Discord did not tell the time: %r", trouble)
        return
    clock.believe(_ms(at) + HALF_A_SECOND_MS)


def _ms(at: datetime) -> int:
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return int(aware.timestamp() * 1000)
