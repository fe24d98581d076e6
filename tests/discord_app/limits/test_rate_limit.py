"""Whatever one member sends too fast: it is bounded, told once, and the others are answered."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

from bot.discord_app.limits import rate_limit
from bot.discord_app.limits.token_bucket import TokenBuckets
from bot.sandbox.players.hand import Hand
from bot.sandbox.world.interactions import Interaction, InteractionKind
from bot.sandbox.world.messages import Message
from tests.discord_app.evening import Evening, evening_in
from tests.support import english as lines
from tests.support.questions import order, questions, typed

SENT = 90

Send = Callable[[], Interaction]


def tapping(hand: Hand, evening: Evening, card: Message, custom_id: str) -> Send:
    """Return what taps a button again and again, as an altered client would."""
    data = {"component_type": 2, "custom_id": custom_id, "id": 1}
    return lambda: hand.world.interact(hand.user, evening.channel, InteractionKind.TAP, data, card)


async def an_answer(evening: Evening, hand: Hand) -> Send:
    card = await evening.card()
    return tapping(hand, evening, card, card.button("Earth")["custom_id"])


async def a_form_to_open(evening: Evening, hand: Hand) -> Send:
    card = await evening.card()
    return tapping(hand, evening, card, card.button("Answer")["custom_id"])


async def a_form_to_send(evening: Evening, hand: Hand) -> Send:
    card = await evening.card()
    form = await hand.open(card, "Answer")
    field = {"type": 4, "custom_id": "given", "id": 3, "value": "mars"}
    parts = [{"type": 10, "id": 1}, {"type": 18, "id": 2, "component": field}]
    data = {"custom_id": form.custom_id, "components": parts}
    return lambda: hand.world.interact(
        hand.user, evening.channel, InteractionKind.SUBMIT, data, card, form.interaction_id
    )


async def a_panel(evening: Evening, hand: Hand) -> Send:
    await hand.tap(await evening.card(), "Put in order")
    panel = await hand.wait_for(evening.channel, lambda one: one.private)
    free = next(one for one in panel.buttons() if not one.get("disabled"))
    return tapping(hand, evening, panel, free["custom_id"])


async def a_command(evening: Evening, hand: Hand) -> Send:
    return lambda: hand.send_command(evening.channel, "trivia-scores", {})


async def an_erasure(evening: Evening, hand: Hand) -> Send:
    await evening.interaction(hand.user.display_name, "trivia-privacy delete")
    asked = hand.sees(evening.channel)[-1]
    return tapping(hand, evening, asked, asked.button("Erase it for good")["custom_id"])


def all_settled(sent: list[Interaction]) -> bool:
    return all(one.settled for one in sent)


@pytest.mark.parametrize(
    ("what", "asked"),
    [
        (an_answer, questions(3)),
        (a_form_to_open, [typed()]),
        (a_form_to_send, [typed()]),
        (a_panel, [order()]),
        (a_command, questions(3)),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
async def test_a_flood_of_anything_is_bounded_and_told_once(
    sandbox: Any,
    tmp_path: Any,
    quick: None,
    what: Callable[[Evening, Hand], Awaitable[Send]],
    asked: Any,
) -> None:
    async with evening_in(sandbox, tmp_path / "scores.db", *asked) as evening:
        await evening.trivia("Mo", seconds=60)
        hand = sandbox.hand("Ann")
        send = await what(evening, hand)
        sent = [send() for _ in range(SENT)]
        other = await sandbox.hand("Ben").command(evening.channel, "trivia-help")
        assert other.failure == ""
        await evening.until(lambda: all(one.settled for one in sent))
        told = [hand.reads(one) for one in sent]
        assert told.count(lines.TOO_FAST) in (1, 2), "once, or again after a busy machine paused"
        assert sum(one.response is not None for one in sent) < SENT
        await evening.games.close()


async def test_who_holds_back_is_taken_again_at_once(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await evening.trivia("Mo", seconds=60)
    card = await evening.card()
    watch = [100.0]
    evening.client._rate_limit._sent = TokenBuckets(
        rate_limit.BURST, rate_limit.PER_SECOND, lambda: watch[0]
    )
    hand = evening.sandbox.hand("Ann")
    for _ in range(2):
        sent = [hand.send_tap(card, "Earth") for _ in range(2 * rate_limit.BURST)]
        await evening.until(partial(all_settled, sent))
        told = [hand.reads(one) for one in sent]
        assert told.count(lines.TOO_FAST) == 1
        assert sum(one.startswith("Locked in") for one in told) == rate_limit.BURST
        watch[0] += rate_limit.BURST / rate_limit.PER_SECOND
    assert "Locked in" in await evening.tap("Ann", card)


async def test_an_erasure_counts_for_as_much_as_it_costs(evening: Evening) -> None:
    evening.client._rate_limit._sent = TokenBuckets(
        rate_limit.BURST, rate_limit.PER_SECOND, lambda: 100.0
    )
    hand = evening.sandbox.hand("Ann")
    send = await an_erasure(evening, hand)
    sent = [send() for _ in range(rate_limit.BURST // rate_limit.HEAVY_COMMAND)]
    await evening.until(partial(all_settled, sent))
    assert [hand.reads(one) == lines.TOO_FAST for one in sent].count(True) == 1
    assert hand.reads(sent[-1]) == lines.TOO_FAST
