"""What it means to a game when Discord says no, or says nothing."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.discord_app.api.transient_errors import one_line, plain
from bot.errors import StageError

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

_GONE = {
    UNKNOWN_CHANNEL: "This channel no longer exists.",
    UNKNOWN_MESSAGE: "The message no longer exists.",
}
_VIEW = ("View Channel",)
_NOT_IN_THREAD = (
    "I am not in this private thread any more.",
    "Mention me in it, which brings me back, then start again.",
)
_LOCKED = ("This thread is locked.", "Somebody who manages threads can unlock it.")
_WHO = "Somebody who manages this channel can allow it (Edit Channel, Permissions)."


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
        raise StageError(f"Discord answered what cannot be read ({odd!r}).") from odd


def stage_error(
    trouble: BaseException, *, in_thread: bool = False, private: bool = False
) -> StageError:
    """Return what a refusal means: something is gone, something is missing, or it may pass.

    In a `private` thread no permission is missing, but the bot itself.
    """
    code = trouble.code if isinstance(trouble, discord.HTTPException) else 0
    if code in _GONE:
        return StageError(_GONE[code], gone=True)
    if code == MISSING_ACCESS:
        return StageError(*_NOT_IN_THREAD, missing=_VIEW) if private else _lacking(*_VIEW)
    if code == MISSING_PERMISSIONS:
        return _lacking("Send Messages in Threads" if in_thread else "Send Messages")
    if code == THREAD_LOCKED:
        return locked()
    if code == THREAD_ARCHIVED:
        return StageError("This thread is archived.", archived=True)
    return StageError(f"Discord did not take the message ({_reason(trouble)}).")


def locked() -> StageError:
    """Return the error of a thread in which only those who manage threads may write."""
    return StageError(*_LOCKED, missing=("Manage Threads",))


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


def _lacking(permission: str) -> StageError:
    return StageError(
        f"I am not allowed to post here any more: I need {permission}.", _WHO, missing=(permission,)
    )


def _reason(trouble: BaseException) -> str:
    if isinstance(trouble, discord.HTTPException):
        return f"{trouble.status} {one_line(trouble.text)}".strip()
    return plain(trouble)
