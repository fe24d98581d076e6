"""What Discord sends oddly: it costs itself only, and whoever waits is answered kindly."""

import asyncio
import contextlib
import copy
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.discord_app.limits.token_bucket import TokenBuckets
from bot.errors import SandboxError
from bot.sandbox.world.event_payloads import interaction_payload
from bot.sandbox.world.interactions import Interaction, InteractionKind, ResponseKind
from bot.sandbox.world.messages import Json
from tests.discord_app.evening import Evening
from tests.support import english as lines

EVENTS = ["GUILD_CREATE", "GUILD_UPDATE", "CHANNEL_CREATE", "THREAD_CREATE", "THREAD_LIST_SYNC"]
EVENTS += ["GUILD_ROLE_UPDATE", "GUILD_DELETE", "INTERACTION_CREATE", "MESSAGE_CREATE", "NO_SUCH"]
ODD: list[Any] = [None, {}, [], "text", 7, {"id": None}, {"id": "x", "token": 3}, {"guild_id": "z"}]


def told(evening: Evening, name: str, data: Any) -> None:
    """Let the gateway send an event, whatever is in it."""
    for session in evening.sandbox.gateway._sessions.values():
        session.dispatch(name, data)


async def plays_on(evening: Evening) -> None:
    """Fail unless the bot still answers, over the connection that it had."""
    assert "/trivia-stop" in evening.sandbox.hand("Ann").reads(
        await evening.interaction("Ann", "trivia-help")
    )
    assert evening.sandbox.gateway.identified == 1
    assert await evening.client._in_flight.landed(5)


def no_tracebacks(caplog: pytest.LogCaptureFixture) -> bool:
    return not [one for one in caplog.records if one.exc_info or one.levelno >= logging.ERROR]


@pytest.mark.parametrize("name", EVENTS)
async def test_an_event_that_cannot_be_read_is_one_line_in_the_log(
    evening: Evening, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    for data in ODD:
        told(evening, name, data)
    await plays_on(evening)
    assert no_tracebacks(caplog)


def unsent(evening: Evening, kind: InteractionKind, data: Json) -> tuple[Interaction, Json]:
    """Return an interaction that waits for its answer, and what the gateway would say of it."""
    sandbox = evening.sandbox
    world, user = sandbox.world, sandbox.user("Ann")
    message = next(iter(evening.channel.messages.values()), None)
    sessions, sandbox.gateway._sessions = sandbox.gateway._sessions, {}
    sent = world.interact(user, evening.channel, kind, data, message)
    sandbox.gateway._sessions = sessions
    return sent, copy.deepcopy(interaction_payload(world, sent))


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    keys = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    for key in keys:
        yield from paths(value[key], (*path, key))


def changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """Return the JSON with another value at a place, or with none there for `...`."""
    value = copy.deepcopy(value)
    place = value
    for key in path[:-1]:
        place = place[key]
    if new is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = new
    return value


COMMANDS: dict[str, Json] = {
    "trivia-help": {"id": "1", "name": "trivia-help", "type": 1},
    "trivia-packs show": {
        "id": "1",
        "name": "trivia-packs",
        "type": 1,
        "options": [
            {
                "name": "show",
                "type": 1,
                "options": [
                    {"name": "pack", "type": 3, "value": "planets"},
                    {"name": "page", "type": 4, "value": 1},
                ],
            }
        ],
    },
    "trivia-scores": {
        "id": "1",
        "name": "trivia-scores",
        "type": 1,
        "options": [{"name": "period", "type": 3, "value": "TODAY"}],
    },
}
odd_values = st.one_of(
    st.just(...),
    st.none(),
    st.booleans(),
    st.integers(-1, 2**70),
    st.sampled_from(["", "x", "٣", "9" * 5_000, "1e3", [], {}, [[]], {"a": 1}, 1.5, "\0"]),
    st.text(max_size=5),
)


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    name=st.sampled_from([*COMMANDS, "tap", "form"]), place=st.integers(0, 1_000), odd=odd_values
)
async def test_whatever_is_odd_about_an_interaction_it_is_answered_while_that_can_be(
    evening: Evening, caplog: pytest.LogCaptureFixture, name: str, place: int, odd: Any
) -> None:
    if not evening.channel.messages:
        rate_limit = evening.client._rate_limit  # Ann tries hundreds of things here
        rate_limit._sent, rate_limit._odd = TokenBuckets(1_000_000, 1), TokenBuckets(1_000_000, 1)
        await evening.interaction("Ann", "trivia-scores")
    caplog.clear()
    kind = {"tap": InteractionKind.TAP, "form": InteractionKind.SUBMIT}.get(
        name, InteractionKind.COMMAND
    )
    control = {"custom_id": "1:a:1:1:0", "component_type": 2, "id": 1, "components": []}
    sent, payload = unsent(evening, kind, COMMANDS.get(name, control))
    every = sorted(paths(payload), key=str)
    path = every[place % len(every)]
    told(evening, "INTERACTION_CREATE", changed(payload, path, odd))
    if path not in {("id",), ("token",), ("type",)}:
        await evening.until(lambda: sent.settled)
        assert sent.failure == ""
        assert lines.TROUBLE not in evening.sandbox.hand("Ann").reads(sent)
    await plays_on(evening)
    assert no_tracebacks(caplog)


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("trivia", [{"name": "questions", "type": 4, "value": 51}]),
        ("trivia", [{"name": "questions", "type": 4, "value": -1}]),
        ("trivia", [{"name": "questions", "type": 4, "value": 10**30}]),
        ("trivia", [{"name": "questions", "type": 4, "value": "3"}]),
        ("trivia", [{"name": "questions", "type": 4, "value": True}]),
        ("trivia", [{"name": "questions", "type": 4, "value": 1.5}]),
        ("trivia", [{"name": "questions", "type": 3, "value": "3"}]),
        ("trivia", [{"name": "questions", "type": 4}]),
        ("trivia", [{"name": "seconds", "type": 4, "value": 4}]),
        ("trivia", [{"name": "difficulty", "type": 4, "value": 6}]),
        ("trivia", [{"name": "kind", "type": 3, "value": "riddle"}]),
        ("trivia", [{"name": "kind", "type": 3, "value": ["choice"]}]),
        ("trivia", [{"name": "pack", "type": 3, "value": 7}]),
        ("trivia", [{"name": "pack", "type": 3, "value": "x" * 6_001}]),
        ("trivia", [{"name": "pack", "type": 3, "value": "planets", "focused": True}]),
        ("trivia", [{"name": "points", "type": 4, "value": 3}]),
        ("trivia", [{"name": "questions", "type": 4, "value": 3}] * 2),
        ("trivia", [{"name": "show", "type": 1, "options": []}]),
        ("trivia", {"questions": 3}),
        ("trivia", [None]),
        ("trivia-scores", [{"name": "period", "type": 3, "value": "SEASON"}]),
        ("trivia-scores", [{"name": "page", "type": 4, "value": 2**63}]),
        ("trivia-packs", []),
        ("trivia-packs", [{"name": "burn", "type": 1}]),
        ("trivia-packs", [{"name": "show", "type": 1}]),
        ("trivia-packs", [{"name": "list", "type": 1}, {"name": "reload", "type": 1}]),
        ("trivia-privacy", [{"name": "show", "type": 2, "options": [{"name": "x", "type": 1}]}]),
        ("trivia-fish", []),
        ("", []),
        ("x" * 4_000, []),
    ],
)
async def test_options_that_no_command_has_do_nothing(
    evening: Evening, path: str, options: Any, caplog: pytest.LogCaptureFixture
) -> None:
    data = {"id": "1", "name": path, "type": 1, "options": options}
    hand = evening.sandbox.hand("Mo")
    sent = hand.world.interact(hand.user, evening.channel, InteractionKind.COMMAND, data)
    await evening.until(lambda: sent.settled)
    assert hand.reads(sent) == lines.CHANGED
    assert evening.cards() == []
    assert no_tracebacks(caplog)


