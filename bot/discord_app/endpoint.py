"""The endpoint: which Discord the bot talks to, set once before it logs in.

discord.py has its addresses built in and never asks for the gateway, so a REST proxy or the sandbox
needs all three of them changed.
"""

import ipaddress
import logging
from typing import Any

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.errors import ConfigError

log = logging.getLogger(__name__)

ANSWER_SECONDS = 10
OWN_HOSTS = ("discord.com", "discordapp.com")


async def use_endpoint(api_url: str, token: str) -> None:
    """Point discord.py at the API at `api_url` and at the gateway that it names.

    Raises ConfigError when nothing that speaks Discord's API answers there, or the token is wrong.
    """
    api = yarl.URL(api_url)
    _warn_if_open(api)
    gateway = yarl.URL(_gateway_in(await _ask(api, token), api))
    _warn_if_open(gateway)
    Route.BASE = str(api).rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = gateway
    if api.host not in OWN_HOSTS:
        discord.Asset.BASE = str(api.origin())


async def _ask(api: yarl.URL, token: str) -> Any:
    """Return the JSON of /gateway/bot; a redirect is refused, as it would carry the token away."""
    headers = {"Authorization": f"Bot {token}"}
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=False) as session,
            session.get(api / "gateway/bot", headers=headers, allow_redirects=False) as answer,
        ):
            _refuse(answer.status, api)
            return await answer.json(content_type=None)
    except (aiohttp.ClientError, OSError, TimeoutError) as trouble:
        reason = str(trouble) or type(trouble).__name__
        raise ConfigError(
            f"Discord cannot be reached at {api}: {reason}.",
            "Check the network, and DISCORD_API_URL if it is set.",
        ) from None
    except ValueError:  # the body is not JSON, or not even text
        raise _stranger(api) from None


def _refuse(status: int, api: yarl.URL) -> None:
    if status == 401:
        raise ConfigError(
            "Discord does not accept DISCORD_TOKEN.",
            "Copy it again: Developer Portal, your application, Bot, Reset Token.",
        )
    if status == 429:
        raise ConfigError(
            "Discord asks this bot to slow down (429).", "Wait a few minutes, then start it again."
        )
    if status >= 500:
        raise ConfigError(
            f"Discord has trouble at {api} (it answered {status}).", "Try again in a few minutes."
        )
    if status != 200:
        raise ConfigError(
            f"{api} answered {status} instead of naming Discord's gateway.",
            "Check DISCORD_API_URL.",
        )


def _gateway_in(answer: Any, api: yarl.URL) -> str:
    url = answer.get("url") if isinstance(answer, dict) else None
    if not isinstance(url, str) or not url.startswith(("ws://", "wss://")):
        raise _stranger(api)
    return url


def _stranger(api: yarl.URL) -> ConfigError:
    return ConfigError(f"{api} does not speak Discord's API.", "Check DISCORD_API_URL.")


def is_open(url: yarl.URL) -> bool:
    """Tell whether anyone on the way can read what is sent there, the bot's token first of all."""
    return url.scheme in ("http", "ws") and not _is_loopback(url.host or "")


def _warn_if_open(url: yarl.URL) -> None:
    if is_open(url):
        log.warning("%s is not encrypted: anyone on the way can read the bot's token", url)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
