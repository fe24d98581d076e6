import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

import pytest

from bot.sandbox.players.crowd import crowd
from bot.sandbox.players.known_questions import KnownQuestion, KnownQuestions
from bot.sandbox.players.simulated import Temperament, choices_on, some_temperament
from bot.sandbox.rest.responses import respond
from bot.sandbox.server import Sandbox
from bot.sandbox.world.changes import Change, InteractionSent
from bot.sandbox.world.interactions import Interaction
from bot.sandbox.world.messages import Message


def buttons(*labels: str, disabled: bool = False) -> dict[str, Any]:
    row = [
        {"type": 2, "style": 1, "label": label, "custom_id": label, "id": n, "disabled": disabled}
        for n, label in enumerate(labels, 2)
    ]
    return {"type": 1, "components": row, "id": 1}


def card(sandbox: Sandbox, foot: str, *rows: dict[str, Any]) -> Message:
    world, trivia = sandbox.world, sandbox.channel("trivia")
    parts = [*rows, {"type": 10, "content": foot, "id": 90}]
    return Message(world.snowflakes.next(), trivia.id, world.bot.id, components=parts)


@contextmanager
def taps(sandbox: Sandbox) -> Iterator[list[Interaction]]:
    seen: list[Interaction] = []

    def notice(change: Change) -> None:
        if isinstance(change, InteractionSent):
            seen.append(change.interaction)

    stop = sandbox.world.feed.listen(notice)
    yield seen
    stop()


def closes_in(sandbox: Sandbox, seconds: float) -> str:
    return f"closes <t:{round(sandbox.world.clock.now() + seconds)}:R>"


async def test_members_answer_a_card_that_counts_down(sandbox: Sandbox) -> None:
    with taps(sandbox) as seen:
        async with crowd(sandbox.world, sandbox.cast.simulated, seed=5):
            sandbox.world.post(card(sandbox, closes_in(sandbox, 3), buttons("A", "B", "C")))
            await sandbox.world.feed.until(lambda: len(seen) >= 2, 3, "two taps")
    assert {one.user.display_name for one in seen} == {"Ada", "Bo"}
    assert {one.data["custom_id"] for one in seen} <= {"A", "B", "C"}


async def test_members_leave_other_messages_alone(sandbox: Sandbox) -> None:
    foot = closes_in(sandbox, 1)
    quiet = [
        card(sandbox, "no countdown", buttons("A", "B")),
        card(sandbox, foot, buttons("A", "B", disabled=True)),
        card(sandbox, foot),
    ]
    whisper = card(sandbox, foot, buttons("A", "B"))
    whisper.visible_to = sandbox.user("Ann").id
    assert [choices_on(one) for one in (*quiet, whisper)] == [[]] * 4


async def test_a_member_with_second_thoughts_takes_another_choice(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    wavering = Temperament(
        quickest=0.01, slowest=0.02, knowledge=0.5, attention=1.0, second_thoughts=1.0
    )
    monkeypatch.setattr("bot.sandbox.players.simulated.some_temperament", lambda _random: wavering)
    sandbox.world.feed.listen(_answer_at_once(sandbox))
    with taps(sandbox) as seen:
        async with crowd(sandbox.world, sandbox.cast.simulated[:1], seed=5):
            sandbox.world.post(card(sandbox, closes_in(sandbox, 4), buttons("A", "B")))
            await sandbox.world.feed.until(lambda: len(seen) >= 2, 3, "a second tap")
    assert {one.data["custom_id"] for one in seen} == {"A", "B"}


def _answer_at_once(sandbox: Sandbox) -> Callable[[Change], None]:
    def answer(change: Change) -> None:
        if isinstance(change, InteractionSent):
            respond(sandbox.world, change.interaction, {"type": 6})

    return answer


async def test_of_what_can_be_known_some_know_it_and_some_do_not(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    eager = Temperament(
        quickest=0.0, slowest=0.01, knowledge=0.5, attention=0.0, second_thoughts=1.0
    )
    monkeypatch.setattr("bot.sandbox.players.simulated.some_temperament", lambda _random: eager)
    known_questions = KnownQuestions(
        [KnownQuestion("p", "choice", "Who?", ("A", "B", "C"), ("B",), frozenset("b"))]
    )
    sandbox.world.feed.listen(_answer_at_once(sandbox))
    with taps(sandbox) as seen:
        async with crowd(sandbox.world, sandbox.cast.simulated, 5, known_questions):
            for cards in range(1, 6):
                foot = f"Who? A, B or C? {closes_in(sandbox, 4)}"
                sandbox.world.post(card(sandbox, foot, buttons("A", "B", "C")))
                done = cards * len(sandbox.cast.simulated)
                await sandbox.world.feed.until(lambda: len(seen) >= done, 3, "taps")  # noqa: B023
                given = {one.data["custom_id"] for one in seen[done - 2 : done]}
                assert "B" in given
                assert given & {"A", "C"}
    assert len(seen) == 10  # without second thoughts: they are sure


async def test_members_do_not_tap_a_card_that_closed_meanwhile(sandbox: Sandbox) -> None:
    with taps(sandbox) as seen:
        async with crowd(sandbox.world, sandbox.cast.simulated, seed=5):
            shown = sandbox.world.post(card(sandbox, closes_in(sandbox, 2), buttons("A", "B")))
            shown.components = [{"type": 10, "content": "over", "id": 1}]
            await asyncio.sleep(1.2)
    assert seen == []


def test_nobody_thinks_longer_than_the_round() -> None:
    manners = [some_temperament(Random(seed)) for seed in range(200)]
    assert all(0 < one.quickest < one.slowest < 0.7 for one in manners)
    assert len({one.attention for one in manners}) == 200
