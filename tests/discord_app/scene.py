"""A scene with every control of the bot before somebody's eyes, each where it belongs."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.guilds import Channel, User
from bot.sandbox.world.interactions import Interaction, InteractionKind
from bot.sandbox.world.messages import ComponentType, Message, walk
from tests.discord_app.evening import OPEN, SETTLED, Evening, evening_in, life
from tests.support.questions import order, questions, several, typed

SECOND = "Night Shift"
UNTOLD = ("liveness", "sqlite_sequence")
"""Tables that change by themselves."""


@dataclass
class Scene:
    """The places and messages of an evening, and what forged interactions may not change."""

    evening: Evening
    database: Path
    channels: list[Channel] = field(default_factory=list)

    @property
    def sandbox(self) -> Sandbox:
        return self.evening.sandbox

    @property
    def users(self) -> list[User]:
        return [*self.sandbox.cast.players[:3], self.sandbox.cast.moderator]

    def messages(self) -> list[Message]:
        return [one for channel in self.channels for one in channel.messages.values()]

    def custom_ids(self) -> list[str]:
        """Return every custom_id that stands somewhere, greyed out or not, and the open form's."""
        parts = [part for one in self.messages() for part in walk(one.components)]
        standing = [part["custom_id"] for part in parts if "custom_id" in part]
        return [*standing, *(modal.custom_id for modal in self.sandbox.world.modals.values())]

    async def send(
        self,
        user: User,
        channel: Channel,
        kind: InteractionKind,
        data: dict[str, Any],
        message: Message | None,
    ) -> Interaction:
        """Send whatever an altered client might send, and wait for what comes of it."""
        sent = self.sandbox.world.interact(user, channel, kind, data, message)
        await self.evening.until(lambda: sent.settled)
        return sent

    def state(self) -> object:
        """Return all that may not change: what is on record, live, and on screen."""
        running = self.evening.games
        games = {
            game.id: (
                game.is_stopping,
                game.link,
                game._rounds.newest and game._rounds.newest.rules.answered_count,
            )
            for game in running.all()
        }
        shown = {one.id: (text_of(one), one.flags) for one in self.messages()}
        modals = {user: modal.custom_id for user, modal in self.sandbox.world.modals.items()}
        return games, dict(running._channels._holders), shown, modals, self.record()

    def record(self) -> list[object]:
        """Return every row of the database."""
        with closing(sqlite3.connect(self.database)) as connection:
            names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            tables = sorted(name for (name,) in names if name not in UNTOLD)
            return [connection.execute(f"SELECT * FROM {one}").fetchall() for one in tables]  # noqa: S608 - names from the schema

    def forget(self, sent: Interaction) -> None:
        """Take away the private lines that answered, as their member would."""
        channel = self.sandbox.world.channel(sent.channel_id)
        for reply in sent.reply_ids:
            channel.messages.pop(reply, None)


def ids_on(message: Message) -> Iterator[str]:
    """Yield the custom_ids that stand on a message and can be used."""
    for one in walk(message.components):
        if "custom_id" in one and not one.get("disabled"):
            yield one["custom_id"]


@asynccontextmanager
async def every_control(sandbox: Sandbox, database: Path) -> AsyncIterator[Scene]:
    """Play until every control stands somewhere; rounds stay open for two minutes.

    Pages of boards must have one line, so that two members make two pages.
    """
    asked = (*questions(12), order(), several(), typed())
    general = sandbox.channel("general")
    async with life(sandbox, database, *asked):
        chidi = sandbox.hand("Chidi")
        await chidi.command(general, "trivia", questions=3, kind="choice")
        await chidi.wait_for(general, OPEN)
    sandbox.world.clock.skew += 11 * 60
    async with evening_in(sandbox, database, *asked) as evening:
        scene = Scene(evening, database)
        await sandbox.hand("Chidi").wait_for(general, "The game was interrupted")
        scene.channels = [
            *(one for one in sandbox.world.channels.values() if one.guild_id is not None),
            *(sandbox.world.direct_channel(user) for user in scene.users),
        ]
        await _settled_round(scene)
        await _open_rounds(scene)
        await _private_pages(scene)
        async with asyncio.timeout(5):
            while len(scene.evening.games.all()) > 4:  # noqa: ASYNC110 - they tell nobody
                await asyncio.sleep(0.01)
        yield scene


async def _settled_round(scene: Scene) -> None:
    """Leave a reveal and a board of two pages in the second server."""
    sandbox = scene.sandbox
    music = sandbox.channel("music", SECOND)
    await sandbox.hand("Ann").command(music, "trivia", kind="choice", seconds=5)
    card = await sandbox.hand("Ann").wait_for(music, OPEN)
    for name in ("Ann", "Ben"):
        await sandbox.hand(name).tap(card, "Earth")
    scene.evening.pass_time(6)
    await sandbox.hand("Ann").wait_for(music, SETTLED)
    await scene.evening.gone(music.id)
    await sandbox.hand("Ann").command(sandbox.channel("general", SECOND), "trivia-scores")


async def _open_rounds(scene: Scene) -> None:
    """Leave an open round of each way to answer, and what its members have before them."""
    sandbox = scene.sandbox
    ann, ben = sandbox.hand("Ann"), sandbox.hand("Ben")
    trivia, music = sandbox.channel("trivia"), sandbox.channel("music")
    thread, second = sandbox.channel("a quiet thread"), sandbox.channel("trivia", SECOND)
    await ann.command(trivia, "trivia", kind="order", seconds=120)
    await ben.tap(await ben.wait_for(trivia, OPEN), "Put in order")
    await ben.tap(ben.sees(trivia)[-1], "Mercury")
    await ann.tap(await ann.wait_for(trivia, OPEN), "Put in order")
    for planet in ("Mars", "Venus", "Mercury", "Earth"):
        await ann.tap(ann.sees(trivia)[-1], planet)
    await ben.command(music, "trivia", kind="several", seconds=120)
    card = await ben.wait_for(music, OPEN)
    await ben.choose(card, card.selects()[0]["custom_id"], ["0", "1"])  # alone: “Reveal now”
    await sandbox.hand("Chidi").command(thread, "trivia", kind="typed", seconds=120)
    card = await ann.wait_for(thread, OPEN)
    await ann.submit(await ann.open(card, "Answer"), {"given": "Pluto"})
    await ann.open(await ann.wait_for(thread, "Two tries left"), "Try again")
    await sandbox.hand("Mo").command(second, "trivia", kind="choice", seconds=120)
    await ann.tap(await ann.wait_for(second, OPEN), "Mars")


async def _private_pages(scene: Scene) -> None:
    trivia = scene.sandbox.channel("trivia")
    await scene.sandbox.hand("Mo").command(trivia, "trivia-packs show", pack="planets")
    await scene.sandbox.hand("Ann").command(trivia, "trivia-privacy delete")


SELECT = int(ComponentType.STRING_SELECT)
BUTTON = int(ComponentType.BUTTON)
