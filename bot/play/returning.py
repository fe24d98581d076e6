"""Returning: how a round that was under way when the bot went away comes to its end."""

from bot.game.round import Result, Round
from bot.play.dealing import deadline_after
from bot.play.live_round import LiveRound
from bot.play.restoring import Restored
from bot.play.surroundings import Surroundings
from bot.ports.ledger import SavedRound
from bot.ports.stage import Stage

Unfinished = tuple[SavedRound, Round, tuple[Result, ...]]


class Returning:
    """The last round of a restored game; `last_alive_ms` is when somebody could last answer."""

    def __init__(self, restored: Restored, last_alive_ms: int, around: Surroundings) -> None:
        self._restored = restored
        self._last_alive_ms = last_alive_ms
        self._around = around

    @property
    def unfinished(self) -> Unfinished | None:
        """Return the round that was not settled, or settled and not seen, with its results."""
        last = self._restored.last
        return None if last is None or last[0].revealed else last

    def line(self) -> str:
        """Return what the players read of the interruption."""
        away_ms = max(0, self._around.clock.now_ms() - self._last_alive_ms)
        seconds = -(-away_ms // 1000)
        if seconds < 1:
            return "The game goes on."
        how_long = f"{seconds} seconds" if seconds < 120 else f"{seconds // 60} minutes"
        how_long = "a second" if seconds == 1 else how_long
        return f"The game was interrupted for {how_long} and goes on."

    async def stand_again(self, live: LiveRound, stage: Stage, seconds: int) -> None:
        """Find the round's card, or post it, and give an open round its lost time back.

        Raises StageError when the card or its channel is gone.
        """
        saved = self._restored.saved.rounds[-1]
        message = saved.message
        if message is None:
            found = await stage.find(self._restored.saved.id, saved.id)
            if found is None:
                await self._post_anew(live, seconds)
                return
            await live.found(found)
        else:
            live.stands(stage.shown(message))
        if not saved.settled:
            await self._give_back(live, saved)

    async def _post_anew(self, live: LiveRound, seconds: int) -> None:
        now_ms = self._around.clock.now_ms()
        await live.postpone(deadline_after(now_ms, seconds), 0)
        await live.post(seconds)

    async def _give_back(self, live: LiveRound, saved: SavedRound) -> None:
        now_ms = self._around.clock.now_ms()
        lost_ms = now_ms - self._last_alive_ms if saved.deadline_ms > self._last_alive_ms else 0
        whole_seconds = -(-max(0, lost_ms) // 1000) * 1000
        await live.postpone(saved.deadline_ms + whole_seconds, saved.away_ms + whole_seconds)
