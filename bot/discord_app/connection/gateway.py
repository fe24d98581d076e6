"""The gateway connection: resumed, renewed, or given up with a reason.

discord.py does this by itself, but waits up to 17 minutes after a long outage, ends in a traceback
when the first connection fails, and identifies as often as it is turned away, although Discord
takes 1,000 log-ins a day and then makes the token invalid.
"""

import asyncio
import copy
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, NoReturn

import aiohttp
import discord
from discord.gateway import DiscordWebSocket, ReconnectWebSocket
from discord.http import HTTPClient

from bot.discord_app.api.transient_errors import (
    CHECK_NETWORK,
    TokenRefused,
    TransientError,
    judge_answer,
    one_line,
    plain,
)
from bot.discord_app.connection.backoff import Backoff
from bot.errors import ConfigError, TriviaError
from bot.invocation import called

HANDSHAKE_SECONDS = 60.0
HEARTBEAT_SECONDS = (0.05, 3_600.0)
"""Discord asks for one each 41 seconds; discord.py's thread takes whatever it is told."""
RESUMES = 5
"""After so many failures in a row the session is given up, with the gateway that kept it."""
UNREADABLE = 4002
"""The code with which a connection is left over which something came that cannot be read."""
INTENTS = "Developer Portal, your application, Bot, Privileged Gateway Intents."
_REFUSALS = {
    4010: ("an invalid shard was asked for", "Update Footnote."),
    4011: (
        "the bot is in so many servers that it has to be split into shards",
        "Footnote plays on one shard only: take it out of some servers.",
    ),
    4012: ("this version of its gateway is no longer served", "Update Footnote and discord.py."),
    4013: ("intents were asked for that there are not", "Update Footnote."),
    4014: ("intents were asked for that are not switched on", f"Look here: {INTENTS}"),
}
"""Why a gateway turns a bot away for good, and what to do."""

Look = Callable[[], Awaitable[None]]


class ConnectionLoop:
    """Resumes a session while Discord remembers it, and logs in again otherwise.

    `look` raises Passing while no log-in is left. Call `established` when Discord has accepted one.
    """

    def __init__(self, client: discord.Client, backoff: Backoff, look: Look) -> None:
        self._client = client
        self._backoff = backoff
        self._look = look
        self._is_first = True
        self._is_established = False
        self._session: dict[str, Any] = {}
        """What resumes the session, as discord.py takes it; empty when there is none."""

    def established(self) -> None:
        """Note that Discord has accepted the session, new or resumed."""
        self._is_established = True
        self._backoff.over()

    async def stay(self) -> None:
        """Serve the gateway until the client is closed; raises ConfigError when turned away."""
        while not self._client.is_closed():
            self._is_established = False
            trouble = await self._until_lost()
            if self._client.is_closed():
                return
            if isinstance(trouble, TransientError):
                await self._backoff.wait(trouble)
            elif trouble is not None:
                raise trouble

    async def _until_lost(self) -> TriviaError | None:
        """Serve one connection and return why it ended; None for a routine of Discord."""
        try:
            await self._one_connection()
        except TransientError as used_up:
            return used_up
        except ReconnectWebSocket as asked:
            self._remember(resume=asked.resume)
            if self._is_established:
                return None
            return TransientError("Discord's gateway ends each connection at once.")
        except discord.ConnectionClosed as closed:
            self._remember(resume=closed.code != 1000)
            return turned_away(closed.code)
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
            self._remember(resume=True)
            return meaning_of(error)
        except Exception as odd:  # noqa: BLE001 - whatever is odd about what came
            self._remember(resume=False)
            if self._client.ws is not None:
                await self._client.ws.close(UNREADABLE)
            return unreadable(odd)

    async def _one_connection(self) -> NoReturn:
        if not self._session and not self._is_first:
            await self._look()
        client = self._client
        connecting = _Gateway.from_client(
            client, initial=self._is_first, shard_id=client.shard_id, **self._session
        )
        with self._backoff.noticing_silence():
            client.ws = await asyncio.wait_for(connecting, HANDSHAKE_SECONDS)
        self._is_first = False
        while True:
            await client.ws.poll_event()

    def _remember(self, *, resume: bool) -> None:
        """Keep what resumes the session, and leave the connection that ended."""
        ws = self._client.ws
        if ws is None:
            return
        self._client.dispatch("disconnect")
        if not resume or ws.session_id is None or self._backoff.failures >= RESUMES:
            self._session = {}
            return
        self._session = {
            "resume": True,
            "session": ws.session_id,
            "sequence": ws.sequence,
            "gateway": ws.gateway,
        }


class _Gateway(DiscordWebSocket):
    """Takes no hello whose heartbeat would never be sent, or without a pause.

    Whatever cannot be read ends its connection, which discord.py leaves open after a bad hello.
    """

    async def received_message(self, msg: Any, /) -> None:
        try:
            await super().received_message(msg)
        except ReconnectWebSocket:
            raise
        except Exception:
            await self.close(UNREADABLE)
            raise

    async def send_as_json(self, data: Any) -> None:
        beating = self._keep_alive
        if beating is not None and beating.ident is None:  # it is about to be started
            low, high = HEARTBEAT_SECONDS
            if not low <= (beating.interval or 0.0) <= high:
                raise ValueError(f"a heartbeat each {beating.interval:g} s")
        await super().send_as_json(data)


def connect_through(http: HTTPClient, proxy: str | None) -> None:
    """Let websockets take a way of their own: discord.py knows one proxy for everything."""
    if proxy == http.proxy:
        return

    async def ws_connect(url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
        twin = copy.copy(http)  # with the same session
        twin.proxy = proxy
        return await HTTPClient.ws_connect(twin, url, compress=compress)

    http.ws_connect = ws_connect  # type: ignore[method-assign] # that is what this is for


def turned_away(code: int) -> TriviaError:
    """Return what it means that the gateway closed with a code that discord.py cannot handle."""
    if code == 4004:
        return TokenRefused()
    if code in _REFUSALS:
        why, remedy = _REFUSALS[code]
        return ConfigError(f"Discord does not let the bot in: {why} ({code}).", remedy)
    return TransientError(f"Discord's gateway closed the connection ({code}).")


def unreadable(odd: Exception) -> TransientError:
    """Return what it means that discord.py stumbled over what Discord sent."""
    return TransientError(f"Discord sent what cannot be read ({one_line(repr(odd))}).")


def meaning_of(error: Exception) -> TriviaError:
    """Return what it means that a request of discord.py, or its connection, failed."""
    if isinstance(error, discord.LoginFailure):
        return TokenRefused()
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return turned_away(4014)
    if isinstance(error, discord.RateLimited):
        return TransientError("Discord asks this bot to slow down (429).", wait=error.retry_after)
    if isinstance(error, discord.HTTPException):
        return _refusal(error)
    if isinstance(error, discord.DiscordException):
        return TransientError(f"Discord does not let the bot in yet: {one_line(str(error))}.")
    return TransientError(f"Discord cannot be reached: {plain(error)}.", CHECK_NETWORK)


def _refusal(error: discord.HTTPException) -> TriviaError:
    with suppress(ConfigError):  # which is about addresses, and this one has answered before
        try:
            judge_answer(error.status, error.response.headers, error.text, "its API")
        except TransientError as passing:
            return passing
    if error.status == 401:
        return TokenRefused()
    return ConfigError(
        f"Discord does not let the bot in: {error.status} {one_line(error.text)}.".replace(
            "..", "."
        ),
        f"Look at your application in the Developer Portal; `{called('doctor')}` tells more.",
    )
