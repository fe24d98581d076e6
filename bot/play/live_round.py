"""A live round: the timers, saves and retries around the rules of one question."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import TypeVar

from bot.errors import StoreError
from bot.game.attempts import Attempt
from bot.game.given import encode_given
from bot.game.periods import periods_of
from bot.game.round import Admission, Result, Round
from bot.play import tap_replies
from bot.play.open_card import OpenCard, OpenForm
from bot.play.retries import with_retries
from bot.play.round_setup import as_it_stands, deadline_after
from bot.play.services import Services
from bot.play.tap import (
    AnswerRefusal,
    NotSaved,
    Outcome,
    RoundOver,
    Tap,
    TapOutcome,
    TooLate,
    Underway,
)
from bot.play.timers import until
from bot.play.venue import Venue
from bot.ports.ledger import NewAnswer, Score, Settlement
from bot.ports.stage import QuestionCard, RevealCard, Shown, Stage
from bot.ports.stage_errors import Obstacle, StageError

log = logging.getLogger(__name__)
T = TypeVar("T")


SAVING = "saving an answer"


class LiveRound:
    """One open question: takes answers, saves them, and knows when to end."""

    def __init__(
        self,
        rules: Round,
        round_id: int,
        venue: Venue,
        card: QuestionCard,
        stage: Stage,
        services: Services,
    ) -> None:
        self.rules = rules
        self.id = round_id
        self.venue = venue
        self.card = card
        self.shown: Shown | None = None
        self.is_settled = False
        self._stage = stage
        self._services = services
        self._posted = asyncio.Event()
        self._changed = asyncio.Event()
        self.has_lost_answers = False
        self._saving: dict[tuple[int, int], asyncio.Task[Outcome]] = {}
        """The answers on their way to be on record, by member and number."""
        self._ended_early = False
        self._awaited_ms = rules.closes_ms
        """When the round ends, as far as whoever waits for that knows."""

    async def post(self, seconds: int) -> None:
        """Show the question and put its message on record.

        A card that came to stand late, after trouble, gets its whole time all the same.
        """
        shown = await self._with_retries(lambda: self._stage.ask(self.card))
        await self.found(shown)
        if self.rules.deadline_ms - shown.at_ms < seconds * 1000 // 2:
            await self.postpone(deadline_after(shown.at_ms, seconds), 0)

    async def look_for(self, game: int) -> Shown | None:
        """Return the card that was posted before a restart and did not come on record."""
        return await self._with_retries(lambda: self._stage.find(game, self.id))

    async def found(self, shown: Shown) -> None:
        """Take note of the card's message, also on record."""
        self.stands(shown)
        ledger, round_id = self._services.ledger, self.id
        await self._with_retries(lambda: ledger.round_posted(round_id, shown.message, shown.at_ms))

    def stands(self, shown: Shown) -> None:
        """Take note of the card's message, which is on record; from now on answers are taken."""
        self.shown = shown
        self.rules.opened(shown.at_ms)
        self._posted.set()

    async def postpone(self, deadline_ms: int, away_ms: int) -> None:
        """Move the deadline, on record first, then on the card."""
        ledger, round_id = self._services.ledger, self.id
        await self._with_retries(lambda: ledger.postpone(round_id, deadline_ms, away_ms))
        self.rules.postponed(deadline_ms, away_ms)
        self._card_as_it_stands()
        shown = self.shown
        if shown is not None:
            await self._with_retries(lambda: self._stage.redraw(shown, self.card))

    async def tap(self, tap: Tap, starter: int) -> TapOutcome:
        """Take an answer; what is said of it is on record, or it is said that it is not yet.

        Returns within the time that Discord gives, whatever the disk does.
        """
        until = asyncio.get_running_loop().time() + self._services.pace.answer_ms / 1000
        shown = await self._shown_by(until)
        if shown is None:
            return NotSaved(None)
        if tap.message not in (None, shown.message):
            return RoundOver()
        admission, attempt = self.rules.attempt(tap.user, tap.name, tap.given, tap.at_ms)
        match admission, attempt:
            case Admission.REPEATED, Attempt():
                return self._accepted(tap.user, attempt, starter)
            case Admission.ACCEPTED, Attempt():
                saving = self._start_saving(tap.user, attempt, starter)
                return await self._saved_by(until, attempt, saving)
            case Admission.ON_ITS_WAY, Attempt():
                saving = self._saving[tap.user, attempt.seq]
                return await self._saved_by(until, attempt, saving)
        return tap_replies.refused(self.rules, admission, tap.user)

    def open_card(self) -> OpenCard:
        """Return what is seen of the round now."""
        message = None if self.shown is None else self.shown.message
        return OpenCard(self.card, self.venue.guild, self.venue.channel, message)

    def form_for(self, user: int, at_ms: int) -> OpenForm | AnswerRefusal:
        """Return what a member's form or panel is opened with, or why no answer is taken."""
        if at_ms > self.rules.closes_ms:
            return TooLate()
        if self.rules.tries_left(user) == 0:
            return tap_replies.refused(self.rules, Admission.NO_TRIES, user)
        return OpenForm(self.card, self.rules.saved_count(user))

    def end_now(self) -> None:
        """End the round at once: it was stopped, or its only player asked for the reveal."""
        self._ended_early = True
        self._changed.set()

    async def wait_for_end(self) -> None:
        """Return when the round is over and every answer that counts is on record."""
        clock = self._services.clock
        while not self._ended_early and (now_ms := clock.now_ms()) < self._ends_ms():
            self._changed.clear()
            changes = [instant for instant in self.rules.changes_at() if instant > now_ms]
            await until(clock, min([self._awaited_ms, *changes]), self._changed)
            if changes and clock.now_ms() >= changes[0]:
                self._refresh()
        await clock.sleep_until(clock.now_ms() + self.rules.mode.grace_ms(self._services.pace))
        self.rules.close()
        await self.saves_done()

    def _ends_ms(self) -> int:
        self._awaited_ms = self.rules.may_end_ms()
        return self._awaited_ms

    async def saves_done(self) -> None:
        """Return when nothing is being saved any more."""
        if self._saving:
            await asyncio.wait(self._saving.values())

    async def settle(self, results: tuple[Result, ...]) -> None:
        """Settle the points, once and for all."""
        settlement = Settlement(
            guild=self.venue.guild,
            round=self.id,
            settled_ms=self._services.clock.now_ms(),
            scores=tuple(_score(result) for result in results),
        )
        await self._services.ledger.settle(settlement)
        self.is_settled = True

    async def keep(self, streaks: Mapping[int, int]) -> None:
        """Settle a round that trouble cut off, so that what was answered counts."""
        if self.is_settled:
            return
        self.rules.close()
        await self.saves_done()
        try:
            await self.settle(self.rules.results(streaks))
        except StoreError:
            raise
        except Exception:
            log.exception("round %d cannot be counted", self.id)

    async def reveal(self, card: RevealCard) -> Shown:
        """Turn the card into its reveal, and put on record that it is seen.

        Where that cannot be saved the game goes on: after a restart the same is drawn once more.
        """
        shown = self.shown
        if shown is None:
            raise StageError(Obstacle.NEVER_POSTED)
        revealed = await self._with_retries(lambda: self._stage.reveal(shown, card))
        self.shown = revealed
        try:
            await self._services.ledger.round_revealed(self.id)
        except StoreError as trouble:
            log.warning("the reveal of round %d is not on record: %s", self.id, trouble)
        return revealed

    async def _with_retries(self, action: Callable[[], Awaitable[T]]) -> T:
        return await with_retries(action, self._services.clock, self._services.pace)

    async def _shown_by(self, until: float) -> Shown | None:
        """Return the card; where it stands already, the news of it may still be on its way here."""
        if self.shown is None:
            with suppress(TimeoutError):
                async with asyncio.timeout_at(until):
                    await self._posted.wait()
        return self.shown

    async def _saved_by(
        self, until: float, attempt: Attempt, saving: asyncio.Task[Outcome]
    ) -> TapOutcome:
        left = until - asyncio.get_running_loop().time()
        await asyncio.wait({saving}, timeout=max(0.0, left))
        if not saving.done():
            return Underway(self.rules.question.said(attempt.given), saving)
        return saving.result()

    def _start_saving(self, user: int, attempt: Attempt, starter: int) -> asyncio.Task[Outcome]:
        """Save an answer in a task of its own, which outlives a member who was told to wait."""
        key = (user, attempt.seq)
        saving = asyncio.create_task(self._save(user, attempt, starter), name=SAVING)
        self._saving[key] = saving
        saving.add_done_callback(lambda _: self._saving.pop(key, None))
        return saving

    async def _save(self, user: int, attempt: Attempt, starter: int) -> Outcome:
        """Save an answer, count it, and return what its member is told."""
        try:
            await self._services.ledger.record(self._row(user, attempt))
        except BaseException as trouble:
            self.rules.unsaved(user, attempt)
            self.has_lost_answers = True
            if not isinstance(trouble, StoreError):
                raise
            return NotSaved(self.rules.counting_answer(user))
        self.rules.saved(user, attempt)
        if self.rules.may_end_ms() < self._awaited_ms:
            self._changed.set()
        self._refresh()
        return self._accepted(user, attempt, starter)

    def _accepted(self, user: int, attempt: Attempt, starter: int) -> Outcome:
        alone = user == starter and self.rules.played_only_by(starter)
        return tap_replies.accepted(self.rules, user, attempt, may_reveal=alone)

    def _row(self, user: int, attempt: Attempt) -> NewAnswer:
        return NewAnswer(
            guild=self.venue.guild,
            round=self.id,
            user=user,
            name=attempt.name,
            seq=attempt.seq,
            given=encode_given(attempt.given),
            at_ms=attempt.at_ms,
            elapsed_ms=attempt.elapsed_ms,
        )

    def _card_as_it_stands(self) -> None:
        self.card = as_it_stands(self.card, self.rules, self._services.clock.now_ms())

    def _refresh(self) -> None:
        self._card_as_it_stands()
        if self.shown is not None:
            self._stage.refresh(self.shown, self.card)


def _score(result: Result) -> Score:
    return Score(
        user=result.user,
        points=result.points,
        right=result.right,
        partly=result.partly,
        periods=periods_of(result.at_ms),
    )
