"""The end of a game, as far as it is decided while the game still runs."""

import asyncio

from bot.game.ending import Ending, EndingKind


class GameEnd:
    """Why a game is to end, which what was decided first says, unless somebody stops it."""

    def __init__(self) -> None:
        self.ending: Ending | None = None
        self.stopped = asyncio.Event()

    @property
    def is_decided(self) -> bool:
        """Tell whether no further question is to be asked."""
        return self.ending is not None

    def decide(self, ending: Ending) -> None:
        """Let the game end so, unless it is to end in another way already."""
        self.ending = self.ending or ending

    def stop(self, user: int, name: str) -> None:
        """Let the game end because a member stopped it, whatever else was to end it."""
        self.ending = Ending(EndingKind.STOPPED, user, name)
        self.stopped.set()

    def forget(self, user: int) -> None:
        """Know no more what a member who stopped the game is called."""
        if self.ending is not None and self.ending.by == user:
            self.ending = Ending(self.ending.kind)
