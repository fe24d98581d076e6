"""Games of one server that begin in one instant draw from one bag."""

import asyncio
from typing import Any

from bot.play.server_locks import ServerLocks
from bot.sandbox.world.guilds import Channel
from tests.e2e.conftest import Night
from tests.e2e.test_whole_games import rows

ASKED = "SELECT question_id FROM rounds"


def five_channels(night: Night) -> list[Channel]:
    world, guild = night.sandbox.world, night.sandbox.world.guilds[night.channel.guild_id or 0]
    return [world.add_channel(guild, f"place {number}") for number in range(5)]


async def start_all(night: Night, channels: list[Channel], **options: Any) -> None:
    hands = [night.sandbox.hand(name) for name in ("Ann", "Ben", "Chidi", "Mo", "Ann")]
    starts = [
        hand.command(channel, "trivia", **options)
        for hand, channel in zip(hands, channels, strict=True)
    ]
    for started in await asyncio.gather(*starts):
        assert started.failure == ""
    await night.until(lambda: len(rows(night, ASKED)) >= len(channels))


async def test_five_starts_in_one_instant_ask_five_questions(night: Night) -> None:
    await start_all(night, five_channels(night), pack="south", kind="choice")
    assert len(set(rows(night, ASKED))) == 5


async def test_games_of_several_questions_begun_in_one_instant_share_none(night: Night) -> None:
    """Also where the packs are mixed: each game has three questions from either."""
    await start_all(night, five_channels(night), questions=3)
    planned = rows(night, "SELECT value FROM games JOIN json_each(plan)")
    assert len(planned) == len(set(planned)) == 15


async def test_one_server_does_not_wait_for_another() -> None:
    locks = ServerLocks()
    async with locks.of(1):
        async with asyncio.timeout(1), locks.of(2):
            pass
        assert locks.of(1).locked()
    assert len(locks) == 0
