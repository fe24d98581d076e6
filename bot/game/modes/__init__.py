"""The modes of a game, one file each, and the one table that knows them all."""

from typing import assert_never

from bot.game.modes.everyone import Everyone
from bot.game.modes.mode import Effort, Marked, Mode, ModeName, Progress, Waits

__all__ = ["EVERYONE", "Effort", "Marked", "Mode", "ModeName", "Progress", "Waits", "mode_named"]

EVERYONE = Everyone()


def mode_named(name: ModeName) -> Mode:
    """Return the mode of a name: the table in which each mode must have its line."""
    match name:
        case ModeName.EVERYONE:
            return EVERYONE
        case _:
            assert_never(name)
