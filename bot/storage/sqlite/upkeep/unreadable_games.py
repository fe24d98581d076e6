"""Which unfinished games could not be taken up from what is on record of them."""

import sqlite3

from bot.play.replay import ReplayedGame
from bot.ports.ledger import SavedGame, UnreadableGame
from bot.storage.sqlite.ledger.saved_games import unfinished_games


def unreadable_games(connection: sqlite3.Connection) -> tuple[UnreadableGame, ...]:
    """Play every unfinished game over in the rules, and return those of which that fails."""
    tried = (_tried(game) for game in unfinished_games(connection))
    return tuple(game for game in tried if game is not None)


def _tried(game: SavedGame | UnreadableGame) -> UnreadableGame | None:
    if isinstance(game, UnreadableGame):
        return game
    try:
        ReplayedGame(game)
    except Exception as error:  # noqa: BLE001 - whatever it is, a start would meet it too
        why = f"{type(error).__name__}: {error}"
        return UnreadableGame(id=game.id, guild=game.guild, channel=game.channel, why=why)
    return None
