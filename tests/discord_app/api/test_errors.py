from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import discord
import pytest

from bot.discord_app.api.errors import as_stage_errors, is_ambiguous, stage_error
from bot.ports.stage_errors import Grant, Obstacle, StageError


def refused(status: int, code: int = 0, message: str = "No") -> discord.HTTPException:
    response = cast("Any", SimpleNamespace(status=status, reason=""))
    kind = {403: discord.Forbidden, 404: discord.NotFound}.get(status, discord.HTTPException)
    return kind(response, {"code": code, "message": message})


@pytest.mark.parametrize("code", [10003, 10008])
def test_what_is_gone_is_not_worth_waiting_for(code: int) -> None:
    error = stage_error(refused(404, code))
    assert error.trouble.is_gone
    assert not error.trouble.takes_a_person


@pytest.mark.parametrize(
    ("code", "in_thread", "permission"),
    [
        (50001, False, Grant.VIEW_CHANNEL),
        (50013, False, Grant.SEND_MESSAGES),
        (50013, True, Grant.SEND_MESSAGES_IN_THREADS),
    ],
)
def test_a_missing_permission_is_named(code: int, in_thread: bool, permission: Grant) -> None:  # noqa: FBT001 - a parameter of the test
    error = stage_error(refused(403, code), in_thread=in_thread)
    assert error.trouble.takes_a_person
    assert error.trouble.lacking is permission
    assert permission in str(error)


@pytest.mark.parametrize(
    "trouble",
    [
        refused(503),
        discord.RateLimited(60.0),
        aiohttp.ServerDisconnectedError(),
        ConnectionResetError(104, "Connection reset by peer"),
        TimeoutError(),
    ],
)
def test_any_other_trouble_may_pass(trouble: Exception) -> None:
    with pytest.raises(StageError, match="did not take the message") as caught, as_stage_errors():
        raise trouble
    assert caught.value.trouble.obstacle is Obstacle.NOT_TAKEN
    assert not caught.value.trouble.is_gone
    assert not caught.value.trouble.takes_a_person


def test_a_bug_is_no_trouble_of_discords() -> None:
    with pytest.raises(ValueError, match="a bug"), as_stage_errors():
        raise ValueError("a bug")


def test_only_what_may_have_worked_is_ambiguous() -> None:
    assert is_ambiguous(refused(502))
    assert is_ambiguous(refused(400, 40060))
    assert is_ambiguous(TimeoutError())
    assert is_ambiguous(aiohttp.ServerDisconnectedError())
    assert not is_ambiguous(refused(404, 10062))
    assert not is_ambiguous(refused(400, 50035))
