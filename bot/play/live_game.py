"""A live game: round after round in one channel, until it ends one way or another."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec

from bot.errors import StoreError
from bot.game.ending import Ending, EndingKind
from bot.game.kinds import Question
from bot.game.modes import mode_named
from bot.game.round import Result, Round
from bot.play.active_players import ActivePlayers
from bot.play.closing_cards import closing_cards
from bot.play.game_plan import Plan
from bot.play.live_round import LiveRound
from bot.play.replay import ReplayedGame
from bot.play.resumption import Resumption
from bot.play.retries import patiently
from bot.play.reveal import reveal_of
from bot.play.round_setup import card_of, deal, record_of, rules_of
from bot.play.score_sheet import ScoreSheet
from bot.play.services import Services
from bot.play.tap import RoundOver, Tap, TapOutcome
from bot.play.timers import until
from bot.play.venue import Venue
from bot.ports.stage import (
    ClosingCard,
    EndUnseen,
    HadToEnd,
    InterruptedCard,
    Opening,
    Previous,
    Stage,
)
from bot.ports.stage_errors import StageError

log = logging.getLogger(__name__)
T = TypeVar("T")

SHOWN_PLACES = 3


class LiveGame:
    """One game from its first card to its last; `run` is its whole life.

    `free_channel` is called as soon as another game may start there: before the card that offers to
    play on is shown. The end is put on record only after that card, so that a restart in between
    shows it. Cancelling `run` leaves the game on record to be taken up again.
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
        self._plan = plan
        self._mode = mode_named(plan.request.mode)
        self._stage = stage
        self._services = services
        self._free_channel = free_channel
        self._sheet = ScoreSheet()
        self._live: LiveRound | None = None
        self._active_players = ActivePlayers()
        self._asked = 0
        self._opening: Opening | None = plan.opening
        self._previous: Previous | None = None
        self._ending: Ending | None = None
        self._stopped = asyncio.Event()
        self._resumption: Resumption | None = None

    @property
    def link(self) -> str | None:
        """Return where the game's newest card stands, once there is one."""
        newest = (self._live.shown if self._live else None) or self._previous
        return newest.link if newest else None

    @property
    def is_stopping(self) -> bool:
        """Tell whether somebody has stopped it already."""
        return self._stopped.is_set()

    @property
    def is_returning(self) -> bool:
        """Tell whether the time that a restart took is not given back yet."""
        return self._resumption is not None

    def take_up(self, restored: ReplayedGame, last_alive_ms: int) -> None:
        """Go on where the game stood when somebody could last answer."""
        self._sheet = restored.sheet
        self._active_players = restored.active_players
        self._previous = restored.previous_line(self._stage)
        self._asked = len(restored.saved.rounds)
        self._resumption = Resumption(restored, last_alive_ms, self._services)
        self._opening = self._resumption.opening()
        last = self._resumption.unfinished
        if last is not None:
            self._live_round(last.rules, last.saved.id).is_settled = last.saved.settled
        if last is None or last.saved.settled:
            self._see_whether_quiet()

    async def run(self) -> None:
        """Play to the end; trouble ends the game with the points so far."""
        try:
            await self._play_rounds()
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
        """End a restored game whose bot was away for too long, and offer to continue it."""
        self._ending = Ending(EndingKind.AWAY)
        left = len(self._plan.questions) - self._asked
        try:
            was_cut_off = await self._reveal_what_was_answered()
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
        live = self._live
        if live is None or live.id != tap.round or tap.channel != self.venue.channel:
            return RoundOver()
        return await live.tap(tap, self.venue.starter)

    def open_round(self, round_id: int) -> LiveRound | None:
        """Return the round with this id while it is open."""
        live = self._live
        is_open = live is not None and live.id == round_id and not live.rules.closed
        return live if is_open else None

    def stop(self, user: int, name: str) -> None:
        """End the game with the standing so far; the open round is settled first."""
        self._ending = Ending(EndingKind.STOPPED, user, name)
        self._stopped.set()
        if self._live is not None:
            self._live.end_now()

    def forget(self, user: int) -> None:
        """Know no more what a member is called; their points stay in the game."""
        if user == self.venue.starter:
            self.venue = msgspec.structs.replace(self.venue, starter_name="")
        if self._ending is not None and self._ending.by == user:
            self._ending = Ending(self._ending.kind)
        self._sheet.forget(user)
        if self._live is not None:
            self._live.rules.forget(user)

    def reveal_now(self, user: int, round_id: int) -> bool:
        """End the open round for its only player; False when that is not theirs to ask."""
        live = self.open_round(round_id)
        if live is None or user != self.venue.starter or not live.rules.played_only_by(user):
            return False
        live.end_now()
        return True

    async def saves_done(self) -> None:
        """Return when every answer on its way is on record, so that `run` can be cancelled."""
        if self._live is not None:
            await self._live.saves_done()

    async def put_away(self) -> None:
        """Free the channel at once, and put the end on record as soon as that can be saved."""
        self._free_channel()
        self._resumption = None
        is_on_record = False
        while not is_on_record:
            try:
                await self._patiently(self.end_on_record)
                is_on_record = True
            except StoreError as trouble:
                log.error("the end of game %d is still not saved: %s", self.id, trouble)

    async def end_on_record(self) -> None:
        """Settle what was answered and mark the game as ended; raises StoreError."""
        if self._live is not None:
            await self._live.keep(self._sheet.streaks)
        now_ms = self._services.clock.now_ms()
        ending = self._ending or Ending(EndingKind.FINISHED)
        await self._services.ledger.end_game(self.id, ending, now_ms)

    async def _end_by(self, trouble: StageError | StoreError) -> None:
        """End the game because of trouble; where nothing can be shown, only the starter hears."""
        is_unshown = isinstance(trouble, StageError)
        kind = EndingKind.UNSHOWN if is_unshown else EndingKind.UNSAVED
        await self._end_early(HadToEnd(Ending(kind), trouble.trouble), speak=not is_unshown)

    async def _end_early(self, news: HadToEnd, *, speak: bool) -> None:
        """Tell the starter, and with `speak` the channel, why the game cannot go on."""
        self._ending = self._ending or news.ending
        self._free_channel()
        await self._stage.tell_starter(news)
        if speak:
            await self._close()

    async def _play_rounds(self) -> None:
        if self._resumption is not None:
            await self._finish_last_round(self._resumption)
        while self._ending is None and self._asked < len(self._plan.questions):
            if self._asked:
                await self._pause()
            if not self._stopped.is_set():
                await self._play_next()

    async def _play_next(self) -> None:
        self._asked += 1
        live = await self._open(self._asked, self._plan.questions[self._asked - 1])
        if self._stopped.is_set():
            return  # nobody has seen it
        await live.post(self._plan.request.seconds)
        await self._finish(live)

    async def _finish_last_round(self, resumption: Resumption) -> None:
        """Finish the round that was open, or not yet revealed, when the bot went away."""
        live, last = self._live, resumption.unfinished
        if live is not None and last is not None:
            await resumption.stand_again(live, self._stage, self._plan.request.seconds)
        self._resumption = None
        if live is None or last is None:
            return
        if not live.is_settled:
            await self._finish(live)
        elif live.shown is not None:
            await self._reveal(live, last.results)

    async def _reveal_what_was_answered(self) -> bool:
        """Close the round that a long absence cut off; False if there was none."""
        live = self._live
        last = self._resumption.unfinished if self._resumption else None
        if live is None or last is None:
            return False
        live.card = msgspec.structs.replace(live.card, opening=None)
        results = last.results if live.is_settled else await self._settle(live)
        if last.saved.message is not None:
            live.stands(self._stage.shown(last.saved.message))
            await self._reveal(live, results)
        return True

    async def _finish(self, live: LiveRound) -> None:
        if self._stopped.is_set():
            live.end_now()
        await live.wait_for_end()
        await self._reveal(live, await self._settle(live))

    async def _settle(self, live: LiveRound) -> tuple[Result, ...]:
        """Settle a round's points; a full disk is waited out for long."""
        live.rules.close()
        results = live.rules.results(self._sheet.streaks)
        await self._patiently(lambda: live.settle(results))
        self._sheet.add(live.rules, results)
        self._active_players.add(live.rules.answered(), tried=live.has_lost_answers)
        self._see_whether_quiet()
        return results

    async def _reveal(self, live: LiveRound, results: tuple[Result, ...]) -> None:
        several = len(self._plan.questions) > 1
        card = msgspec.structs.replace(
            reveal_of(live.card, live.rules, results),
            standing=self._sheet.standing()[:SHOWN_PLACES] if several else (),
            offers_more=not several,
            ending=self._ending,
        )
        if card.offers_more:
            self._free_channel()
        shown = await live.reveal(card)
        self._previous = Previous(live.rules.question.recalled(), shown.link)

    async def _open(self, number: int, question: Question) -> LiveRound:
        services = self._services
        now_ms = services.clock.now_ms()
        dealt = deal(number, question, self._plan.request.seconds, now_ms, services.rng)
        record = record_of(dealt, self.id)
        round_id = await self._patiently(lambda: services.ledger.open_round(record))
        return self._live_round(
            rules_of(dealt, self._mode, self._active_players.expected), round_id
        )

    def _live_round(self, rules: Round, round_id: int) -> LiveRound:
        total = len(self._plan.questions)
        opening, self._opening = self._opening, None
        card = card_of(rules, self.id, round_id, total, opening=opening, previous=self._previous)
        self._live = LiveRound(rules, round_id, self.venue, card, self._stage, self._services)
        return self._live

    def _see_whether_quiet(self) -> None:
        unfinished = self._asked < len(self._plan.questions)
        if self._ending is None and unfinished and self._active_players.is_quiet:
            self._ending = Ending(EndingKind.QUIET)

    async def _pause(self) -> None:
        clock = self._services.clock
        await until(clock, clock.now_ms() + self._mode.pause_ms(self._services.pace), self._stopped)

    async def _close(self) -> None:
        """Show how a game of several rounds ended; a podium nobody can see changes no points."""
        if len(self._plan.questions) == 1:
            return
        try:
            for card in closing_cards(self.id, self._sheet, self._ending):
                await self._show(card)
        except StageError as trouble:
            log.warning("the end of game %d was not shown in full: %s", self.id, trouble)
            await self._stage.tell_starter(EndUnseen(trouble.trouble))

    async def _show(self, card: ClosingCard) -> None:
        await self._patiently(lambda: self._stage.close(card))

    async def _patiently(self, action: Callable[[], Awaitable[T]]) -> T:
        return await patiently(action, self._services.clock, self._services.pace)
