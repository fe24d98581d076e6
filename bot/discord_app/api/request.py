"""One request to Discord's REST before the client is there to make it, or beside it."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot import __version__
from bot.config import OWN_HOSTS
from bot.discord_app.api.transient_errors import (
    CHECK_NETWORK,
    TransientError,
    judge_answer,
    judge_failure,
)
from bot.errors import ConfigError, TriviaError

ANSWER_SECONDS = 10
MOST_BYTES = 2_000_000
"""Far more than Discord has to say; a stranger could talk without end."""
USER_AGENT = f"DiscordBot (Footnote, {__version__})"


@dataclass(frozen=True, slots=True)
class ApiAnswer:
    """Discord's answer: JSON, headers, and the local Unix times around the question."""

    payload: Any
    headers: Mapping[str, str]
    asked: float
    answered: float


async def ask(
    session: aiohttp.ClientSession,
    api: str,
    path: str,
    token: str | None = None,
    proxy: str | None = None,
) -> ApiAnswer:
    """Return the answer to a GET; a redirect is refused, as it would carry the token away.

    Raises TransientError for trouble that is over some time, TokenRefused or another ConfigError
    for what a person has to mend.
    """
    headers = {"User-Agent": USER_AGENT}
    if token is not None:
        headers["Authorization"] = f"Bot {token}"
    asked = time.time()
    try:
        async with session.get(
            api + path, headers=headers, allow_redirects=False, proxy=proxy
        ) as answer:
            answered = time.time()
            body = await _body_of(answer)
    except (aiohttp.ClientError, OSError, TimeoutError) as trouble:
        raise judge_failure(trouble, api) from None
    judge_answer(answer.status, answer.headers, body, api + path)
    try:
        return ApiAnswer(json.loads(body), answer.headers, asked, answered)
    except (ValueError, RecursionError):  # the body is not JSON
        raise stranger(api) from None


def new_session() -> aiohttp.ClientSession:
    """Return a session in which no question waits for long."""
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    return aiohttp.ClientSession(timeout=timeout, trust_env=False)


def stranger(api: str) -> TriviaError:
    """Return what it means that an answer is not one of Discord's API."""
    if urlsplit(api).hostname in OWN_HOSTS:
        return TransientError(f"What {api} answers is not Discord's API.", CHECK_NETWORK)
    return ConfigError(f"{api} does not speak Discord's API.", "Check DISCORD_API_URL.")


async def _body_of(answer: aiohttp.ClientResponse) -> str:
    body = bytearray()
    async for chunk in answer.content.iter_any():
        body += chunk
        if len(body) > MOST_BYTES:
            break
    return body.decode(errors="replace")
