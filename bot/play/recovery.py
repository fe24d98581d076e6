"""Recovery: games on record become live games again, or are ended where they cannot be read."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias

from bot.background import in_background
from bot.errors import StoreError
from bot.game.ending import Ending, EndingKind
from bot.log_context import log_context
from bot.play.game_plan import Plan
from bot.play.live_game import LiveGame
from bot.play.replay import ReplayedGame
from bot.play.retries import with_retries
from bot.play.services import Services
from bot.play.venue import Venue, venue_of
from bot.ports.ledger import SavedGame, UnreadableGame
from bot.ports.stage import LostCard, Stage, Stages
from bot.ports.stage_errors import StageError

log = logging.getLogger(__name__)

MakeGame: TypeAlias = Callable[[int, Venue, Plan, Stage], LiveGame]


class Recovery:
    """Recovers the games that this process has on record, and never those of another owner."""

    def __init__(self, services: Services, make_game: MakeGame) -> None:
        self._services = services
        self._make_game = make_game
        self._telling: set[asyncio.Task[None]] = set()

    async def all_games(self, stages: Stages, last_alive_ms: int) -> list[LiveGame]:
        """Return every game that did not end; one that cannot be read does not keep others down."""
        ledger, owner = self._services.ledger, self._services.owner
        for lost in await ledger.unreadable(owner):
            await self._give_up(lost, stages.stage_in(lost.guild, lost.channel))
        games = [
            await self.game(saved, stages.stage_in(saved.guild, saved.channel), last_alive_ms)
            for saved in await ledger.unfinished(owner)
        ]
        return [game for game in games if game is not None]

    async def game(
        self, saved: SavedGame, stage: Stage, last_alive_ms: int, *, continued: bool = False
    ) -> LiveGame | None:
        """Return a game as it stands on record; one that cannot be read is ended, and None."""
        try:
            replayed = ReplayedGame(saved)
            if continued:
                replayed.active_players.start_over()
            game = self._make_game(saved.id, venue_of(saved), replayed.plan, stage)
            game.resume_from(replayed, last_alive_ms)
        except Exception as error:
            log.exception("game %d cannot be read from its record", saved.id)
            why = f"{type(error).__name__}: {error}"
            lost = UnreadableGame(id=saved.id, guild=saved.guild, channel=saved.channel, why=why)
            await self._give_up(lost, stage)
            return None
        return game

    async def make_room(
        self, channel: int, stage: Stage, running: Callable[[int], LiveGame | None]
    ) -> None:
        """Settle and end what is on record in a channel that no game holds; raises StoreError.

        What another process plays there stays as it is. `running` returns the game of an id that
        still waits to be put on record as ended.
        """
        ledger, owner = self._services.ledger, self._services.owner
        for lost in await ledger.unreadable(owner):
            if lost.channel == channel:
                await self._give_up(lost, stage)
        for saved in await ledger.unfinished(owner):
            if saved.channel != channel:
                continue
            log.info("game %d makes room for another", saved.id)
            game = running(saved.id) or await self.game(saved, stage, 0)
            if game is not None:
                await game.end_on_record()

    async def close(self) -> None:
        """Leave untold what is not told yet."""
        for task in self._telling:
            task.cancel()
        await asyncio.gather(*self._telling, return_exceptions=True)

    async def _give_up(self, lost: UnreadableGame, stage: Stage) -> None:
        """End a game that cannot be read, with the points of its settled rounds, and say so."""
        with log_context(game=lost.id, server=lost.guild, channel=lost.channel):
            log.error("game %d is ended, its points so far are kept: %s", lost.id, lost.why)
            with suppress(StoreError):  # then the next who needs the channel tries again
                ending = Ending(EndingKind.UNREADABLE)
                await self._services.ledger.end_game(lost.id, ending, self._services.clock.now_ms())
            telling = in_background(self._tell_of(lost, stage), "telling of a lost game")
        self._telling.add(telling)
        telling.add_done_callback(self._telling.discard)

    async def _tell_of(self, lost: UnreadableGame, stage: Stage) -> None:
        card = LostCard(lost.id)
        try:
            await with_retries(lambda: stage.close(card), self._services.clock, self._services.pace)
        except StageError as trouble:
            log.warning("nobody was told that game %d is ended: %s", lost.id, trouble)
