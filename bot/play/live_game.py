"""A live game in one channel: it plays its rounds, and ends in one of several ways."""

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec

from bot.errors import StoreError
from bot.game.ending import Ending, EndingKind
from bot.play.closing_cards import closing_cards
from bot.play.game_end import GameEnd
from bot.play.game_plan import Plan
from bot.play.live_round import LiveRound
from bot.play.replay import ReplayedGame
from bot.play.retries import with_retries
from bot.play.round_sequence import RoundSequence
from bot.play.services import Services
from bot.play.tap import RoundOver, Tap, TapOutcome
from bot.play.venue import Venue
from bot.ports.stage import (
    ClosingCard,
    EndUnseen,
    HadToEnd,
    InterruptedCard,
    Stage,
)
from bot.ports.stage_errors import StageError

log = logging.getLogger(__name__)
T = TypeVar("T")


class LiveGame:
    """One game from its first card to its last; `run` is its whole life.

    `free_channel` is called as soon as another game may start there: before the card that offers to
    play on is shown. The end is put on record only after that card, so that a restart in between
    shows it. Cancelling `run` leaves the game on record to be resumed.
    """

    def __init__(
        self,
        game_id: int,
        venue: Venue,
        plan: Plan,
        stage: Stage,
        services: Services,
        free_channel: Callable[[], None],
    ) -> None:
        self.id = game_id
        self.venue = venue
        self._is_of_one_round = len(plan.questions) == 1
        self._stage = stage
        self._services = services
        self._free_channel = free_channel
        self._end = GameEnd()
        self._rounds = RoundSequence(game_id, venue, plan, stage, services, self._end, free_channel)

    @property
    def link(self) -> str | None:
        """Return where the game's newest card stands, once there is one."""
        return self._rounds.link

    @property
    def is_stopping(self) -> bool:
        """Tell whether somebody has stopped it already."""
        return self._end.stopped.is_set()

    @property
    def is_resuming(self) -> bool:
        """Tell whether the time that a restart took is not given back yet."""
        return self._rounds.is_resuming

    def resume_from(self, replayed: ReplayedGame, last_alive_ms: int) -> None:
        """Go on where the game stood when somebody could last answer."""
        self._rounds.resume_from(replayed, last_alive_ms)

    async def run(self) -> None:
        """Play to the end; trouble ends the game with the points so far."""
        try:
            await self._rounds.play()
            self._free_channel()
            await self._close()
        except (StageError, StoreError) as trouble:
            log.warning("game %d ends early: %s", self.id, trouble)
            await self._end_by(trouble)
        except Exception:
            log.exception("game %d ends by a bug", self.id)
            await self._end_early(HadToEnd(Ending(EndingKind.BROKEN)), speak=True)
        await self.put_away()

    async def lay_aside(self) -> None:
        """End a resumed game whose bot was away for too long, and offer to continue it."""
        self._end.ending = Ending(EndingKind.AWAY)
        left = self._rounds.left
        try:
            was_cut_off = await self._rounds.reveal_last_round()
            if left:
                await self._show(InterruptedCard(self.id, self.venue.starter_name, left))
            elif was_cut_off:
                await self._close()
        except (StageError, StoreError) as trouble:
            log.warning("game %d could not be laid aside in order: %s", self.id, trouble)
        except Exception:
            log.exception("game %d could not be laid aside in order", self.id)
        await self.put_away()

    async def tap(self, tap: Tap) -> TapOutcome:
        """Take an answer to one of this game's cards."""
        live = self._rounds.newest
        if live is None or live.id != tap.round or tap.channel != self.venue.channel:
            return RoundOver()
        return await live.tap(tap, self.venue.starter)

    def open_round(self, round_id: int) -> LiveRound | None:
        """Return the round with this id while it is open."""
        live = self._rounds.newest
        is_open = live is not None and live.id == round_id and not live.rules.closed
        return live if is_open else None

    def stop(self, user: int, name: str) -> None:
        """End the game with the standing so far; the open round is settled first."""
        self._end.stop(user, name)
        if self._rounds.newest is not None:
            self._rounds.newest.end_now()

    def forget(self, user: int) -> None:
        """Know no more what a member is called; their points stay in the game."""
        if user == self.venue.starter:
            self.venue = msgspec.structs.replace(self.venue, starter_name="")
        self._end.forget(user)
        self._rounds.forget(user)

    def reveal_now(self, user: int, round_id: int) -> bool:
        """End the open round for its only player; False when that is not theirs to ask."""
        live = self.open_round(round_id)
        if live is None or user != self.venue.starter or not live.rules.played_only_by(user):
            return False
        live.end_now()
        return True

    async def saves_done(self) -> None:
        """Return when every answer on its way is on record, so that `run` can be cancelled."""
        if self._rounds.newest is not None:
            await self._rounds.newest.saves_done()

    async def put_away(self) -> None:
        """Free the channel at once, and put the end on record as soon as that can be saved."""
        self._free_channel()
        self._rounds.give_up_resuming()
        is_on_record = False
        while not is_on_record:
            try:
                await self._with_retries(self.end_on_record)
                is_on_record = True
            except StoreError as trouble:
                log.error("the end of game %d is still not saved: %s", self.id, trouble)

    async def end_on_record(self) -> None:
        """Settle what was answered and mark the game as ended; raises StoreError."""
        await self._rounds.keep_answers()
        now_ms = self._services.clock.now_ms()
        ending = self._end.ending or Ending(EndingKind.FINISHED)
        await self._services.ledger.end_game(self.id, ending, now_ms)

    async def _end_by(self, trouble: StageError | StoreError) -> None:
        """End the game because of trouble; where nothing can be shown, only the starter hears."""
        is_unshown = isinstance(trouble, StageError)
        kind = EndingKind.UNSHOWN if is_unshown else EndingKind.UNSAVED
        await self._end_early(HadToEnd(Ending(kind), trouble.trouble), speak=not is_unshown)

    async def _end_early(self, news: HadToEnd, *, speak: bool) -> None:
        """Tell the starter, and with `speak` the channel, why the game cannot go on."""
        self._end.decide(news.ending)
        self._free_channel()
        await self._stage.tell_starter(news)
        if speak:
            await self._close()

    async def _close(self) -> None:
        """Show how a game of several rounds ended; a podium nobody can see changes no points."""
        if self._is_of_one_round:
            return
        try:
            for card in closing_cards(self.id, self._rounds.sheet, self._end.ending):
                await self._show(card)
        except StageError as trouble:
            log.warning("the end of game %d was not shown in full: %s", self.id, trouble)
            await self._stage.tell_starter(EndUnseen(trouble.trouble))

    async def _show(self, card: ClosingCard) -> None:
        await self._with_retries(lambda: self._stage.close(card))

    async def _with_retries(self, action: Callable[[], Awaitable[T]]) -> T:
        return await with_retries(action, self._services.clock, self._services.pace)
