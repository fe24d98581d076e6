"""One member sends what no finger could: the others notice nothing, and what was confirmed stands.

Nothing here is timed but the flood itself; `python -m tests.benchmarks` has the figures.
"""

import asyncio
from itertools import cycle, islice
from typing import Any

from bot.discord_app.limits import rate_limit as door
from bot.game.attempts import MOST_CHANGES
from bot.sandbox.players.rendering import text_of
from bot.sandbox.world.interactions import Interaction, InteractionKind
from bot.sandbox.world.messages import Message
from tests.discord_app.evening import OPEN, SETTLED
from tests.e2e.conftest import Night, answer_buttons
from tests.e2e.test_whole_games import rows
from tests.support import english as lines

TAPS, PER_SECOND = 800, 200


def told(night: Night, sent: list[Interaction]) -> list[str]:
    """Return all that a member was answered, in the order of what they sent."""
    return [night.sandbox.hand("Ann").reads(one) for one in sent if one.response is not None]


async def open_round(night: Night, name: str, place: str) -> Message:
    channel = night.sandbox.channel(place)
    hand = night.sandbox.hand(name)
    await hand.command(channel, "trivia", kind="true_false", seconds=120)
    return await hand.wait_for(channel, OPEN)


async def flood(night: Night, card: Message) -> list[Interaction]:
    """Alternate between two buttons as fast as a script does, and wait until nothing comes."""
    hand, sent = night.sandbox.hand("Ann"), []
    for button in islice(cycle(answer_buttons(card)), TAPS):
        sent.append(hand.send_tap(card, button))
        await asyncio.sleep(1 / PER_SECOND)
    await night.until(lambda: all(one.settled for one in sent))
    await night.until(lambda: not any("Not saved yet" in one for one in told(night, sent)))
    return sent


async def test_a_flood_costs_nobody_else_an_answer_and_leaves_few_rows(night: Night) -> None:
    here = await open_round(night, "Ben", "trivia")
    there = await open_round(night, "Mo", "music")
    flooding = asyncio.create_task(flood(night, there))
    for name, button in zip(cycle(("Ben", "Chidi", "Mo")), islice(cycle(answer_buttons(here)), 24)):
        assert (await night.tap(name, here, button)).startswith("Locked in: ")
    sent = await flooding
    said = told(night, sent)
    assert said.count(lines.TOO_FAST) in (1, 2), "once, or again after a busy machine paused"
    assert 0 < len(said) < TAPS / 2, "the rest was left unanswered"
    most = "SELECT max(n) FROM (SELECT count(*) AS n FROM answers GROUP BY round_id, member_id)"
    assert rows(night, most) == [(MOST_CHANGES,)]


async def test_who_flooded_keeps_the_answer_that_was_confirmed_last(night: Night) -> None:
    card = await open_round(night, "Mo", "trivia")
    sent = await flood(night, card)
    confirmed = [one for one in told(night, sent) if one.startswith("Locked in: ")]
    assert any("one more time" in one for one in confirmed)
    assert "last change" in confirmed[-1]
    last = confirmed[-1].removeprefix("Locked in: ").split(".")[0]
    await asyncio.sleep(1)
    again = next(one["custom_id"] for one in card.buttons() if one["label"] == last)
    assert (await night.tap("Ann", card, again)).startswith(f"Locked in: {last}")
    other = next(one for one in answer_buttons(card) if one != again)
    assert await night.tap("Ann", card, other) == lines.answer_stands(last)
    night.pass_time(121)
    await night.card(SETTLED)
    ((given,),) = rows(night, "SELECT given FROM answers ORDER BY at_ms DESC, seq DESC LIMIT 1")
    ((right, points),) = rows(night, "SELECT right_count, points FROM scores")
    assert f'"option":{("True", "False").index(last)}' in given
    assert bool(right) == (points > 0)


async def test_eager_members_never_meet_the_limit(night: Night) -> None:
    """A double tap on every button, a few a second, by everybody at once."""
    card = await open_round(night, "Mo", "trivia")
    hands = [night.sandbox.hand(name) for name in ("Ann", "Ben", "Chidi", "Mo")]
    sent = []
    for button in islice(cycle(answer_buttons(card)), 12):
        sent += [hand.send_tap(card, button) for hand in hands for _ in range(2)]
        await asyncio.sleep(0.25)
    await night.until(lambda: all(one.settled for one in sent))
    assert {one.failure for one in sent} == {""}
    said = {text_of(one) for one in night.channel.messages.values() if one.private}
    assert all(one.startswith("Locked in: ") for one in said)


async def test_typing_and_commands_have_their_bounds_too(night: Night) -> None:
    hand, world = night.sandbox.hand("Ann"), night.sandbox.world
    channel = night.channel
    sent = [hand.send_command(channel, "trivia-help", {}) for _ in range(60)]
    await night.until(lambda: all(one.settled for one in sent))
    said = told(night, sent)
    assert said.count(lines.TOO_FAST) in (1, 2), "once, or again after a busy machine paused"
    assert door.BURST // door.COMMAND < len(said) < 60, "the rest was left unanswered"
    pack = {"name": "pack", "type": 3, "value": "n", "focused": True}
    typed: dict[str, Any] = {"name": "trivia", "type": 1, "id": "1", "options": [pack]}
    asked = [
        world.interact(hand.user, channel, InteractionKind.AUTOCOMPLETE, typed) for _ in range(99)
    ]
    await night.until(lambda: all(one.settled for one in asked))
    assert 0 < sum(one.response is not None for one in asked) < 99
    assert (await night.tap("Ben", await open_round(night, "Ben", "trivia"), "True")).startswith(
        "Locked in"
    )
