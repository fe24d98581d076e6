"""The rounds of a game in their order: opened, settled, revealed, and what they came to."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec

from bot.game.ending import Ending, EndingKind
from bot.game.kinds import Question
from bot.game.modes import mode_named
from bot.game.round import Result, Round
from bot.play.active_players import ActivePlayers
from bot.play.game_end import GameEnd
from bot.play.game_plan import Plan
from bot.play.live_round import LiveRound
from bot.play.replay import ReplayedGame
from bot.play.resumption import Resumption
from bot.play.retries import with_retries
from bot.play.reveal import reveal_of
from bot.play.round_setup import card_of, record_of, rules_of, set_up
from bot.play.score_sheet import ScoreSheet
from bot.play.services import Services
from bot.play.timers import until
from bot.play.venue import Venue
from bot.ports.stage import Opening, Previous, Stage

T = TypeVar("T")

SHOWN_PLACES = 3


class RoundSequence:
    """Plays the questions of a plan until the last one, or until `end` says that it is enough.

    `free_channel` is called before the reveal that offers to play on.
    """

    def __init__(
        self,
        game_id: int,
        venue: Venue,
        plan: Plan,
        stage: Stage,
        services: Services,
        end: GameEnd,
        free_channel: Callable[[], None],
    ) -> None:
        self.sheet = ScoreSheet()
        self.newest: LiveRound | None = None
        self._game_id = game_id
        self._venue = venue
        self._plan = plan
        self._mode = mode_named(plan.request.mode)
        self._stage = stage
        self._services = services
        self._end = end
        self._free_channel = free_channel
        self._active_players = ActivePlayers()
        self._asked = 0
        self._opening: Opening | None = plan.opening
        self._previous: Previous | None = None
        self._resumption: Resumption | None = None

    @property
    def link(self) -> str | None:
        """Return where the newest card stands, once there is one."""
        newest = (self.newest.shown if self.newest else None) or self._previous
        return newest.link if newest else None

    @property
    def left(self) -> int:
        """Return how many questions are not asked yet."""
        return len(self._plan.questions) - self._asked

    @property
    def is_resuming(self) -> bool:
        """Tell whether the time that a restart took is not given back yet."""
        return self._resumption is not None

    def resume_from(self, replayed: ReplayedGame, last_alive_ms: int) -> None:
        """Go on where the game stood when somebody could last answer."""
        self.sheet = replayed.sheet
        self._active_players = replayed.active_players
        self._previous = replayed.previous_line(self._stage)
        self._asked = len(replayed.saved.rounds)
        self._resumption = Resumption(replayed, last_alive_ms, self._services)
        self._opening = self._resumption.opening()
        last = self._resumption.unfinished
        if last is not None:
            self._live_round(last.rules, last.saved.id).is_settled = last.saved.settled
        if last is None or last.saved.settled:
            self._end_if_quiet()

    def give_up_resuming(self) -> None:
        """Let the heartbeat go on: the game ends, and no round gets its lost time back."""
        self._resumption = None

    async def play(self) -> None:
        """Play what is left, one round after the other."""
        if self._resumption is not None:
            await self._finish_last_round(self._resumption)
        while not self._end.is_decided and self.left:
            if self._asked:
                await self._pause()
            if not self._end.stopped.is_set():
                await self._play_next()

    async def reveal_last_round(self) -> bool:
        """Settle and reveal the round that a long absence cut off; False if there was none."""
        live = self.newest
        last = self._resumption.unfinished if self._resumption else None
        if live is None or last is None:
            return False
        live.card = msgspec.structs.replace(live.card, opening=None)
        results = last.results if live.is_settled else await self._settle(live)
        if last.saved.message is not None:
            live.stands(self._stage.shown(last.saved.message))
            await self._reveal(live, results)
        return True

    async def keep_answers(self) -> None:
        """Settle the newest round, if it is not, so that what was answered counts."""
        if self.newest is not None:
            await self.newest.keep(self.sheet.streaks)

    def forget(self, user: int) -> None:
        """Know no more what a member is called; their points stay in the game."""
        self.sheet.forget(user)
        if self.newest is not None:
            self.newest.rules.forget(user)

    async def _play_next(self) -> None:
        self._asked += 1
        live = await self._open(self._asked, self._plan.questions[self._asked - 1])
        if self._end.stopped.is_set():
            return  # nobody has seen it
        await live.post(self._plan.request.seconds)
        await self._finish(live)

    async def _finish_last_round(self, resumption: Resumption) -> None:
        """Finish the round that was open, or not yet revealed, when the bot went away."""
        live, last = self.newest, resumption.unfinished
        if live is not None and last is not None:
            await resumption.stand_again(live, self._stage, self._plan.request.seconds)
        self._resumption = None
        if live is None or last is None:
            return
        if not live.is_settled:
            await self._finish(live)
        elif live.shown is not None:
            await self._reveal(live, last.results)

    async def _finish(self, live: LiveRound) -> None:
        if self._end.stopped.is_set():
            live.end_now()
        await live.wait_for_end()
        await self._reveal(live, await self._settle(live))

    async def _settle(self, live: LiveRound) -> tuple[Result, ...]:
        """Settle the points of a round; a full disk is waited out for long."""
        live.rules.close()
        results = live.rules.results(self.sheet.streaks)
        await self._with_retries(lambda: live.settle(results))
        self.sheet.add(live.rules, results)
        self._active_players.add(live.rules.answered(), tried=live.has_lost_answers)
        self._end_if_quiet()
        return results

    async def _reveal(self, live: LiveRound, results: tuple[Result, ...]) -> None:
        several = len(self._plan.questions) > 1
        card = msgspec.structs.replace(
            reveal_of(live.card, live.rules, results),
            standing=self.sheet.standing()[:SHOWN_PLACES] if several else (),
            offers_more=not several,
            ending=self._end.ending,
        )
        if card.offers_more:
            self._free_channel()
        shown = await live.reveal(card)
        self._previous = Previous(live.rules.question.recalled(), shown.link)

    async def _open(self, number: int, question: Question) -> LiveRound:
        services = self._services
        now_ms = services.clock.now_ms()
        setup = set_up(number, question, self._plan.request.seconds, now_ms, services.rng)
        record = record_of(setup, self._game_id)
        round_id = await self._with_retries(lambda: services.ledger.open_round(record))
        rules = rules_of(setup, self._mode, self._active_players.expected)
        return self._live_round(rules, round_id)

    def _live_round(self, rules: Round, round_id: int) -> LiveRound:
        total = len(self._plan.questions)
        opening, self._opening = self._opening, None
        previous = self._previous
        card = card_of(rules, self._game_id, round_id, total, opening=opening, previous=previous)
        self.newest = LiveRound(rules, round_id, self._venue, card, self._stage, self._services)
        return self.newest

    def _end_if_quiet(self) -> None:
        if self.left and self._active_players.is_quiet:
            self._end.decide(Ending(EndingKind.QUIET))

    async def _pause(self) -> None:
        clock = self._services.clock
        pause_ms = self._mode.pause_ms(self._services.pace)
        await until(clock, clock.now_ms() + pause_ms, self._end.stopped)

    async def _with_retries(self, action: Callable[[], Awaitable[T]]) -> T:
        return await with_retries(action, self._services.clock, self._services.pace)
