"""A live game: round after round in one channel, until it ends one way or another."""

import asyncio
import logging
from collections.abc import Callable

import msgspec

from bot.errors import StoreError, TriviaError
from bot.game.question import Question
from bot.game.round import Result, Round
from bot.play.dealing import card_of, deal, record_of, rules_of
from bot.play.live_round import LiveRound, Venue
from bot.play.requests import Plan
from bot.play.restoring import Restored
from bot.play.returning import Returning
from bot.play.revealing import previous_answer, reveal_of
from bot.play.score_sheet import ScoreSheet
from bot.play.surroundings import Surroundings
from bot.play.tapping import RoundOver, Tap, TapOutcome
from bot.play.waiting import patiently, until
from bot.ports.stage import (
    ClosingCard,
    FootnotesCard,
    InterruptedCard,
    PodiumCard,
    Previous,
    Stage,
)

log = logging.getLogger(__name__)

QUIET_ROUNDS = 2
"""Rounds in a row without an answer after which a game ends by itself."""
SHOWN_PLACES = 3
FINISHED = "finished"
INTERRUPTED = "The bot was away for too long."


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """Where a game is played and who started it."""

    guild: int
    channel: int
    starter: int
    starter_name: str


class LiveGame:
    """One game from its first card to its last; `run` is its whole life.

    `free_channel` is called once, as soon as another game may start there: before the card that
    offers to play on is shown. Cancelling `run` leaves the game on record to be taken up again.
    """

    def __init__(
        self,
        game_id: int,
        seat: Seat,
        plan: Plan,
        stage: Stage,
        around: Surroundings,
        free_channel: Callable[[], None],
    ) -> None:
        self.id = game_id
        self.seat = seat
        self._plan = plan
        self._stage = stage
        self._around = around
        self._free_channel = free_channel
        self._is_away = False
        self._sheet = ScoreSheet()
        self._live: LiveRound | None = None
        self._answered: list[frozenset[int]] = []
        self._asked = 0
        self._opening = plan.opening
        self._previous: Previous | None = None
        self._reason = ""
        self._stopped = asyncio.Event()
        self._returning: Returning | None = None

    @property
    def link(self) -> str | None:
        """Return where the game's newest card stands, once there is one."""
        shown = self._live.shown if self._live else None
        if shown is not None:
            return shown.link
        return self._previous.link if self._previous else None

    @property
    def is_stopping(self) -> bool:
        """Tell whether somebody has stopped it already."""
        return self._stopped.is_set()

    def take_up(self, restored: Restored, last_alive_ms: int) -> None:
        """Go on where the game stood when somebody could last answer."""
        self._sheet = restored.sheet
        self._answered = restored.answered
        self._previous = restored.previous_line(self._stage)
        self._asked = len(restored.saved.rounds)
        self._returning = Returning(restored, last_alive_ms, self._around)
        self._opening = self._returning.line()

    async def run(self) -> None:
        """Play to the end; trouble ends the game with the points so far."""
        try:
            await self._play_rounds()
            await self.put_away()
            await self._close()
        except TriviaError as trouble:
            log.warning("game %d ends early: %s", self.id, trouble)
            self._reason = self._reason or str(trouble)
            await self.put_away()
            await self._stage.tell_starter(f"Your game had to end. {trouble}")
        except Exception:
            await self.put_away()
            raise

    async def lay_aside(self) -> None:
        """End a restored game whose bot was away for too long, and offer to continue it."""
        self._reason = INTERRUPTED
        left = len(self._plan.questions) - self._asked
        try:
            last = self._returning.unfinished if self._returning else None
            if last is not None and not last[0].settled:
                await self._settle(self._live_round(last[1], last[0].id))
            await self.put_away()
            if left:
                await self._show(InterruptedCard(self.id, self.seat.starter_name, left))
        except TriviaError as trouble:
            log.warning("game %d could not be laid aside in order: %s", self.id, trouble)

    async def tap(self, tap: Tap) -> TapOutcome:
        """Take an answer to one of this game's cards."""
        live = self._live
        if live is None or live.venue.round_id != tap.round or tap.channel != self.seat.channel:
            return RoundOver()
        return await live.tap(tap, self.seat.starter)

    def open_round(self, round_id: int) -> LiveRound | None:
        """Return the round with this id while it is open."""
        live = self._live
        is_open = live is not None and live.venue.round_id == round_id and not live.rules.closed
        return live if is_open else None

    def stop(self, by: str) -> None:
        """End the game with the standing so far; the open round is settled first."""
        self._reason = f"{by} stopped the game."
        self._stopped.set()
        if self._live is not None:
            self._live.end_now()

    def reveal_now(self, user: int, round_id: int) -> bool:
        """End the open round for its only player; False when that is not theirs to ask."""
        live = self.open_round(round_id)
        if live is None or user != self.seat.starter or not live.rules.played_only_by(user):
            return False
        live.end_now()
        return True

    async def saves_done(self) -> None:
        """Return when every answer on its way is on record, so that `run` can be cancelled."""
        if self._live is not None:
            await self._live.saves_done()

    async def _play_rounds(self) -> None:
        if self._returning is not None:
            await self._finish_last_round(self._returning)
        while not self._reason and self._asked < len(self._plan.questions):
            if self._asked:
                await self._pause()
            if not self._stopped.is_set():
                await self._play_next()

    async def _play_next(self) -> None:
        self._asked += 1
        live = await self._open(self._asked, self._plan.questions[self._asked - 1])
        await live.post(self._plan.request.seconds)
        await self._finish(live)

    async def _finish_last_round(self, returning: Returning) -> None:
        """Finish the round that was open, or not yet revealed, when the bot went away."""
        last = returning.unfinished
        if last is None:
            return
        saved, rules, results = last
        live = self._live_round(rules, saved.id)
        live.is_settled = saved.settled
        await returning.stand_again(live, self._stage, self._plan.request.seconds)
        if saved.settled:
            await self._reveal(live, results)
        else:
            await self._finish(live)

    async def _finish(self, live: LiveRound) -> None:
        if self._stopped.is_set():
            live.end_now()
        await live.wait_for_end()
        await self._reveal(live, await self._settle(live))

    async def _settle(self, live: LiveRound) -> tuple[Result, ...]:
        """Bring a round's points to be, and see whether the game has fallen quiet."""
        results = await live.settle(self._sheet.streaks)
        self._sheet.add(live.rules, results)
        self._answered.append(live.rules.answered())
        if not self._reason and self._is_quiet():
            self._reason = "Nobody answered twice in a row, so the game ends here."
        return results

    async def _reveal(self, live: LiveRound, results: tuple[Result, ...]) -> None:
        several = len(self._plan.questions) > 1
        card = msgspec.structs.replace(
            reveal_of(live.card, live.rules, results),
            standing=self._sheet.standing()[:SHOWN_PLACES] if several else (),
            offers_more=not several,
            note=self._reason,
        )
        if card.offers_more:
            await self.put_away()
        shown = await live.reveal(card)
        self._previous = Previous(previous_answer(live.rules.question), shown.link)

    async def _open(self, number: int, question: Question) -> LiveRound:
        around = self._around
        seconds = self._plan.request.seconds
        dealt = deal(number, question, seconds, around.clock.now_ms(), around.rng)
        expected: frozenset[int] = frozenset().union(*self._answered[-QUIET_ROUNDS:])
        record = record_of(dealt, self.id)
        round_id = await patiently(
            lambda: around.ledger.open_round(record), around.clock, around.pace.retry_ms
        )
        return self._live_round(rules_of(dealt, expected), round_id)

    def _live_round(self, rules: Round, round_id: int) -> LiveRound:
        card = card_of(
            rules,
            self.id,
            round_id,
            len(self._plan.questions),
            opening=self._opening,
            previous=self._previous,
        )
        self._opening = ""
        venue = Venue(self.seat.guild, round_id)
        self._live = LiveRound(rules, venue, card, self._stage, self._around)
        return self._live

    def _is_quiet(self) -> bool:
        lately = self._answered[-QUIET_ROUNDS:]
        unfinished = self._asked < len(self._plan.questions)
        return unfinished and len(lately) == QUIET_ROUNDS and not any(lately)

    async def _pause(self) -> None:
        clock = self._around.clock
        await until(clock, clock.now_ms() + self._around.pace.pause_ms, self._stopped)

    async def _close(self) -> None:
        if len(self._plan.questions) == 1:
            return
        podium = PodiumCard(
            game=self.id,
            rounds_played=self._sheet.rounds_played,
            standing=self._sheet.standing(),
            reason=self._reason,
        )
        await self._show(podium)
        found = self._sheet.highlights()
        if found is not None:
            await self._show(FootnotesCard(self.id, found))

    async def _show(self, card: ClosingCard) -> None:
        around = self._around
        await patiently(lambda: self._stage.close(card), around.clock, around.pace.retry_ms)

    async def put_away(self) -> None:
        """Put the end on record and free the channel; the second time this does nothing."""
        if self._is_away:
            return
        self._is_away = True
        try:
            await self._keep_open_round()
            now_ms = self._around.clock.now_ms()
            await self._around.ledger.end_game(self.id, self._reason or FINISHED, now_ms)
        except StoreError:
            log.exception("the end of game %d could not be saved", self.id)
        finally:
            self._free_channel()

    async def _keep_open_round(self) -> None:
        """Settle a round that trouble cut off, so that what was answered counts."""
        live = self._live
        if live is not None and not live.is_settled:
            live.rules.close()
            await live.saves_done()
            await live.settle(self._sheet.streaks)
