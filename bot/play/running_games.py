"""The running games: every live game of this process, one a channel."""

import asyncio
import logging
from collections.abc import Collection, Coroutine, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import msgspec

from bot.background import in_background
from bot.errors import StoreError
from bot.game.ending import Ending, EndingKind
from bot.game.kinds import Question, decode
from bot.game.question import encode
from bot.game.refusals import (
    ChannelBusy,
    GameUnreadable,
    NoGameHere,
    NothingLeft,
    RequestRefused,
    Restarting,
    SourceUnreadable,
    StartersOnly,
    TooManyGames,
)
from bot.log_context import log_context
from bot.play.game_plan import Plan, plan
from bot.play.game_request import GameRequest
from bot.play.heartbeat import Heartbeat
from bot.play.live_game import LiveGame
from bot.play.live_round import LiveRound
from bot.play.open_card import OpenCard, OpenForm
from bot.play.replay import ReplayedGame
from bot.play.retries import patiently
from bot.play.server_locks import ServerLocks
from bot.play.services import Services
from bot.play.tap import AnswerRefusal, RoundOver, Tap, TapOutcome
from bot.play.venue import Venue, venue_of
from bot.ports.ledger import NewGame, SavedGame, UnreadableGame
from bot.ports.library import Library
from bot.ports.stage import LostCard, Stage, Stages
from bot.ports.stage_errors import StageError

log = logging.getLogger(__name__)


SAVES_SECONDS = 5.0
"""How long a stop waits for answers that are on their way to be saved."""


GAMES_EACH = 8
"""Games that one member may have running at a time; every one of them takes the bot's requests."""


