"""Order panels: things are put in order in private, and then sent."""

import pytest

from bot.errors import StoreError
from bot.sandbox.players.rendering import text_of
from bot.sandbox.world.messages import Message
from tests.discord_app.evening import SETTLED, Evening, asks, opened
from tests.support import english as lines

RIGHT = ("Mercury", "Venus", "Earth", "Mars")


async def panel_of(evening: Evening, name: str, card: Message) -> Message:
    """Open the private panel and return it."""
    await evening.tap(name, card, "Put in order")
    return evening.sandbox.hand(name).sees(evening.channel)[-1]


async def arrange(evening: Evening, name: str, panel: Message, *things: str) -> None:
    """Tap the things on the panel, then submit."""
    for thing in (*things, "Submit"):
        await evening.sandbox.hand(name).tap(panel, thing)


@asks("order")
async def test_things_are_put_in_order_in_private(evening: Evening) -> None:
    card = await opened(evening)
    panel = await panel_of(evening, "Ben", card)
    assert panel.private
    assert "(Submit)" in text_of(panel)
    await arrange(evening, "Ben", panel, *RIGHT)
    assert text_of(panel).startswith("Locked in:\n1. **Mercury**\n2. **Venus**\n3. **Earth**")
    await evening.card("1 answered")
    other = await panel_of(evening, "Chidi", card)
    await arrange(evening, "Chidi", other, "Venus", "Mercury", "Earth", "Mars")
    evening.pass_time(61)
    reveal = text_of(await evening.card(SETTLED))
    assert "✓ Right order\n1. **Mercury**\n2. **Venus**\n3. **Earth**\n4. **Mars**" in reveal
    assert "Scored: **Ben** +" in reveal
    assert "(5 of 6 pairs, " in reveal
    assert len(evening.cards()) == 1


@asks("order")
async def test_a_tapped_thing_takes_its_place_and_clear_begins_anew(evening: Evening) -> None:
    panel = await panel_of(evening, "Ben", await opened(evening))
    hand = evening.sandbox.hand("Ben")
    await hand.tap(panel, "Earth")
    assert "1. **Earth**\n2. …" in text_of(panel)
    assert "(Earth)" in text_of(panel)
    await hand.tap(panel, "Clear")
    assert "1. …" in text_of(panel)
    assert "[Earth]" in text_of(panel)


@asks("order")
async def test_an_order_can_be_changed_until_the_round_closes(evening: Evening) -> None:
    card = await opened(evening)
    panel = await panel_of(evening, "Ben", card)
    await arrange(evening, "Ben", panel, *reversed(RIGHT))
    await evening.sandbox.hand("Ben").tap(panel, "Change it")
    await arrange(evening, "Ben", panel, *RIGHT)
    evening.pass_time(61)
    assert "Right: **Ben** +" in text_of(await evening.card(SETTLED))


@asks("order")
async def test_an_order_that_cannot_be_saved_stays_on_the_panel(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = await panel_of(evening, "Ben", await opened(evening))

    async def full(_answer: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(evening.store.ledger, "record", full)
    await arrange(evening, "Ben", panel, *RIGHT)
    assert "does not count" in text_of(panel)
    monkeypatch.undo()
    await evening.sandbox.hand("Ben").tap(panel, "Submit")
    assert "Locked in" in text_of(panel)


@asks("order")
async def test_a_panel_that_outlives_its_round_says_so(evening: Evening) -> None:
    panel = await panel_of(evening, "Ben", await opened(evening))
    evening.pass_time(61)
    await evening.card(SETTLED)
    await evening.until(lambda: panel.buttons() == [])
    assert "round is over" in text_of(panel)


@asks("order")
async def test_no_panel_opens_once_it_is_too_late(evening: Evening) -> None:
    card = await opened(evening)
    evening.sandbox.world.clock.skew += 61.5
    assert "Too late" in await evening.tap("Ben", card, "Put in order")


@asks("order")
async def test_orders_that_no_panel_has_are_refused(evening: Evening) -> None:
    card = await opened(evening)
    panel = await panel_of(evening, "Ben", card)
    _, _, game, round_id, _ = panel.buttons()[0]["custom_id"].split(":")
    before = text_of(panel)
    for forged in ("po:{}:{}:001", "po:{}:{}:9", "po:{}:{}:01", "p:{}:{}:77", "p:{}:{}:9"):
        custom_id = "1:" + forged.format(game, round_id)
        assert await evening.press("Ben", panel, custom_id) in (lines.MISPLACED, lines.OLD_BUTTON)
    assert text_of(panel) == before
    assert "no answers yet" in text_of(card)


@asks("order")
async def test_who_plays_alone_may_reveal_from_the_panel(evening: Evening) -> None:
    card = await opened(evening)
    panel = await panel_of(evening, "Ann", card)
    await arrange(evening, "Ann", panel, *RIGHT)
    await evening.sandbox.hand("Ann").tap(panel, "Reveal now")
    assert text_of(panel) == "Here it comes."
    assert (await evening.card(SETTLED)).id == card.id
