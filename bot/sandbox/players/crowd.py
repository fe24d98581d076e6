"""Simulated members together: they join in whenever a card invites them."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from random import Random

from bot.sandbox.players.beliefs import Belief, right, wrong
from bot.sandbox.players.known_questions import KnownQuestions, as_labelled
from bot.sandbox.players.rendering import text_of
from bot.sandbox.players.simulated import Simulated, choices_on
from bot.sandbox.world.changes import Change, MessageCreated
from bot.sandbox.world.guilds import User
from bot.sandbox.world.messages import Message
from bot.sandbox.world.world import World


class Crowd:
    """Members who answer every card that counts down, each with a temperament of their own.

    The same seed gives the same people and the same choices; when they tap depends on the cards.
    """

    def __init__(
        self, world: World, users: Iterable[User], seed: int, known: KnownQuestions | None = None
    ) -> None:
        self._random = Random(seed)
        self._known = known or KnownQuestions()
        self._players = [Simulated(world, user, Random(self._random.random())) for user in users]
        self._playing: set[asyncio.Task[None]] = set()

    def notice(self, change: Change) -> None:
        """Let everyone look at a new message."""
        if isinstance(change, MessageCreated) and choices_on(change.message):
            beliefs = self._beliefs(change.message)
            for player in self._players:
                task = asyncio.create_task(player.answer(change.message, beliefs.get(player, ())))
                self._playing.add(task)
                task.add_done_callback(self._playing.discard)

    def _beliefs(self, card: Message) -> dict[Simulated, Belief]:
        """Let some know the answer and others not, those more often who know more."""
        question = self._known.of(text_of(card))
        if question is None:
            return {}
        several = len(self._players) > 1
        knowing = self._random.randint(several, len(self._players) - several)
        ranked = sorted(self._players, key=self._luck)
        labels = [str(one.get("label")) for one in choices_on(card)]
        believed = (
            right(question, self._random)
            if place < knowing
            else wrong(question, self._known, self._random)
            for place in range(len(ranked))
        )
        return {
            player: as_labelled(question, belief, labels)
            for player, belief in zip(ranked, believed, strict=True)
        }

    def _luck(self, player: Simulated) -> float:
        return -self._random.expovariate(1 / player.knowledge)

    async def leave(self) -> None:
        """Stop tapping."""
        for task in self._playing:
            task.cancel()
        await asyncio.gather(*self._playing, return_exceptions=True)


@asynccontextmanager
async def crowd(
    world: World, users: Iterable[User], seed: int, known: KnownQuestions | None = None
) -> AsyncIterator[None]:
    """Let these members join in until the block ends; of the known questions, some know some."""
    joined = Crowd(world, users, seed, known)
    stop = world.feed.listen(joined.notice)
    try:
        yield
    finally:
        stop()
        await joined.leave()
