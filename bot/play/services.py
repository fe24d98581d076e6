"""What every game of a process shares."""

from random import Random

import msgspec

from bot.play.pace import Pace
from bot.ports.bag import Bag
from bot.ports.clock import Clock
from bot.ports.ledger import Ledger
from bot.ports.liveness import Liveness
from bot.ports.owner import Owner


class Services(msgspec.Struct, frozen=True, kw_only=True):
    """What all games need of the world, and the owner that they are on record with."""

    owner: Owner
    ledger: Ledger
    bag: Bag
    liveness: Liveness
    clock: Clock
    pace: Pace
    rng: Random
