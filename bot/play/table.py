"""The table: every live game of this process, one a channel."""

import asyncio
import logging
from collections.abc import Iterable

import msgspec

from bot.errors import ChannelBusy, PlayError
from bot.game.question import Question, decode
from bot.play.live_game import LiveGame, Seat
from bot.play.requests import GameRequest, Plan, plan
from bot.play.surroundings import Surroundings
from bot.play.tapping import RoundOver, Tap, TapOutcome
from bot.ports.ledger import NewGame
from bot.ports.library import Library
from bot.ports.stage import Stage

log = logging.getLogger(__name__)


class Table:
    """Starts games, finds the one that a tap belongs to, and clears away the ended ones."""

    def __init__(self, library: Library, around: Surroundings) -> None:
        self._library = library
        self._around = around
        self._games: dict[int, LiveGame] = {}
        self._by_channel: dict[int, LiveGame | None] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, seat: Seat, request: GameRequest, stage: Stage) -> LiveGame:
        """Start a game; its first card is on its way when this returns.

        Raises PlayError when no question fits or the channel has a game already, StoreError when
        the game could not be put on record.
        """
        self._refuse_second(seat.channel)
        planned = plan(self._library, request, self._around.rng)
        self._by_channel[seat.channel] = None  # reserved: nothing was awaited since the look
        try:
            game_id = await self._around.ledger.open_game(self._record(seat, planned))
        except BaseException:
            self._free(seat.channel)
            raise
        game = LiveGame(
            game_id, seat, planned, stage, self._around, lambda: self._free(seat.channel)
        )
        self._games[game_id] = self._by_channel[seat.channel] = game
        self._run(game)
        return game

    def game_in(self, channel: int) -> LiveGame | None:
        """Return the game that runs in a channel."""
        return self._by_channel.get(channel)

    def games(self) -> Iterable[LiveGame]:
        """Return every live game."""
        return tuple(self._games.values())

    async def tap(self, tap: Tap) -> TapOutcome:
        """Hand a tap to its game; RoundOver when there is no such game any more."""
        game = self._games.get(tap.game)
        return RoundOver() if game is None else await game.tap(tap)

    def stop(self, channel: int, user: int, name: str, *, may_stop_any: bool) -> None:
        """Stop the game of a channel; raises PlayError when there is none or it is not theirs."""
        game = self.game_in(channel)
        if game is None:
            raise PlayError("No game is running in this channel.", "Start one with /trivia.")
        if user != game.seat.starter and not may_stop_any:
            raise PlayError(
                f"Only {game.seat.starter_name} or a moderator can stop this game.",
            )
        game.stop(name)

    def reveal_now(self, game_id: int, round_id: int, user: int) -> bool:
        """End a round for its only player; False when that is not theirs to ask."""
        game = self._games.get(game_id)
        return game is not None and game.reveal_now(user, round_id)

    async def request_of(self, guild: int, game_id: int) -> GameRequest | None:
        """Return what a game of this server was asked for, also long after it ended."""
        content = await self._around.ledger.request_of(guild, game_id)
        return None if content is None else msgspec.json.decode(content, type=GameRequest)

    async def settled_question(self, guild: int, round_id: int) -> Question | None:
        """Return a settled round's question as it was asked, whatever became of its pack."""
        content = await self._around.ledger.settled_question(guild, round_id)
        return None if content is None else decode(content)

    async def close(self) -> None:
        """End every game of this process at once, as it stops."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _refuse_second(self, channel: int) -> None:
        if channel not in self._by_channel:
            return
        game = self._by_channel[channel]
        where = f"It is here: {game.link}" if game is not None and game.link else ""
        raise ChannelBusy("A game is already running in this channel.", where)

    def _record(self, seat: Seat, planned: Plan) -> NewGame:
        return NewGame(
            guild=seat.guild,
            channel=seat.channel,
            starter=seat.starter,
            starter_name=seat.starter_name,
            packs=planned.packs,
            request=msgspec.json.encode(planned.request),
            started_ms=self._around.clock.now_ms(),
        )

    def _free(self, channel: int) -> None:
        self._by_channel.pop(channel, None)

    def _run(self, game: LiveGame) -> None:
        task = asyncio.create_task(game.run(), name=f"game {game.id}")
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._clear(game, done))

    def _clear(self, game: LiveGame, done: asyncio.Task[None]) -> None:
        self._tasks.discard(done)
        self._games.pop(game.id, None)
        if not done.cancelled() and (bug := done.exception()) is not None:
            log.error("game %d ended by a bug", game.id, exc_info=bug)
