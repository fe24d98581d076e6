"""What every game of a process shares."""

from random import Random

import msgspec

from bot.play.pace import Pace
from bot.ports.clock import Clock
from bot.ports.ledger import Ledger


class Services(msgspec.Struct, frozen=True, kw_only=True):
    """The ledger, the clock, the pace and the dice of all games."""

    ledger: Ledger
    clock: Clock
    pace: Pace
    rng: Random
