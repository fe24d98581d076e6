"""Resumption: how a round that was under way when the bot went away comes to its end."""

from bot.play.live_round import LiveRound
from bot.play.replay import ReplayedGame, ReplayedRound
from bot.play.round_setup import deadline_after
from bot.play.services import Services
from bot.ports.ledger import SavedRound
from bot.ports.stage import Interrupted, Stage


class Resumption:
    """The last round of a resumed game; `last_alive_ms` is when somebody could last answer."""

    def __init__(self, replayed: ReplayedGame, last_alive_ms: int, services: Services) -> None:
        self._replayed = replayed
        self._last_alive_ms = last_alive_ms
        self._services = services

    @property
    def unfinished(self) -> ReplayedRound | None:
        """Return the round that was not settled, or settled and not seen."""
        last = self._replayed.last
        return None if last is None or last.saved.revealed else last

    def opening(self) -> Interrupted:
        """Return what the players are told of the interruption."""
        away_ms = max(0, self._services.clock.now_ms() - self._last_alive_ms)
        return Interrupted(-(-away_ms // 1000))

    async def stand_again(self, live: LiveRound, stage: Stage, seconds: int) -> None:
        """Find the round's card, or post it, and give an open round its lost time back.

        A settled round that was never posted stays unseen. Raises StageError when the card or its
        channel is gone.
        """
        saved = self._replayed.saved.rounds[-1]
        message = saved.message
        if message is not None:
            live.stands(stage.shown(message))
        elif (found := await live.look_for(self._replayed.saved.id)) is not None:
            await live.found(found)
        elif not saved.settled:
            await self._post_anew(live, seconds)
            return
        if not saved.settled:
            await self._give_back(live, saved)

    async def _post_anew(self, live: LiveRound, seconds: int) -> None:
        now_ms = self._services.clock.now_ms()
        await live.postpone(deadline_after(now_ms, seconds), 0)
        await live.post(seconds)

    async def _give_back(self, live: LiveRound, saved: SavedRound) -> None:
        now_ms = self._services.clock.now_ms()
        # The bot may have lived up to a beat longer than it is known to have.
        live.rules.seen_until(min(now_ms, self._last_alive_ms + self._services.pace.alive_ms))
        lost_ms = now_ms - self._last_alive_ms if saved.deadline_ms > self._last_alive_ms else 0
        whole_seconds = -(-max(0, lost_ms) // 1000) * 1000
        await live.postpone(saved.deadline_ms + whole_seconds, saved.away_ms + whole_seconds)
