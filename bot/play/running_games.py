"""The running games: every live game of this process, one a channel."""

import asyncio
import logging
from collections.abc import Collection, Coroutine, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import msgspec

from bot.game.kinds import Question
from bot.game.question import encode
from bot.game.refusals import (
    ChannelBusy,
    GameUnreadable,
    NoGameHere,
    NothingLeft,
    RequestRefused,
    Restarting,
    StartersOnly,
)
from bot.log_context import log_context
from bot.play import past_games
from bot.play.channels import Channels
from bot.play.game_plan import Plan, plan
from bot.play.game_request import GameRequest
from bot.play.heartbeat import Heartbeat
from bot.play.live_game import LiveGame
from bot.play.live_round import LiveRound
from bot.play.open_card import OpenCard, OpenForm
from bot.play.recovery import Recovery
from bot.play.server_locks import ServerLocks
from bot.play.services import Services
from bot.play.tap import AnswerRefusal, RoundOver, Tap, TapOutcome
from bot.play.venue import Venue
from bot.ports.ledger import NewGame
from bot.ports.library import Library
from bot.ports.stage import Stage, Stages

log = logging.getLogger(__name__)


SAVES_SECONDS = 5.0
"""How long a stop waits for answers that are on their way to be saved."""


class RunningGames:
    """Starts and resumes games, finds the one that a tap belongs to, and clears them away."""

    def __init__(self, library: Library, services: Services) -> None:
        self._library = library
        self._services = services
        self._games: dict[int, LiveGame] = {}
        self._channels = Channels(self.all)
        self._recovery = Recovery(services, self._game)
        self._tasks: dict[asyncio.Task[None], LiveGame] = {}
        self._server_locks = ServerLocks()
        self._heartbeat = Heartbeat(services, self.all)
        self._is_closing = False

    async def start(self, venue: Venue, request: GameRequest, stage: Stage) -> LiveGame:
        """Start a game; its first card is on its way when this returns.

        Raises RequestRefused when no question fits or the channel has a game already, StoreError
        when the game could not be put on record.
        """
        with self._reserved(venue):
            await self._heartbeat.beat()  # or a crash right after would look like a long absence
            async with self._server_locks.of(venue.guild):  # or two games would draw from one bag
                laps = await self._services.bag.laps(venue.guild)
                in_play = self._library.for_server(venue.guild)
                planned = plan(in_play, request, laps, self._services.rng)
                game_id = await self._open(self._record(venue, planned), stage)
            game = self._game(game_id, venue, planned, stage)
            self._begin(game, game.run())
        return game

    async def resume_games(self, stages: Stages) -> None:
        """Go on with every game that a restart cut off; call it before the first tap can come.

        A game that was cut off for too long is laid aside with an offer to continue it; one that
        cannot be read is ended, and does not keep the others down.
        """
        last_alive_ms = await self._services.liveness.last_alive_ms(self._services.owner)
        soon_enough = self._services.clock.now_ms() - self._services.pace.resume_within_ms
        in_time = last_alive_ms is not None and last_alive_ms >= soon_enough
        games = await self._recovery.all_games(stages, last_alive_ms or 0)
        for game in games:  # all at once, or the first would start the heartbeat
            with log_context(game=game.id, server=game.venue.guild, channel=game.venue.channel):
                log.info("game %d is %s", game.id, "taken up again" if in_time else "laid aside")
            self._begin(game, game.run() if in_time else game.lay_aside())

    async def continue_game(self, venue: Venue, game_id: int, stage: Stage) -> None:
        """Go on with a game that was laid aside in this venue's channel, for the member in it.

        Raises RequestRefused when that is not to be, StoreError when it could not be put on record.
        """
        with self._reserved(venue):
            await self._heartbeat.beat()
            async with self._server_locks.of(venue.guild):
                saved = await self._services.ledger.reopen(
                    venue.guild, venue.channel, game_id, venue.starter, self._services.owner
                )
            if saved is None:
                raise RequestRefused(NothingLeft())
            now_ms = self._services.clock.now_ms()
            game = await self._recovery.game(saved, stage, now_ms, continued=True)
            if game is None:
                raise RequestRefused(GameUnreadable())
            self._begin(game, game.run())

    def game_in(self, channel: int) -> LiveGame | None:
        """Return the game that runs in a channel."""
        return self._channels.game_in(channel)

    def all(self) -> Collection[LiveGame]:
        """Return every live game."""
        return tuple(self._games.values())

    def open_card(self, game_id: int, round_id: int) -> OpenCard | None:
        """Return what is seen of a round while it is open."""
        live = self._open_round(game_id, round_id)
        return None if live is None else live.open_card()

    def form_for(
        self, game_id: int, round_id: int, user: int, at_ms: int
    ) -> OpenForm | AnswerRefusal:
        """Return what a member's form or panel is opened with, or why no answer is taken."""
        live = self._open_round(game_id, round_id)
        return RoundOver() if live is None else live.form_for(user, at_ms)

    async def tap(self, tap: Tap) -> TapOutcome:
        """Hand an answer to its game; RoundOver when there is no such game any more."""
        game = self._games.get(tap.game)
        return RoundOver() if game is None else await game.tap(tap)

    def stop(self, channel: int, user: int, name: str, *, may_stop_any: bool) -> None:
        """Stop the game of a channel; raises RequestRefused when there is none or it is not theirs.

        A moderator who stops it a second time ends it at once, whatever it waits for.
        """
        game = self.game_in(channel)
        if game is None:
            raise RequestRefused(NoGameHere())
        if user != game.venue.starter and not may_stop_any:
            raise RequestRefused(StartersOnly(game.venue.starter_name, or_moderator=True))
        if game.is_stopping and may_stop_any:
            self._abandon(game)
        game.stop(user, name)

    def forget(self, guild: int, user: int) -> None:
        """Let no game of a server know any more what a member is called, before they are erased."""
        for game in self.all():
            if game.venue.guild == guild:
                game.forget(user)

    def reveal_now(self, game_id: int, round_id: int, user: int) -> bool:
        """End a round for its only player; False when that is not theirs to ask."""
        game = self._games.get(game_id)
        return game is not None and game.reveal_now(user, round_id)

    async def request_of(self, guild: int, channel: int, game_id: int) -> GameRequest | None:
        """Return what a game of this channel was asked for, also long after it ended."""
        return await past_games.request_of(self._services.ledger, guild, channel, game_id)

    async def settled_question(self, guild: int, channel: int, round_id: int) -> Question | None:
        """Return a settled round's question as it was asked here, whatever became of its pack."""
        ledger = self._services.ledger
        return await past_games.settled_question(ledger, guild, channel, round_id)

    async def close(self) -> None:
        """Leave every game on record as it is, to be resumed after a restart."""
        self._is_closing = True
        with suppress(TimeoutError):  # what hangs in the disk is said to be not saved yet
            async with asyncio.timeout(SAVES_SECONDS):
                for game in self.all():
                    await game.saves_done()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._recovery.close()
        await self._heartbeat.stop()

    @contextmanager
    def _reserved(self, venue: Venue) -> Iterator[None]:
        """Keep a channel for a game that is about to begin; free again if none does."""
        if self._is_closing:
            raise RequestRefused(Restarting())
        with self._channels.reserved(venue):
            yield

    async def _open(self, record: NewGame, stage: Stage) -> int:
        """Put a game on record; one on record that nobody plays any more makes room."""
        try:
            return await self._services.ledger.open_game(record)
        except RequestRefused as refused:
            if not isinstance(refused.refusal, ChannelBusy):
                raise
            await self._recovery.make_room(record.channel, stage, self._games.get)
            return await self._services.ledger.open_game(record)

    def _record(self, venue: Venue, planned: Plan) -> NewGame:
        return NewGame(
            guild=venue.guild,
            channel=venue.channel,
            owner=self._services.owner,
            starter=venue.starter,
            starter_name=venue.starter_name,
            packs=planned.packs,
            request=msgspec.json.encode(planned.request),
            plan=tuple(encode(question) for question in planned.questions),
            laps=planned.laps,
            started_ms=self._services.clock.now_ms(),
        )

    def _game(self, game_id: int, venue: Venue, planned: Plan, stage: Stage) -> LiveGame:
        free_channel = partial(self._channels.free, venue.channel, game_id)
        return LiveGame(game_id, venue, planned, stage, self._services, free_channel)

    def _open_round(self, game_id: int, round_id: int) -> LiveRound | None:
        game = self._games.get(game_id)
        return None if game is None else game.open_round(round_id)

    def _begin(self, game: LiveGame, life: Coroutine[Any, Any, None]) -> None:
        self._channels.hold(game)
        self._run(game, life)

    def _run(self, game: LiveGame, life: Coroutine[Any, Any, None]) -> None:
        self._games[game.id] = game
        self._heartbeat.start()
        with log_context(game=game.id, server=game.venue.guild, channel=game.venue.channel):
            task = asyncio.create_task(life, name=f"game {game.id}")  # keeps this context
        self._tasks[task] = game
        task.add_done_callback(self._clear)

    def _abandon(self, game: LiveGame) -> None:
        """End a game that hangs in whatever it waits for."""
        for task, played in list(self._tasks.items()):
            if played is game:
                task.cancel()
        self._run(game, game.put_away())

    def _clear(self, done: asyncio.Task[None]) -> None:
        game = self._tasks.pop(done)
        if game not in self._tasks.values():
            self._games.pop(game.id, None)
        self._channels.free(game.venue.channel, game.id)  # whatever happened, nobody plays it now
        if not done.cancelled() and (bug := done.exception()) is not None:
            log.error("game %d ended by a bug", game.id, exc_info=bug)
