"""The endpoint: which Discord the bot talks to, set before it logs in.

discord.py has its addresses built in and never asks for the gateway, so a REST proxy or the sandbox
needs all three of them changed.
"""

import logging
from typing import Any

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.addresses import checked
from bot.config import OWN_HOSTS
from bot.discord_app.api.request import ask, new_session, stranger
from bot.discord_app.api.transient_errors import TransientError
from bot.proxies import NO_PROXIES, Proxies, is_loopback

log = logging.getLogger(__name__)

DAY_MS = 86_400_000
"""Log-ins are granted for a day, so nobody waits longer for new ones, whatever is answered."""


async def use_endpoint(api_url: str, token: str, proxies: Proxies = NO_PROXIES) -> None:
    """Point discord.py at the API at `api_url` and at the gateway that it names.

    Raises TransientError when that may be done later; ConfigError when nothing that speaks
    Discord's API answers there, or the token is wrong.
    """
    api = yarl.URL(api_url)
    async with new_session() as session:
        way = proxies.way_to(api_url)
        answer = (await ask(session, api_url, "/gateway/bot", token, way)).payload
    gateway = _gateway_in(answer, api_url)
    raise_if_used_up(answer)
    warn_if_open(gateway)
    Route.BASE = str(api).rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = gateway
    if api.host not in OWN_HOSTS:
        discord.Asset.BASE = str(api.origin())


def raise_if_used_up(answer: Any) -> None:
    """Raise TransientError when an answer of /gateway/bot leaves no log-in for today.

    One more than Discord grants, and it makes the bot's token invalid.
    """
    limit = answer.get("session_start_limit") if isinstance(answer, dict) else None
    if not isinstance(limit, dict):
        return
    left, reset_ms = limit.get("remaining"), limit.get("reset_after")
    if isinstance(left, int) and left <= 0 and isinstance(reset_ms, int | float) and reset_ms >= 0:
        raise TransientError(
            f"Discord grants this bot {limit.get('total')} log-ins a day, and they are used up.",
            "If this happens again, look in the log why it starts so often.",
            wait=min(reset_ms, DAY_MS) / 1000,
        )


def _gateway_in(answer: Any, api: str) -> yarl.URL:
    url = answer.get("url") if isinstance(answer, dict) else None
    if not isinstance(url, str) or not url.startswith(("ws://", "wss://")):
        raise stranger(api)
    try:
        checked(url)
    except ValueError:
        raise stranger(api) from None
    return yarl.URL(url)


def is_open(url: yarl.URL) -> bool:
    """Tell whether anyone on the way can read what is sent there, the bot's token first of all."""
    return url.scheme in ("http", "ws") and not is_loopback(url.host or "")


def warn_if_open(url: yarl.URL) -> None:
    """Say in the log, before anything is sent there, when others could read it."""
    if is_open(url):
        log.warning("%s is not encrypted: anyone on the way can read the bot's token", url)
