"""A venue: where a game is played and who started it."""

import msgspec

from bot.ports.ledger import SavedGame


class Venue(msgspec.Struct, frozen=True, kw_only=True):
    """One game's server, channel and starter."""

    guild: int
    channel: int
    starter: int
    starter_name: str


def venue_of(saved: SavedGame) -> Venue:
    """Return the venue of a game on record."""
    return Venue(
        guild=saved.guild,
        channel=saved.channel,
        starter=saved.starter,
        starter_name=saved.starter_name,
    )