@pytest.mark.parametrize(
    "options",
    [
        [{"name": "pack", "type": 3, "value": 7, "focused": True}],
        [{"name": "pack", "type": 3, "focused": True}],
        [{"name": "pack", "type": 3, "value": "x" * 9_000, "focused": True}],
        [{"name": "pack", "type": 3, "value": "p"}],
        [{"name": "kind", "type": 3, "value": "c", "focused": True}],
        [{"name": "points", "type": 3, "value": "p", "focused": True}],
        [{"name": "pack", "type": 3, "value": "p", "focused": True}] * 2,
        [],
        7,
    ],
)
async def test_nothing_is_offered_for_what_cannot_be_typed(
    evening: Evening, options: Any, caplog: pytest.LogCaptureFixture
) -> None:
    data = {"id": "1", "name": "trivia", "type": 1, "options": options}
    hand = evening.sandbox.hand("Ann")
    sent = hand.world.interact(hand.user, evening.channel, InteractionKind.AUTOCOMPLETE, data)
    await evening.until(lambda: sent.settled)
    assert (sent.response, sent.choices) == (ResponseKind.CHOICES, [])
    assert no_tracebacks(caplog)


async def test_who_cannot_be_offered_anything_is_not_left_waiting(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evening.library, "packs", lambda: 1 / 0)
    assert (
        await evening.sandbox.hand("Ann").autocomplete(evening.channel, "trivia", "pack", "p") == []
    )


DEEP = b'{"op":0,"t":"X","s":1,"d":' + b"[" * 3_000 + b"]" * 3_000 + b"}"
FRAMES = [b"", b"{not json", b"[]", b"7", b"null", b'{"op":10,"d":{}}', b'{"op":"x"}', DEEP]
FRAMES += [b'{"op":0,"t":"READY","d":{}}', b'{"op":0,"t":"READY","s":"x","d":null}']


@pytest.mark.parametrize("frame", FRAMES, ids=range(len(FRAMES)))
async def test_a_frame_that_cannot_be_read_costs_one_connection_at_most(
    evening: Evening,
    frame: bytes,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def at_once(*_: object, **__: object) -> None:
        """Where discord.py waits for five seconds."""

    monkeypatch.setattr(evening.client, "before_identify_hook", at_once)
    gateway = evening.sandbox.gateway
    for connection in gateway._connections:
        connection.outbox.put_nowait(frame)
    sent = evening.sandbox.hand("Ann").send_command(evening.channel, "trivia-help", {})
    if not sent.settled:
        with contextlib.suppress(SandboxError):
            await evening.until(lambda: sent.settled, 1)
    await evening.until(lambda: gateway.online)
    answered = await evening.interaction("Ann", "trivia-help")
    assert "/trivia-stop" in evening.sandbox.hand("Ann").reads(answered)
    assert no_tracebacks(caplog)
    if (getting_ready := evening.client._connection._ready_task) is not None:
        await asyncio.wait_for(getting_ready, 5)  # or it outlives the client
