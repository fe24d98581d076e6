"""The store: all that a bot keeps, whatever engine keeps it."""

from types import TracebackType
from typing import Protocol, Self

from bot.errors import StoreUnusable
from bot.ports.bag import Bag
from bot.ports.boards import Boards
from bot.ports.ledger import Ledger
from bot.ports.liveness import Liveness
from bot.ports.members import Members
from bot.ports.servers import Servers


class Store(Protocol):
    """One open store; close it, or the process does not end.

    Whatever its parts save is on disk when their methods return, and a failure is a StoreError.
    Several processes may read what one of them wrote, so no part keeps at hand what another
    process could have changed, unless the engine lets one process in at a time.
    """

    @property
    def ledger(self) -> Ledger:
        """Return what happened."""
        ...

    @property
    def bag(self) -> Bag:
        """Return what was drawn."""
        ...

    @property
    def liveness(self) -> Liveness:
        """Return who was alive when."""
        ...

    @property
    def boards(self) -> Boards:
        """Return who leads."""
        ...

    @property
    def members(self) -> Members:
        """Return what members may do with what is kept of them."""
        ...

    @property
    def servers(self) -> Servers:
        """Return which servers are on record, and what they have set."""
        ...

    async def lost(self) -> StoreUnusable:
        """Return, as soon as nothing more can be saved for sure, what became of the store."""
        ...

    async def close(self) -> None:
        """Save what is on its way and let go; closing twice does nothing."""
        ...

    async def __aenter__(self) -> Self:
        """Return the store itself."""
        ...

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        ...
