"""The intake of answers that are ticked in a menu. Taps are in test_playing.py."""

from bot.sandbox.players.rendering import text_of
from bot.sandbox.world.messages import Message
from tests.discord_app.evening import SETTLED, Evening, asks, opened
from tests.support import english as lines

GIANTS = ("Jupiter", "Saturn", "Neptune")


async def tick(evening: Evening, name: str, card: Message, *labels: str) -> str:
    """Tick options by their text, and return what the member reads."""
    hand = evening.sandbox.hand(name)
    (menu,) = card.selects()
    by_text = {one["label"].split(". ")[1]: one["value"] for one in menu["options"]}
    sent = await hand.choose(card, menu["custom_id"], [by_text[label] for label in labels])
    return hand.reads(sent)


@asks("several")
async def test_all_that_applies_is_ticked_in_a_menu(evening: Evening) -> None:
    card = await opened(evening)
    said = await tick(evening, "Ben", card, *GIANTS)
    assert sorted(said.removeprefix("Locked in: ").split(", ")) == sorted(GIANTS)
    await tick(evening, "Chidi", card, "Jupiter", "Saturn", "Mars", "Neptune")
    evening.pass_time(61)
    reveal = text_of(await evening.card(SETTLED))
    assert reveal.count("— right ·") == 3
    assert "Scored: **Ben** +" in reveal
    assert "(2 of 3, " in reveal
    assert "▰▰▱▱▱ 1" in next(line for line in reveal.splitlines() if "Mars" in line)


@asks("several")
async def test_the_last_ticks_count(evening: Evening) -> None:
    card = await opened(evening)
    await tick(evening, "Ben", card, "Mars", "Venus")
    await tick(evening, "Ben", card, *GIANTS)
    evening.pass_time(61)
    assert "Right: **Ben** +" in text_of(await evening.card(SETTLED))


@asks("several")
async def test_ticks_that_no_menu_has_are_refused(evening: Evening) -> None:
    card = await opened(evening)
    hand = evening.sandbox.hand("Ben")
    menu = card.selects()[0]["custom_id"]
    offered = [str(place) for place in range(len(card.selects()[0]["options"]))]
    for values in (["9"], ["x"], ["-1"], [], ["0", "0"], [*offered, "0"], ["٣"], ["1" * 5_000]):
        said = hand.reads(await hand.choose(card, menu, values, force=True))
        assert said == lines.UNREADABLE
    assert "no answers yet" in text_of(card)
