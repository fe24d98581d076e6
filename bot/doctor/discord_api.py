"""Discord's REST API as the doctor asks it: each path once, without logging in."""

import asyncio
from typing import Any

import aiohttp

from bot.config import Settings
from bot.discord_app.api.request import ApiAnswer, ask
from bot.discord_app.api.transient_errors import RestRefused, TokenRefused, TransientError
from bot.errors import ConfigError, TriviaError

PUBLIC = ("/gateway",)
"""Paths that need no token."""
LATER = "It passes by itself, and the bot waits for it: look again in a few minutes."


class Unseen(TriviaError):
    """Something could not be checked.

    `told_by` names the check that reports the reason, empty where no other one does. `passes` is
    True for trouble that ends by itself; `status` is the HTTP status of a refusal.
    """

    def __init__(
        self,
        message: str,
        remedy: str = "",
        *,
        told_by: str = "",
        passes: bool = False,
        status: int = 0,
    ) -> None:
        super().__init__(message, remedy)
        self.told_by = told_by
        self.passes = passes
        self.status = status


class Discord:
    """Discord's REST API at the address of the settings; checks of one path share its request."""

    def __init__(self, settings: Settings, session: aiohttp.ClientSession) -> None:
        self.url = settings.discord_api_url
        self._proxies = settings.proxies
        self._token = settings.discord_token
        self._session = session
        self._answers: dict[str, asyncio.Task[ApiAnswer]] = {}

    async def get(self, path: str) -> ApiAnswer:
        """Return the answer to a GET; raises Unseen where there is no usable one."""
        if path not in self._answers:
            self._answers[path] = asyncio.create_task(self._ask(path))
        return await self._answers[path]

    def proxy(self) -> str | None:
        """Return the proxy for this address; raises ConfigError for one that cannot be used."""
        return self._proxies.way_to(self.url)

    async def application(self) -> Any:
        """Return what Discord knows of the bot's application."""
        return (await self.get("/applications/@me")).payload

    async def _ask(self, path: str) -> ApiAnswer:
        token = None if path in PUBLIC else self._require_token()
        try:
            return await ask(self._session, self.url, path, token, self.proxy())
        except TransientError as trouble:
            remedy = f"{LATER} {trouble.remedy}".strip()
            raise Unseen(trouble.message, remedy, passes=True) from None
        except TokenRefused as refused:
            raise Unseen(refused.message, refused.remedy, told_by="token", status=401) from None
        except RestRefused as refused:
            raise Unseen(refused.message, refused.remedy, status=refused.status) from None
        except ConfigError as wrong:
            raise Unseen(wrong.message, wrong.remedy, told_by="discord") from None

    def _require_token(self) -> str:
        if not self._token:
            raise Unseen(
                "There is no DISCORD_TOKEN to log in with.",
                "Put it into .env (README, “On real Discord”).",
                told_by="token",
            )
        return self._token
