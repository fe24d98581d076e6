"""The check for a second bot that runs with the same token."""

import time
from datetime import UTC, datetime

from bot.doctor.discord_api import Unseen
from bot.doctor.findings import Finding, ok, warning
from bot.errors import ConfigError
from bot.ports.second_bot import FRESH_MS, Sighting
from bot.storage.engines import keeper_of


def check_second_bot(url: str) -> Finding:
    """Check whether the running bot has met another one with its token."""
    try:
        sightings = keeper_of(url).sightings
    except ConfigError as wrong:
        raise Unseen(str(wrong), told_by="database") from wrong
    return judge_second_bot(sightings.load(), time.time() * 1000)


def judge_second_bot(sighting: Sighting | None, now_ms: float) -> Finding:
    """Judge the last sighting that the bot noted."""
    if sighting is None or now_ms - sighting.last_ms >= FRESH_MS:
        return ok("no other bot has answered with this token lately")
    at = datetime.fromtimestamp(sighting.last_ms / 1000, UTC)
    return warning(
        f"another bot answered with this token, last on {at:%d %B at %H:%M} UTC, so games start "
        "twice and answers get lost.",
        "Stop one of the two, unless you have since. If you know of no other: Developer Portal, "
        "your application, Bot, Reset Token.",
    )
