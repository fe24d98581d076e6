"""Transient errors, and those that a person has to mend: the one place that tells them apart."""

import errno
import json
import os
import re
import socket
import ssl
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.errors import ConfigError, TriviaError
from bot.proxies import EXAMPLE

CHECK_NETWORK = "Check the network, and DISCORD_API_URL if it is set."
TOKEN_REMEDY = "Copy it again: Developer Portal, your application, Bot, Reset Token."  # noqa: S105 - words
_SLOWED, _TIMED_OUT, _TOO_EARLY = 429, 408, 425
_PROXY_LOGIN = 407
_CLOUDFLARE = re.compile(r"cloudflare|error code: 1\d\d\d", re.IGNORECASE)
_LONGEST_WAIT = 86_400.0
"""A longer wait than a day is a slip of whoever asks for it."""


class TransientError(TriviaError):
    """Trouble at Discord, or on the way there, that is over some time without anybody's help.

    `wait` is how many seconds Discord asks for, a day at most, None when it names none that can be
    waited; `status` what it answered, 0 for nothing.
    """

    def __init__(
        self, message: str, remedy: str = "", *, wait: float | None = None, status: int = 0
    ) -> None:
        super().__init__(message, remedy)
        self.wait = None if wait is None else _bounded(wait)
        self.status = status


class TokenRefused(ConfigError):
    """Discord does not know the token."""

    def __init__(self) -> None:
        super().__init__("Discord does not accept DISCORD_TOKEN.", TOKEN_REMEDY)


class RestRefused(ConfigError):
    """Discord, or whoever answers in its place, says no to one thing; `status` is how."""

    def __init__(self, message: str, remedy: str, status: int) -> None:
        super().__init__(message, remedy)
        self.status = status


def judge_answer(status: int, headers: Mapping[str, str], body: str, url: str) -> None:
    """Return for the answer 200; raises TransientError, or ConfigError when waiting would not help.

    `url` is what was asked.
    """
    if status == _SLOWED:
        raise TransientError(
            "Discord asks this bot to slow down (429).",
            wait=_wait_asked(headers, body),
            status=status,
        )
    if status >= 500 or status in (_TIMED_OUT, _TOO_EARLY):
        raise TransientError(
            f"Discord has trouble (it answered {status}).",
            wait=_wait_asked(headers, body),
            status=status,
        )
    if is_cloudflare(headers, body):
        raise TransientError(
            f"Cloudflare, which stands before Discord, does not let the bot through ({status}).",
            "If it lasts for hours: this machine's address may be banned for a while.",
            wait=_wait_asked(headers, body),
            status=status,
        )
    if status == 401:
        raise TokenRefused
    if status == _PROXY_LOGIN:
        raise proxy_refuses(status)
    if status != 200:
        raise RestRefused(
            f"{url} answered {status}.", "Check DISCORD_API_URL if it is set.", status
        )


def judge_failure(trouble: Exception, url: str) -> TriviaError:
    """Return what it means that no answer came at all."""
    if isinstance(trouble, aiohttp.InvalidURL):
        return ConfigError(f"{url} is no address.", "Check DISCORD_API_URL.")
    if isinstance(trouble, aiohttp.ClientHttpProxyError) and trouble.status in (401, 403, 407):
        return proxy_refuses(trouble.status)
    remedy = "Check HTTPS_PROXY, and whether the proxy is up."
    if not _is_of_proxy(trouble, url):
        remedy = CHECK_NETWORK
    return TransientError(f"Discord cannot be reached at {url}: {plain(trouble)}.", remedy)


def _is_of_proxy(trouble: Exception, url: str) -> bool:
    if isinstance(trouble, aiohttp.ClientConnectorDNSError):  # of whichever name was looked up
        return trouble.host.lower() != urlsplit(url).hostname
    return isinstance(trouble, aiohttp.ClientProxyConnectionError | aiohttp.ClientHttpProxyError)


def proxy_refuses(status: int) -> ConfigError:
    """Return what it means that the proxy itself says no."""
    return ConfigError(
        f"The proxy in HTTPS_PROXY does not let the bot through (it answered {status}).",
        f"Check its address: {EXAMPLE}.",
    )


def is_cloudflare(headers: Mapping[str, str], body: str) -> bool:
    """Tell Cloudflare's own page from an answer of Discord's, which is always JSON."""
    if "json" in headers.get("Content-Type", "") or _as_json(body) is not None:
        return False
    by_cloudflare = headers.get("Server", "").lower() == "cloudflare" or "CF-RAY" in headers
    return bool(_CLOUDFLARE.search(body)) or (by_cloudflare and "<" in body)


def plain(trouble: BaseException) -> str:
    """Return the reason of a failure in a few words that a person can look up."""
    told = next((tell for kind, tell in _REASONS.items() if isinstance(trouble, kind)), None)
    if told is not None:
        return told(trouble)
    return one_line(str(trouble)) or type(trouble).__name__


def _certificate(trouble: Any) -> str:
    reason = getattr(trouble.certificate_error, "verify_message", "") or "unknown reason"
    return f"its certificate is not accepted ({reason}); is the clock of this machine right?"


def _of_system(error: Any) -> str:
    if isinstance(error, ssl.SSLError):
        return f"no encrypted connection came about ({error.reason or 'TLS'})"
    if error.errno in errno.errorcode:
        words = os.strerror(error.errno)
        if words.startswith("Unknown error"):  # as Windows says of its own
            words = error.strerror or words
        return words[:1].lower() + words[1:].rstrip(".")
    return one_line(str(error)) or type(error).__name__


_REASONS: dict[type[BaseException], Callable[[Any], str]] = {
    TimeoutError: lambda _: "no answer in time",
    aiohttp.ClientConnectorCertificateError: _certificate,
    aiohttp.ClientConnectorDNSError: lambda one: f"the name {one.host} is not found (DNS)",
    socket.gaierror: lambda _: "its name is not found (DNS)",
    aiohttp.ServerDisconnectedError: lambda _: "the connection was cut",
    aiohttp.ClientHttpProxyError: lambda one: f"the proxy answered {one.status}",
    aiohttp.WSServerHandshakeError: lambda one: f"it answered {one.status}",
    aiohttp.ClientProxyConnectionError: lambda one: f"the proxy: {_of_system(one.os_error)}",
    aiohttp.ClientConnectorError: lambda one: _of_system(one.os_error),
    OSError: _of_system,
}
"""The first that fits is told, so the most general comes last."""


def one_line(text: str, most: int = 120) -> str:
    """Return the beginning of a text without line breaks, and of a page of HTML that it is one."""
    text = " ".join(text.split())
    if text.startswith("<"):
        return "with a page instead of an answer"
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _wait_asked(headers: Mapping[str, str], body: str) -> float | None:
    """Return the seconds that an answer asks for, in its JSON or in its header."""
    payload = _as_json(body)
    told = payload.get("retry_after") if isinstance(payload, dict) else None
    for each in (told, headers.get("Retry-After")):
        if (seconds := _bounded(each)) is not None:
            return seconds
    return None


def _bounded(told: object) -> float | None:
    """Return seconds that can be waited; whoever asks for more than a day means a day."""
    try:
        seconds = float(told)  # type: ignore[arg-type] # None and nonsense are caught
    except (TypeError, ValueError):
        return None
    except OverflowError:  # of thousands of digits
        return _LONGEST_WAIT
    return min(seconds, _LONGEST_WAIT) if seconds >= 0 else None  # so None for NaN


def _as_json(body: str) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
