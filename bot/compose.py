"""The only place where the parts meet: opens the store, loads the packs, builds the bot."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from random import Random

from bot.config import Settings, require_token
from bot.discord_app.client import FootnoteClient
from bot.discord_app.clock import DiscordClock
from bot.discord_app.endpoint import use_endpoint
from bot.discord_app.rooms import Parts
from bot.packs.library import FolderLibrary
from bot.packs.pictures import picture_bytes
from bot.play.pace import Pace
from bot.play.surroundings import Surroundings
from bot.play.table import Table
from bot.storage.sqlite.store import SqliteStore

log = logging.getLogger(__name__)

GC_THRESHOLD = 50_000
"""New objects before a collection: what a tap makes is freed without one."""


async def run_bot(settings: Settings, *, pace: Pace | None = None) -> None:
    """Play on Discord until a signal ends it.

    Raises ConfigError, StoreUnusable or PackError when it cannot start, each in words.
    """
    token = require_token(settings)
    async with composed(settings, pace=pace) as bot:
        await use_endpoint(settings.discord_api_url, token)
        _spare_the_collector()
        async with bot.client:
            serving = asyncio.create_task(bot.client.serve(token))
            with _ended_by_signals(serving), suppress(asyncio.CancelledError):
                await serving
    log.info("stopped")


@dataclass(frozen=True, slots=True)
class Bot:
    """The parts of a bot that is ready to log in."""

    client: FootnoteClient
    table: Table
    store: SqliteStore
    clock: DiscordClock
    library: FolderLibrary


@asynccontextmanager
async def composed(
    settings: Settings, *, pace: Pace | None = None, rng: Random | None = None
) -> AsyncIterator[Bot]:
    """Build the bot over an open store and checked packs; leaving lays its games by and closes all.

    Tests give a quicker pace and known dice.
    """
    library = FolderLibrary(settings.questions_dir)
    clock = DiscordClock()
    async with await SqliteStore.open(settings.database_url) as store:
        report = await library.reload()
        log.info("%d packs in play, %d problems", len(library.packs()), len(report.troubles))
        around = Surroundings(
            ledger=store.ledger, clock=clock, pace=pace or Pace(), rng=rng or Random()
        )
        table = Table(library, around)
        parts = Parts(
            table=table,
            library=library,
            boards=store.boards,
            members=store.members,
            clock=clock,
            read_picture=partial(picture_bytes, settings.questions_dir),
        )
        client = FootnoteClient(parts, dev_guild=settings.dev_guild_id)
        try:
            yield Bot(client, table, store, clock, library)
        finally:
            await table.close()


def _spare_the_collector() -> None:
    """Take what was made at start-up out of every later collection."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GC_THRESHOLD, 20, 20)


@contextmanager
def _ended_by_signals(task: asyncio.Task[None]) -> Iterator[None]:
    """Cancel the task on Ctrl+C or SIGTERM, for as long as the block runs."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    try:
        yield
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
