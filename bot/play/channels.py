"""Channels: which game holds each one, and how many games a member may have running."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from bot.game.refusals import ChannelBusy, RequestRefused, TooManyGames
from bot.play.live_game import LiveGame
from bot.play.venue import Venue

GAMES_EACH = 8
"""Games that one member may have running at a time; every one of them takes the bot's requests."""


class Channels:
    """Lets one game at a time hold a channel; `running` returns the games of all members.

    It knows the games of this process only. The ledger refuses a channel in which another process
    plays; how many games a member may have is counted in each process for itself.
    """

    def __init__(self, running: Callable[[], Collection[LiveGame]]) -> None:
        self._running = running
        self._holders: dict[int, LiveGame | None] = {}
        """None while a game is being opened there."""
        self._starters: list[int] = []
        """Whoever is about to start a game, once for each."""

    def game_in(self, channel: int) -> LiveGame | None:
        """Return the game that runs in a channel."""
        return self._holders.get(channel)

    @contextmanager
    def reserved(self, venue: Venue) -> Iterator[None]:
        """Keep a channel for a game that is about to be held; free again if none is.

        Raises RequestRefused where another game holds it, or its starter has too many.
        """
        self._refuse(venue)
        self._holders[venue.channel] = None
        self._starters.append(venue.starter)
        try:
            yield
        finally:
            self._starters.remove(venue.starter)
            self.free(venue.channel, None)

    def hold(self, game: LiveGame) -> None:
        """Let a game have its channel until it frees it."""
        self._holders[game.venue.channel] = game

    def free(self, channel: int, game_id: int | None) -> None:
        """Let another game start in a channel that this one holds, or None as it is opened."""
        holder = self._holders.get(channel)
        if (None if holder is None else holder.id) == game_id:
            self._holders.pop(channel, None)

    def _refuse(self, venue: Venue) -> None:
        if venue.channel in self._holders:
            game = self._holders[venue.channel]
            raise RequestRefused(ChannelBusy((game.link if game is not None else None) or ""))
        starters = [*self._starters, *(game.venue.starter for game in self._running())]
        if starters.count(venue.starter) >= GAMES_EACH:
            raise RequestRefused(TooManyGames(GAMES_EACH))
