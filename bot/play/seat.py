"""A seat: where a game is played and who started it."""

import msgspec

from bot.ports.ledger import SavedGame


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """One game's server, channel and starter."""

    guild: int
    channel: int
    starter: int
    starter_name: str


def seat_of(saved: SavedGame) -> Seat:
    """Return the seat of a game on record."""
    return Seat(
        guild=saved.guild,
        channel=saved.channel,
        starter=saved.starter,
        starter_name=saved.starter_name,
    )
