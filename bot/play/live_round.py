"""A live round: the timers, saves and retries around the rules of one question."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec

from bot.errors import StoreError
from bot.game.periods import periods_of
from bot.game.round import Given, Result, Round, Verdict
from bot.play.surroundings import Surroundings
from bot.play.tapping import LockedIn, NotSaved, RoundOver, Tap, TapOutcome, TooLate
from bot.play.waiting import patiently, until
from bot.ports.ledger import NewAnswer, Score, Settlement
from bot.ports.stage import QuestionCard, RevealCard, Shown, Stage

T = TypeVar("T")

POSTING_PATIENCE_MS = 2_000
"""How long a tap waits for a card's own message to be known; Discord gives up after 3,000."""


class Venue(msgspec.Struct, frozen=True):
    """Where a round is played: its server and its id in the ledger."""

    guild: int
    round_id: int


class LiveRound:
    """One open question: takes taps, saves them, and knows when to end."""

    def __init__(
        self, rules: Round, venue: Venue, card: QuestionCard, stage: Stage, around: Surroundings
    ) -> None:
        self.rules = rules
        self.venue = venue
        self.card = card
        self.shown: Shown | None = None
        self._stage = stage
        self._around = around
        self._posted = asyncio.Event()
        self._changed = asyncio.Event()
        self._saving: set[asyncio.Future[None]] = set()
        self._ended_early = False

    async def post(self) -> None:
        """Show the question and put its message on record."""
        shown = await self._patiently(lambda: self._stage.ask(self.card))
        self.shown = shown
        self.rules.opened(shown.at_ms)
        self._posted.set()
        ledger, round_id = self._around.ledger, self.venue.round_id
        await self._patiently(lambda: ledger.round_posted(round_id, shown.message, shown.at_ms))

    async def tap(self, tap: Tap, starter: int) -> TapOutcome:
        """Take a tap; returns only when what it says is on record."""
        if self.shown is None:  # the card stands, but the news of it is still on its way here
            clock = self._around.clock
            await until(clock, clock.now_ms() + POSTING_PATIENCE_MS, self._posted)
        if self.shown is None or tap.message != self.shown.message:
            return RoundOver()
        verdict, given = self.rules.tap(tap.user, tap.name, tap.option, tap.at_ms)
        match verdict:
            case Verdict.ACCEPTED if given is not None:
                if not await self._save(tap.user, given):
                    return NotSaved(self._counting_text(tap.user))
                self._changed.set()
                self._show_count(self.shown)
            case Verdict.LATE:
                return TooLate()
            case Verdict.CLOSED | Verdict.NO_SUCH_OPTION:
                return RoundOver()
        return LockedIn(
            tap.option,
            self.rules.shown_options[tap.option],
            may_reveal=tap.user == starter and self.rules.played_only_by(starter),
        )

    def end_now(self) -> None:
        """End the round at once: it was stopped, or its only player asked for the reveal."""
        self._ended_early = True
        self._changed.set()

    async def wait_for_end(self) -> None:
        """Return when the round is over and every tap that counts is on record."""
        clock = self._around.clock
        while not self._ended_early and clock.now_ms() < self.rules.may_end_ms():
            self._changed.clear()
            await until(clock, self.rules.may_end_ms(), self._changed)
        await clock.sleep_until(clock.now_ms() + self._around.pace.grace_ms)
        self.rules.close()
        if self._saving:
            await asyncio.wait(self._saving)

    async def settle(self, results: tuple[Result, ...]) -> None:
        """Bring the points to be, once and for all."""
        settlement = Settlement(
            guild=self.venue.guild,
            round=self.venue.round_id,
            settled_ms=self._around.clock.now_ms(),
            scores=tuple(_score(result) for result in results),
        )
        await self._patiently(lambda: self._around.ledger.settle(settlement))

    async def reveal(self, card: RevealCard) -> None:
        """Turn the card into its reveal."""
        shown = self.shown
        if shown is not None:
            await self._patiently(lambda: self._stage.reveal(shown, card))

    async def _patiently(self, action: Callable[[], Awaitable[T]]) -> T:
        return await patiently(action, self._around.clock, self._around.pace.retry_ms)

    async def _save(self, user: int, given: Given) -> bool:
        """Save a tap and count it; False when it could not be saved."""
        pending: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._saving.add(pending)
        try:
            await self._around.ledger.record(self._row(user, given))
        except StoreError:
            self.rules.unsaved(user, given)
            return False
        else:
            self.rules.saved(given)
            return True
        finally:
            self._saving.discard(pending)
            pending.set_result(None)

    def _row(self, user: int, given: Given) -> NewAnswer:
        return NewAnswer(
            guild=self.venue.guild,
            round=self.venue.round_id,
            user=user,
            name=given.name,
            seq=given.seq,
            option=self.rules.option_order[given.shown],
            at_ms=given.at_ms,
            elapsed_ms=given.elapsed_ms,
        )

    def _counting_text(self, user: int) -> str | None:
        earlier = self.rules.counting().get(user)
        return None if earlier is None else self.rules.shown_options[earlier.shown]

    def _show_count(self, shown: Shown) -> None:
        self.card = msgspec.structs.replace(self.card, answered=len(self.rules.answered()))
        self._stage.count(shown, self.card)


def _score(result: Result) -> Score:
    return Score(
        user=result.user,
        points=result.points,
        right=result.right,
        periods=periods_of(result.at_ms),
    )