class RunningGames:
    """Starts games, takes them up again, finds the one that a tap belongs to, clears them away."""

    def __init__(self, library: Library, services: Services) -> None:
        self._library = library
        self._services = services
        self._owner = services.owner
        self._games: dict[int, LiveGame] = {}
        self._by_channel: dict[int, LiveGame | None] = {}
        self._starters: list[int] = []
        """Whoever is about to start a game, once for each."""
        self._tasks: dict[asyncio.Task[None], LiveGame] = {}
        self._server_locks = ServerLocks()
        self._heartbeat = Heartbeat(services, self.all)
        self._telling: set[asyncio.Task[None]] = set()
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
                planned = plan(self._library, request, laps, self._services.rng)
                game_id = await self._open(self._record(venue, planned), stage)
            game = self._game(game_id, venue, planned, stage)
            self._seat(game, game.run())
        return game

    async def take_up_games(self, stages: Stages) -> None:
        """Go on with every game that a restart cut off; call it before the first tap can come.

        A game that was cut off for too long is laid aside with an offer to continue it; one that
        cannot be read is ended, and does not keep the others down.
        """
        last_alive_ms = await self._services.liveness.last_alive_ms(self._owner)
        soon_enough = self._services.clock.now_ms() - self._services.pace.resume_within_ms
        in_time = last_alive_ms is not None and last_alive_ms >= soon_enough
        for lost in await self._services.ledger.unreadable(self._owner):
            await self._give_up(lost, stages.stage_in(lost.guild, lost.channel))
        restored = [
            await self._restored(
                saved, stages.stage_in(saved.guild, saved.channel), last_alive_ms or 0
            )
            for saved in await self._services.ledger.unfinished(self._owner)
        ]
        for game in filter(None, restored):  # all at once, or the first would start the heartbeat
            with log_context(game=game.id, server=game.venue.guild, channel=game.venue.channel):
                log.info("game %d is %s", game.id, "taken up again" if in_time else "laid aside")
            self._seat(game, game.run() if in_time else game.lay_aside())

    async def continue_game(self, venue: Venue, game_id: int, stage: Stage) -> None:
        """Go on with a game that was laid aside in this venue's channel, for the member in it.

        Raises RequestRefused when that is not to be, StoreError when it could not be put on record.
        """
        with self._reserved(venue):
            await self._heartbeat.beat()
            async with self._server_locks.of(venue.guild):
                saved = await self._services.ledger.reopen(
                    venue.guild, venue.channel, game_id, venue.starter, self._owner
                )
            if saved is None:
                raise RequestRefused(NothingLeft())
            game = await self._restored(saved, stage, self._services.clock.now_ms(), continued=True)
            if game is None:
                raise RequestRefused(GameUnreadable())
            self._seat(game, game.run())

    def game_in(self, channel: int) -> LiveGame | None:
        """Return the game that runs in a channel."""
        return self._by_channel.get(channel)

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
        """Return what a member's form is opened with, or why they have nothing left to write."""
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
        content = await self._services.ledger.request_of(guild, channel, game_id)
        try:
            return None if content is None else msgspec.json.decode(content, type=GameRequest)
        except msgspec.MsgspecError as trouble:
            log.warning("what game %d was asked for cannot be read: %s", game_id, trouble)
            return None

    async def settled_question(self, guild: int, channel: int, round_id: int) -> Question | None:
        """Return a settled round's question as it was asked here, whatever became of its pack."""
        content = await self._services.ledger.settled_question(guild, channel, round_id)
        try:
            return None if content is None else decode(content)
        except msgspec.MsgspecError as trouble:
            raise RequestRefused(SourceUnreadable()) from trouble

    async def close(self) -> None:
        """Leave every game on record as it is, to be taken up after a restart."""
        self._is_closing = True
        with suppress(TimeoutError):  # what hangs in the disk is said to be not saved yet
            async with asyncio.timeout(SAVES_SECONDS):
                for game in self.all():
                    await game.saves_done()
        tasks = [*self._tasks, *self._telling]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._heartbeat.stop()

    @contextmanager
    def _reserved(self, venue: Venue) -> Iterator[None]:
        """Keep a channel for a game that is about to be seated; free again if none was."""
        self._reserve(venue)
        self._starters.append(venue.starter)
        try:
            yield
        finally:
            self._starters.remove(venue.starter)
            self._free(venue.channel, None)

    def _reserve(self, venue: Venue) -> None:
        """Keep a channel for a game that is about to be opened."""
        channel = venue.channel
        if self._is_closing:
            raise RequestRefused(Restarting())
        if channel in self._by_channel:
            game = self._by_channel[channel]
            raise RequestRefused(ChannelBusy((game.link if game is not None else None) or ""))
        starters = [*self._starters, *(game.venue.starter for game in self.all())]
        if starters.count(venue.starter) >= GAMES_EACH:
            raise RequestRefused(TooManyGames(GAMES_EACH))
        self._by_channel[channel] = None

    async def _open(self, record: NewGame, stage: Stage) -> int:
        """Put a game on record; one on record that nobody plays any more makes room."""
        try:
            return await self._services.ledger.open_game(record)
        except RequestRefused:
            await self._make_room(record.channel, stage)
            return await self._services.ledger.open_game(record)

    async def _make_room(self, channel: int, stage: Stage) -> None:
        """Settle and end what is on record in a channel where no game runs; raises StoreError."""
        for lost in await self._services.ledger.unreadable(self._owner):
            if lost.channel == channel:
                await self._give_up(lost, stage)
        for saved in await self._services.ledger.unfinished(self._owner):
            if saved.channel != channel:
                continue
            log.info("game %d makes room for another", saved.id)
            game = self._games.get(saved.id) or await self._restored(saved, stage, 0)
            if game is not None:
                await game.end_on_record()

    def _record(self, venue: Venue, planned: Plan) -> NewGame:
        return NewGame(
            guild=venue.guild,
            channel=venue.channel,
            owner=self._owner,
            starter=venue.starter,
            starter_name=venue.starter_name,
            packs=planned.packs,
            request=msgspec.json.encode(planned.request),
            plan=tuple(encode(question) for question in planned.questions),
            laps=planned.laps,
            started_ms=self._services.clock.now_ms(),
        )

    def _game(self, game_id: int, venue: Venue, planned: Plan, stage: Stage) -> LiveGame:
        free_channel = partial(self._free, venue.channel, game_id)
        return LiveGame(game_id, venue, planned, stage, self._services, free_channel)

    async def _restored(
        self, saved: SavedGame, stage: Stage, last_alive_ms: int, *, continued: bool = False
    ) -> LiveGame | None:
        """Return a game as it stands on record; one that cannot be read is ended, and None."""
        try:
            restored = ReplayedGame(saved)
            if continued:
                restored.active_players.start_over()
            game = self._game(saved.id, venue_of(saved), restored.plan, stage)
            game.take_up(restored, last_alive_ms)
        except Exception as error:
            log.exception("game %d cannot be read from its record", saved.id)
            why = f"{type(error).__name__}: {error}"
            lost = UnreadableGame(id=saved.id, guild=saved.guild, channel=saved.channel, why=why)
            await self._give_up(lost, stage)
            return None
        return game

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
            await patiently(lambda: stage.close(card), self._services.clock, self._services.pace)
        except StageError as trouble:
            log.warning("nobody was told that game %d is ended: %s", lost.id, trouble)

    def _open_round(self, game_id: int, round_id: int) -> LiveRound | None:
        game = self._games.get(game_id)
        return None if game is None else game.open_round(round_id)

    def _free(self, channel: int, game_id: int | None) -> None:
        """Let another game start in a channel that this one holds, or None as it is opened."""
        holder = self._by_channel.get(channel)
        if (None if holder is None else holder.id) == game_id:
            self._by_channel.pop(channel, None)

    def _seat(self, game: LiveGame, life: Coroutine[Any, Any, None]) -> None:
        self._by_channel[game.venue.channel] = game
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
        self._free(game.venue.channel, game.id)  # whatever happened to it, nobody plays it any more
        if not done.cancelled() and (bug := done.exception()) is not None:
            log.error("game %d ended by a bug", game.id, exc_info=bug)
