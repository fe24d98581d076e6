"""Simulated members together: they join in whenever a card invites them."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from random import Random

from bot.sandbox.players.simulated import Simulated, choices_on
from bot.sandbox.world.changes import Change, MessageCreated
from bot.sandbox.world.guilds import User
from bot.sandbox.world.world import World


class Crowd:
    """Members who answer every card that counts down, each in their own manner.

    The same seed gives the same people and the same choices; when they tap depends on the cards.
    """

    def __init__(self, world: World, users: Iterable[User], seed: int) -> None:
        seeds = Random(seed)
        self._players = [Simulated(world, user, Random(seeds.random())) for user in users]
        self._playing: set[asyncio.Task[None]] = set()

    def notice(self, change: Change) -> None:
        """Let everyone look at a new message."""
        if isinstance(change, MessageCreated) and choices_on(change.message):
            for player in self._players:
                task = asyncio.create_task(player.answer(change.message))
                self._playing.add(task)
                task.add_done_callback(self._playing.discard)

    async def leave(self) -> None:
        """Stop tapping."""
        for task in self._playing:
            task.cancel()
        await asyncio.gather(*self._playing, return_exceptions=True)


@asynccontextmanager
async def crowd(world: World, users: Iterable[User], seed: int) -> AsyncIterator[None]:
    """Let these members join in until the block ends."""
    joined = Crowd(world, users, seed)
    stop = world.feed.listen(joined.notice)
    try:
        yield
    finally:
        stop()
        await joined.leave()
