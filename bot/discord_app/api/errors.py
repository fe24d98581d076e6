"""Discord's errors, by code: what each means to a game."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.discord_app.api.transient_errors import one_line, plain
from bot.ports.stage_errors import Grant, Obstacle, StageError

NETWORK_TROUBLE = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
"""Everything that a request to Discord may raise (*tried*: resets escape discord.py as OSError)."""

UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
UNKNOWN_WEBHOOK = 10015
UNKNOWN_INTERACTION = 10062
ALREADY_ACKNOWLEDGED = 40060
MISSING_ACCESS = 50001
MISSING_PERMISSIONS = 50013
THREAD_ARCHIVED = 50083
THREAD_LOCKED = 160005

_OBSTACLES = {
    UNKNOWN_CHANNEL: Obstacle.NO_CHANNEL,
    UNKNOWN_MESSAGE: Obstacle.NO_MESSAGE,
    THREAD_LOCKED: Obstacle.THREAD_LOCKED,
    THREAD_ARCHIVED: Obstacle.THREAD_ARCHIVED,
}


@contextmanager
def as_stage_errors(*, in_thread: bool = False, private: bool = False) -> Iterator[None]:
    """Turn whatever a request raises into a StageError that tells whether waiting helps.

    What the request is made of is to be built before: its faults would pass for Discord's.
    """
    try:
        yield
    except NETWORK_TROUBLE as trouble:
        raise stage_error(trouble, in_thread=in_thread, private=private) from trouble
    except Exception as odd:
        if not is_odd_answer(odd):
            raise
        raise StageError(Obstacle.UNREADABLE_ANSWER, detail=repr(odd)) from odd


def stage_error(
    trouble: BaseException, *, in_thread: bool = False, private: bool = False
) -> StageError:
    """Return what a refusal means: something is gone, something is missing, or it may pass.

    In a `private` thread no permission is missing, but the bot itself.
    """
    code = trouble.code if isinstance(trouble, discord.HTTPException) else 0
    if code in _OBSTACLES:
        return StageError(_OBSTACLES[code])
    if code == MISSING_ACCESS and private:
        return StageError(Obstacle.NOT_IN_THREAD)
    if code == MISSING_ACCESS:
        return StageError(Obstacle.NOT_ALLOWED, lacking=Grant.VIEW_CHANNEL)
    if code == MISSING_PERMISSIONS:
        send = Grant.SEND_MESSAGES_IN_THREADS if in_thread else Grant.SEND_MESSAGES
        return StageError(Obstacle.NOT_ALLOWED, lacking=send)
    return StageError(Obstacle.NOT_TAKEN, detail=_reason(trouble))


def is_odd_answer(trouble: BaseException) -> bool:
    """Tell whether discord.py stumbled over what Discord answered, rather than this bot's code."""
    if isinstance(trouble, NETWORK_TROUBLE) or not isinstance(trouble, Exception):
        return False
    *_, (innermost, _) = traceback.walk_tb(trouble.__traceback__)
    return str(innermost.f_globals.get("__name__", "")).split(".")[0] == "discord"


def is_ambiguous(trouble: BaseException) -> bool:
    """Tell whether a first response may stand in the channel all the same."""
    if is_odd_answer(trouble):
        return True
    if isinstance(trouble, discord.HTTPException):
        return trouble.status >= 500 or trouble.code == ALREADY_ACKNOWLEDGED
    return isinstance(trouble, aiohttp.ClientError | OSError | TimeoutError)


def _reason(trouble: BaseException) -> str:
    if isinstance(trouble, discord.HTTPException):
        return f"{trouble.status} {one_line(trouble.text)}".strip()
    return plain(trouble)
