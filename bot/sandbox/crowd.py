"""Simulated members: they see what is displayed, and tap what it offers."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from random import Random

from bot.errors import SandboxError
from bot.sandbox.changes import Change, MessageCreated
from bot.sandbox.guilds import User
from bot.sandbox.hand import Hand
from bot.sandbox.messages import ComponentType, Json, Message, walk
from bot.sandbox.rendering import text_of
from bot.sandbox.world import World

COUNTDOWN = re.compile(r"<t:(\d+):R>")
SAFETY_SECONDS = 0.7
"""How long before the end of a round the last tap is made at the latest."""


@dataclass(frozen=True, slots=True)
class Temperament:
    """How a member plays: shares of the time that is left, and chances."""

    quickest: float
    slowest: float
    attention: float
    second_thoughts: float


def some_temperament(random: Random) -> Temperament:
    """Make up a member: quick or slow, attentive or not, sure or not."""
    quickest = random.uniform(0.05, 0.25)
    return Temperament(
        quickest=quickest,
        slowest=quickest + random.uniform(0.1, 0.35),
        attention=random.uniform(0.85, 1.0),
        second_thoughts=random.uniform(0.05, 0.3),
    )


class Crowd:
    """Members who answer every card that counts down, each in their own manner.

    The same seed gives the same people and the same choices; when they tap depends on the cards.
    """

    def __init__(self, world: World, users: Iterable[User], seed: int) -> None:
        self._world = world
        seeds = Random(seed)
        self._players = [_Player(world, user, Random(seeds.random())) for user in users]
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


def choices_on(message: Message) -> list[Json]:
    """Return the live buttons of the first row of a card that counts down; else none."""
    if message.private or not COUNTDOWN.search(text_of(message)):
        return []
    for component in walk(message.components):
        if component["type"] == ComponentType.ACTION_ROW:
            live = [one for one in component["components"] if not one.get("disabled")]
            choices = [one for one in live if "custom_id" in one]
            return choices if len(choices) > 1 else []
    return []


class _Player:
    """One simulated member."""

    def __init__(self, world: World, user: User, random: Random) -> None:
        self._world = world
        self._hand = Hand(world, user)
        self._random = random
        self._manner = some_temperament(random)

    async def answer(self, message: Message) -> None:
        """Think, tap, and perhaps think again; a card that closes meanwhile is left alone."""
        if self._random.random() > self._manner.attention:
            return
        await asyncio.sleep(self._thinking_time(message))
        chosen = await self._tap(message)
        if self._random.random() < self._manner.second_thoughts:
            await asyncio.sleep(self._thinking_time(message))
            await self._tap(message, but_not=chosen)

    def _thinking_time(self, message: Message) -> float:
        closes = COUNTDOWN.search(text_of(message))
        left = float(closes[1]) - self._world.clock.now() - SAFETY_SECONDS if closes else 0.0
        return max(left, 0.0) * self._random.uniform(self._manner.quickest, self._manner.slowest)

    async def _tap(self, message: Message, but_not: str = "") -> str:
        """Tap one of the choices and return it; nothing when there are none any more."""
        choices = [one["custom_id"] for one in choices_on(message) if one["custom_id"] != but_not]
        if not choices:
            return ""
        chosen: str = self._random.choice(choices)
        # A card that was taken away, or a bot that does not answer: a person would shrug as well.
        with suppress(SandboxError):
            await self._hand.tap(message, chosen)
        return chosen
