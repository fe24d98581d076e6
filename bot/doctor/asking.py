"""Asking Discord's REST, once for each thing, without logging in."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot import __version__
from bot.config import Settings
from bot.errors import TriviaError

ANSWER_SECONDS = 10
PUBLIC = ("/gateway",)
"""What Discord tells without a token."""
TOKEN_REMEDY = "Copy it again: Developer Portal, your application, Bot, Reset Token."  # noqa: S105 - words


class Unseen(TriviaError):
    """Something could not be looked at.

    `told_by` names the check that tells the reason; empty where whoever asked has to tell it.
    `status` is what Discord answered, 0 for nothing.
    """

    def __init__(
        self, message: str, remedy: str = "", *, told_by: str = "", status: int = 0
    ) -> None:
        super().__init__(message, remedy)
        self.told_by = told_by
        self.status = status


@dataclass(frozen=True, slots=True)
class Answer:
    """Discord's answer: JSON, headers, and the local Unix times around the question."""

    payload: Any
    headers: Mapping[str, str]
    asked: float
    answered: float


class Discord:
    """Discord's REST at the address of the settings; checks that need one answer share it."""

    def __init__(self, settings: Settings, session: aiohttp.ClientSession) -> None:
        self.url = settings.discord_api_url
        self._token = settings.discord_token
        self._session = session
        self._answers: dict[str, asyncio.Task[Answer]] = {}

    async def get(self, path: str) -> Answer:
        """Return the answer to a GET; raises Unseen when there is none that helps."""
        if path not in self._answers:
            self._answers[path] = asyncio.create_task(self._ask(path))
        return await self._answers[path]

    async def application(self) -> Any:
        """Return what Discord knows of the bot's application."""
        return (await self.get("/applications/@me")).payload

    async def _ask(self, path: str) -> Answer:
        headers = {"User-Agent": f"DiscordBot (Footnote, {__version__})"}
        if path not in PUBLIC:
            headers["Authorization"] = f"Bot {self._require_token()}"
        asked = time.time()
        try:
            # A redirect is not followed, as it would carry the token away.
            async with self._session.get(
                self.url + path, headers=headers, allow_redirects=False
            ) as answer:
                answered = time.time()
                _refuse(answer.status, path)
                return Answer(await answer.json(content_type=None), answer.headers, asked, answered)
        except (aiohttp.ClientError, OSError, TimeoutError) as trouble:
            raise _unreachable(self.url, trouble) from None
        except ValueError:  # the body is not JSON, or not even text
            raise _stranger(self.url) from None

    def _require_token(self) -> str:
        if not self._token:
            raise Unseen(
                "There is no DISCORD_TOKEN to log in with.",
                "Put it into .env (README, “On real Discord”).",
                told_by="token",
            )
        return self._token


def new_session() -> aiohttp.ClientSession:
    """Return a session in which no question waits for long."""
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    return aiohttp.ClientSession(timeout=timeout, trust_env=False)


def _refuse(status: int, path: str) -> None:
    if status == 401:
        message = "Discord does not accept DISCORD_TOKEN."
        raise Unseen(message, TOKEN_REMEDY, told_by="token", status=status)
    if status == 429:
        message = "Discord asks this bot to slow down (429)."
        raise Unseen(message, "Wait a few minutes, then look again.", status=status)
    if status >= 500:
        message = f"Discord has trouble (it answered {status})."
        raise Unseen(message, "Look again in a few minutes.", status=status)
    if status != 200:
        message = f"Discord answered {status} to {path}."
        raise Unseen(message, "Check DISCORD_API_URL if it is set.", status=status)


def _unreachable(url: str, trouble: Exception) -> Unseen:
    reason = str(trouble) or type(trouble).__name__
    remedy = "Check the network, and DISCORD_API_URL if it is set."
    return Unseen(f"Discord cannot be reached at {url}: {reason}.", remedy, told_by="discord")


def _stranger(url: str) -> Unseen:
    message = f"{url} does not speak Discord's API."
    return Unseen(message, "Check DISCORD_API_URL.", told_by="discord")
