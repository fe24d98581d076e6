"""A thread that is archived in mid-game: a message wakes it, unless it is locked."""

from pathlib import Path

from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.guilds import Channel
from bot.sandbox.world.messages import Message
from bot.sandbox.world.threads import archive
from tests.discord_app.evening import OPEN, OVER, SETTLED, WRONG, Evening, evening_in, life

WOKEN = "This thread was archived"


async def asked(evening: Evening, thread: Channel, questions: int = 2) -> Message:
    """Start a game in a thread and return its first card, which Ben has answered."""
    hand = evening.sandbox.hand("Ann")
    await hand.command(thread, "trivia", questions=questions)
    card = await hand.wait_for(thread, OPEN)
    ben = evening.sandbox.hand("Ben")
    assert "Locked in" in ben.reads(await ben.tap(card, "Earth"))
    return card


def public(thread: Channel) -> list[str]:
    return [text_of(one) for one in thread.messages.values() if not one.private]


async def test_a_thread_archived_in_mid_game_is_woken_for_its_reveal(evening: Evening) -> None:
    world, hand = evening.sandbox.world, evening.sandbox.hand("Ben")
    thread = world.add_thread(evening.channel, "quiz")
    card = await asked(evening, thread)
    archive(world, thread)
    evening.pass_time(21)
    revealed = await hand.wait_for(thread, SETTLED)
    assert revealed.id == card.id, "the card itself shows it"
    assert "**Ben**" in text_of(revealed)
    assert not thread.archived
    assert sum(WOKEN in one for one in public(thread)) == 1
    second = await hand.wait_for(thread, lambda one: one.id > card.id and OPEN in text_of(one))
    await hand.tap(second, "Earth")
    evening.pass_time(21)
    await hand.wait_for(thread, OVER)


async def test_it_is_woken_each_time(evening: Evening) -> None:
    world, hand = evening.sandbox.world, evening.sandbox.hand("Ben")
    thread = world.add_thread(evening.channel, "quiz")
    first = await asked(evening, thread)
    archive(world, thread)
    evening.pass_time(21)
    second = await hand.wait_for(thread, lambda one: one.id > first.id and OPEN in text_of(one))
    await hand.tap(second, "Earth")
    archive(world, thread)
    evening.pass_time(21)
    await hand.wait_for(thread, OVER)
    assert SETTLED in text_of(first)
    assert SETTLED in text_of(second)
    assert sum(WOKEN in one for one in public(thread)) == 2


async def test_a_thread_that_is_locked_too_stays_so_and_the_points_are_kept(
    evening: Evening,
) -> None:
    world = evening.sandbox.world
    thread = world.add_thread(evening.channel, "quiz")
    await asked(evening, thread, questions=3)
    before = len(public(thread))
    archive(world, thread, locked=True)
    evening.pass_time(21)
    await evening.gone(thread.id)
    assert thread.archived
    assert len(public(thread)) == before
    board = await evening.store.boards.page(evening.channel.guild_id or 0, "all", 1)
    assert [row.name for row in board.rows] == ["Ben"]


async def test_after_a_restart_the_open_card_of_an_archived_thread_is_drawn_anew(
    sandbox: Sandbox, tmp_path: Path, quick: None
) -> None:
    thread = sandbox.world.add_thread(sandbox.channel("trivia"), "quiz")
    async with life(sandbox, tmp_path / "scores.db") as evening:
        card = await asked(evening, thread)
    archive(sandbox.world, thread)
    sandbox.world.clock.skew += 60
    async with evening_in(sandbox, tmp_path / "scores.db") as evening:
        await evening.until(lambda: "was interrupted for" in text_of(card))
        hand = sandbox.hand("Mo")
        assert "Locked in" in hand.reads(await hand.tap(card, WRONG))
        await evening.games.close()
