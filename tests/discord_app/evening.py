"""An evening of trivia in the local Discord: the real client, games and store."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import discord
import pytest

from bot.discord_app.api.clock import DiscordClock
from bot.discord_app.connection.client import FootnoteClient
from bot.discord_app.routing.bot_parts import BotParts
from bot.game.kinds import Question
from bot.play.pace import Pace
from bot.play.running_games import RunningGames
from bot.play.server_settings import SettingsAtHand
from bot.play.services import Services
from bot.ports.library import Library
from bot.ports.owner import SOLO
from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.guilds import Channel
from bot.sandbox.world.interactions import Interaction, InteractionKind
from bot.sandbox.world.messages import Message
from bot.storage.sqlite.store import SqliteStore
from tests.support.fakes import FakeLibrary, FakePack
from tests.support.questions import (
    clues,
    listing,
    number,
    order,
    questions,
    several,
    typed,
)
from tests.support.sandbox import connected

RIGHT, WRONG = "Earth", "Mars"
OPEN, SETTLED, OVER = "Closes", "✓ ", "The end, after"
OF_KIND: Mapping[str, Question] = {
    "typed": typed("home", "Justin Timberlake", "Timberlake"),
    "number": number("moons", 1984, 10, "km"),
    "list": listing("rocky", 3),
    "clues": clues(),
    "order": order(),
    "several": several(),
}
QUICK = Pace(pause_ms=50, grace_ms=100, retry_ms=(50, 100))


@dataclass
class Evening:
    """What a test acts with and looks at."""

    sandbox: Sandbox
    store: SqliteStore
    library: Library
    games: RunningGames
    clock: DiscordClock
    client: FootnoteClient

    def client_again(self, dev_guild: int | None = None) -> FootnoteClient:
        """Return another client of the same bot."""
        parts = parts_of(self.store, self.library, self.games, self.clock)
        return FootnoteClient(parts, dev_guild=dev_guild)

    @property
    def channel(self) -> Channel:
        return self.sandbox.channel("trivia")

    async def trivia(self, name: str = "Ann", **options: Any) -> str:
        """Use /trivia and return what the member reads."""
        hand = self.sandbox.hand(name)
        return hand.reads(await hand.command(self.channel, "trivia", **options))

    async def card(self, words: str = OPEN, after: Message | None = None) -> Message:
        """Wait for a public card with these words, newer than another if one is given."""
        newer_than = after.id if after else 0

        def wanted(one: Message) -> bool:
            return one.id > newer_than and not one.private and words in text_of(one)

        return await self.sandbox.hand("Ben").wait_for(self.channel, wanted)

    async def tap(self, name: str, card: Message, label: str = RIGHT) -> str:
        """Tap a button and return what the member reads."""
        hand = self.sandbox.hand(name)
        return hand.reads(await hand.tap(card, label))

    async def press(self, name: str, card: Message, custom_id: str) -> str:
        """Send the tap of a button that the card does not have."""
        data = {"component_type": 2, "custom_id": custom_id, "id": 1}
        hand = self.sandbox.hand(name)
        sent = hand.world.interact(hand.user, self.channel, InteractionKind.TAP, data, card)
        await self.until(lambda: sent.settled)
        return hand.reads(sent)

    def private(self, name: str) -> list[str]:
        """Return the private lines before a member's eyes, oldest first."""
        seen = self.sandbox.hand(name).sees(self.channel)
        return [text_of(one) for one in seen if one.private]

    async def told(self, name: str, words: str) -> None:
        """Wait until a member has a private line with these words before their eyes."""
        await self.until(lambda: any(words in line for line in self.private(name)))

    def cards(self) -> list[str]:
        """Return the public messages of the bot as text, oldest first."""
        bot = self.sandbox.world.bot.id
        messages = self.channel.messages.values()
        return [text_of(one) for one in messages if one.author_id == bot and not one.private]

    def pass_time(self, seconds: float) -> None:
        """Let Discord's time jump, and the bot hear of it."""
        self.sandbox.world.clock.skew += seconds
        self.clock.observe(self.sandbox.world.snowflakes.next())

    async def until(self, look: Callable[[], object], seconds: float = 10) -> None:
        """Wait for something that the local Discord hears of."""
        await self.sandbox.world.feed.until(look, seconds, "what the test waits for")

    async def freed(self) -> None:
        """Wait until the channel is free for another game."""
        await self.gone(self.channel.id)

    async def gone(self, channel: int) -> None:
        """Wait until a channel, which may be gone itself, has no game."""
        async with asyncio.timeout(10):
            while self.games.game_in(channel) is not None:  # noqa: ASYNC110 - they tell nobody
                await asyncio.sleep(0.01)

    async def interaction(self, name: str, path: str, **options: Any) -> Interaction:
        """Use any command and return its interaction."""
        return await self.sandbox.hand(name).command(self.channel, path, **options)


def asks(kind: str) -> pytest.MarkDecorator:
    """Name the kind of the one question that a test's evening has."""
    return pytest.mark.parametrize("evening", [kind], indirect=True)


async def opened(evening: Evening, seconds: int = 60) -> Message:
    """Start a game and return its first card."""
    await evening.trivia("Ann", seconds=seconds)
    return await evening.card()


def parts_of(
    store: SqliteStore, library: Library, games: RunningGames, clock: DiscordClock
) -> BotParts:
    """Return what a client is built upon."""
    return BotParts(
        games=games,
        library=library,
        boards=store.boards,
        members=store.members,
        servers=store.servers,
        settings=SettingsAtHand(store.servers, SOLO),
        clock=clock,
        owner=SOLO,
    )


@asynccontextmanager
async def evening_in(
    sandbox: Sandbox, database: Path, *asked: Question, operator_guilds: Collection[int] = ()
) -> AsyncIterator[Evening]:
    """Open the store, make its games and bring the bot online.

    Without questions of the test's own, it has twelve to ask.
    """
    clock = DiscordClock()
    clock.observe(sandbox.world.snowflakes.next())
    library = FakeLibrary(FakePack("planets", asked or questions(12)), folder=database.parent)
    async with await SqliteStore.open(database) as store:
        services = Services(
            owner=SOLO,
            ledger=store.ledger,
            bag=store.bag,
            liveness=store.liveness,
            clock=clock,
            pace=QUICK,
            rng=Random(5),
        )
        games = RunningGames(library, services)
        parts = parts_of(store, library, games, clock)
        client = FootnoteClient(parts, operator_guilds=operator_guilds)
        async with connected(sandbox, client):
            yield Evening(sandbox, store, library, games, clock, client)


@asynccontextmanager
async def life(sandbox: Sandbox, database: Path, *asked: Question) -> AsyncIterator[Evening]:
    """Let the bot live until the block ends, then die at once, without a word to anybody."""
    async with evening_in(sandbox, database, *asked) as evening:
        yield evening
        await _die(evening)


async def _die(evening: Evening) -> None:
    games, client = evening.games, evening.client
    tasks = [*games._tasks, games._heartbeat._task]
    for task in filter(None, tasks):
        task.cancel()
    await asyncio.gather(*filter(None, tasks), return_exceptions=True)
    await client._quick.close()
    client._leaving = asyncio.create_task(discord.Client.close(client))
    await client._leaving
