"""Composes the bot out of its parts: opens the store, loads the packs, builds the client."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from random import Random
from typing import Any

from bot.config import Settings, require_token
from bot.discord_app.api.clock import DiscordClock
from bot.discord_app.connection.client import FootnoteClient
from bot.discord_app.routing.bot_parts import BotParts
from bot.errors import TriviaError
from bot.packs.library.folder_library import FolderLibrary
from bot.packs.library.start_line import log_start
from bot.play.pace import Pace
from bot.play.running_games import RunningGames
from bot.play.server_settings import SettingsAtHand
from bot.play.services import Services
from bot.ports.owner import SOLO
from bot.ports.store import Store
from bot.signals import ended_by_signals
from bot.storage.engines import keeper_of, open_store

log = logging.getLogger(__name__)

GC_THRESHOLD = 50_000
"""New objects before a collection: what a tap makes is freed without one."""


async def run_bot(settings: Settings, *, pace: Pace | None = None) -> None:
    """Play on Discord until a signal ends it.

    Raises ConfigError, StoreUnusable or PackError when it cannot start, and StoreUnusable also when
    its database is moved, deleted or replaced while it runs.
    """
    token = require_token(settings)
    with ended_by_signals():
        async with composed(settings, pace=pace) as bot, bot.client:
            _spare_the_collector()
            await _until_lost(bot.client.serve(token, settings.discord_api_url), bot.store)
    log.info("stopped")


@dataclass(frozen=True, slots=True)
class Bot:
    """The parts of a bot that is ready to log in."""

    client: FootnoteClient
    games: RunningGames
    store: Store
    clock: DiscordClock
    library: FolderLibrary


@asynccontextmanager
async def composed(
    settings: Settings, *, pace: Pace | None = None, rng: Random | None = None
) -> AsyncIterator[Bot]:
    """Build the bot over an open store and checked packs; on exit games are suspended.

    Tests pass a quicker pace and a seeded random.
    """
    library = FolderLibrary(settings.questions_dir)
    clock = DiscordClock()
    async with _wholly_opened(open_store(settings.database_url)) as store:
        report = await library.reload()
        infos = [pack.info for pack in library.packs()]
        log_start(infos, report.troubles, settings.questions_dir)
        services = Services(
            owner=SOLO,
            ledger=store.ledger,
            bag=store.bag,
            liveness=store.liveness,
            clock=clock,
            pace=pace or Pace(),
            rng=rng or Random(),
        )
        games = RunningGames(library, services)
        parts = BotParts(
            games=games,
            library=library,
            boards=store.boards,
            members=store.members,
            servers=store.servers,
            settings=SettingsAtHand(store.servers, SOLO),
            clock=clock,
            owner=SOLO,
            sightings=keeper_of(settings.database_url).sightings,
        )
        client = FootnoteClient(
            parts,
            dev_guild=settings.dev_guild_id,
            operator_guilds=settings.operator_guild_ids,
            proxies=settings.proxies,
        )
        try:
            yield Bot(client, games, store, clock, library)
        finally:
            await games.close()


@asynccontextmanager
async def _wholly_opened(opening: Coroutine[Any, Any, Store]) -> AsyncIterator[Store]:
    """Open the store, to the end even if a stop comes meanwhile, so that it can be closed."""
    task = asyncio.create_task(opening)
    try:
        store = await asyncio.shield(task)
    except asyncio.CancelledError:
        with suppress(TriviaError):
            await (await task).close()
        raise
    async with store:
        yield store


async def _until_lost(serving: Coroutine[Any, Any, None], store: Store) -> None:
    """Serve until the end; losing the store ends it too, and is raised."""
    served, lost = asyncio.create_task(serving), asyncio.create_task(store.lost())
    try:
        await asyncio.wait({served, lost}, return_when=asyncio.FIRST_COMPLETED)
        if served.done():
            served.result()
        else:
            raise lost.result()
    finally:
        for task in (served, lost):
            task.cancel()
        await asyncio.gather(served, lost, return_exceptions=True)


def _spare_the_collector() -> None:
    """Exclude what was made at start-up from every later garbage collection."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GC_THRESHOLD, 20, 20)
