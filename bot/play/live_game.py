"""A live game: round after round in one channel, until it ends one way or another."""

import asyncio
import logging
from collections.abc import Callable

import msgspec

from bot.errors import StoreError, TriviaError
from bot.game.question import Tapped
from bot.play.dealing import SHOWN_PLACES, card_of, deal, record_of, reveal_of, rules_of
from bot.play.live_round import LiveRound, Venue
from bot.play.requests import Plan
from bot.play.score_sheet import ScoreSheet
from bot.play.surroundings import Surroundings
from bot.play.tapping import RoundOver, Tap, TapOutcome
from bot.play.waiting import patiently, until
from bot.ports.stage import FootnotesCard, PodiumCard, Previous, RevealCard, Stage

log = logging.getLogger(__name__)

QUIET_ROUNDS = 2
"""Rounds in a row without an answer after which a game ends by itself."""


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """Where a game is played and who started it."""

    guild: int
    channel: int
    starter: int
    starter_name: str


class LiveGame:
    """One game from its first card to its last; `run` is its whole life.

    `free_channel` is called once, as soon as another game may start there: before the card that
    offers to play on is shown.
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
        self._previous: Previous | None = None
        self._reason = ""
        self._stopped = asyncio.Event()

    @property
    def link(self) -> str | None:
        """Return where the game's newest card stands, once there is one."""
        shown = self._live.shown if self._live else None
        if shown is not None:
            return shown.link
        return self._previous.link if self._previous else None

    async def run(self) -> None:
        """Play to the end; trouble ends the game with the points so far."""
        try:
            await self._play_rounds()
            await self._put_away()
            await self._close()
        except TriviaError as trouble:
            log.warning("game %d ends early: %s", self.id, trouble)
            self._reason = self._reason or str(trouble)
            await self._stage.tell_starter(f"Your game had to end. {trouble}")
        finally:
            await self._put_away()

    async def tap(self, tap: Tap) -> TapOutcome:
        """Take a tap on one of this game's cards."""
        live = self._live
        if live is None or live.venue.round_id != tap.round or tap.channel != self.seat.channel:
            return RoundOver()
        return await live.tap(tap, self.seat.starter)

    def stop(self, by: str) -> None:
        """End the game with the standing so far; the open round is settled first."""
        self._reason = f"{by} stopped the game."
        self._stopped.set()
        if self._live is not None:
            self._live.end_now()

    def reveal_now(self, user: int, round_id: int) -> bool:
        """End the open round for its only player; False when that is not theirs to ask."""
        live = self._live
        if live is None or live.venue.round_id != round_id or user != self.seat.starter:
            return False
        if not live.rules.played_only_by(user):
            return False
        live.end_now()
        return True

    async def _play_rounds(self) -> None:
        for number, question in enumerate(self._plan.questions, start=1):
            if self._stopped.is_set():
                return
            await self._play_round(number, question)
            if self._reason:
                return
            if number < len(self._plan.questions):
                now_ms = self._around.clock.now_ms()
                await until(self._around.clock, now_ms + self._around.pace.pause_ms, self._stopped)

    async def _play_round(self, number: int, question: Tapped) -> None:
        live = await self._open(number, question)
        await live.post()
        await live.wait_for_end()
        reveal = await self._settle(live)
        if reveal.offers_more:
            await self._put_away()
        await live.reveal(reveal)
        if live.shown is not None:
            self._previous = Previous(reveal.question.options[reveal.right], live.shown.link)

    async def _open(self, number: int, question: Tapped) -> LiveRound:
        around = self._around
        seconds = self._plan.request.seconds
        dealt = deal(number, question, seconds, around.clock.now_ms(), around.rng)
        round_id = await around.ledger.open_round(record_of(dealt, self.id))
        rules = rules_of(dealt, frozenset().union(*self._answered[-QUIET_ROUNDS:]))
        card = card_of(
            rules,
            self.id,
            round_id,
            len(self._plan.questions),
            opening=self._plan.opening if number == 1 else "",
            previous=self._previous,
        )
        self._live = LiveRound(rules, Venue(self.seat.guild, round_id), card, self._stage, around)
        return self._live

    async def _settle(self, live: LiveRound) -> RevealCard:
        """Bring a round's points to be, and return what is shown of it."""
        results = live.rules.results(self._sheet.streaks)
        await live.settle(results)
        self._sheet.add(live.rules, results)
        self._answered.append(live.rules.answered())
        several = live.card.total > 1
        if several and not self._reason and self._is_quiet():
            self._reason = "Nobody answered twice in a row, so the game ends here."
        return msgspec.structs.replace(
            reveal_of(live.card, live.rules, results),
            standing=self._sheet.standing()[:SHOWN_PLACES] if several else (),
            offers_more=not several,
            note=self._reason,
        )

    def _is_quiet(self) -> bool:
        lately = self._answered[-QUIET_ROUNDS:]
        unfinished = len(self._answered) < len(self._plan.questions)
        return unfinished and len(lately) == QUIET_ROUNDS and not any(lately)

    async def _close(self) -> None:
        if len(self._plan.questions) == 1:
            return
        podium = PodiumCard(
            game=self.id,
            rounds_played=self._sheet.rounds_played,
            standing=self._sheet.standing(),
            reason=self._reason,
        )
        await self._patiently_close(podium)
        found = self._sheet.highlights()
        if found is not None:
            await self._patiently_close(FootnotesCard(self.id, found))

    async def _patiently_close(self, card: PodiumCard | FootnotesCard) -> None:
        around = self._around
        await patiently(lambda: self._stage.close(card), around.clock, around.pace.retry_ms)

    async def _put_away(self) -> None:
        """Put the end on record and free the channel; the second time this does nothing."""
        if self._is_away:
            return
        self._is_away = True
        reason = self._reason or "finished"
        try:
            await self._around.ledger.end_game(self.id, reason, self._around.clock.now_ms())
        except StoreError:
            log.exception("the end of game %d could not be saved", self.id)
        finally:
            self._free_channel()
