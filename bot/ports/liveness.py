"""Signs of life: how long a process was away is the time since its last."""

from typing import Protocol

from bot.ports.owner import Owner


class Liveness(Protocol):
    """Keeps the last sign of life of each owner; raises StoreError."""

    async def alive(self, owner: Owner, now_ms: int) -> None:
        """Save that a process was alive at this instant."""
        ...

    async def last_alive_ms(self, owner: Owner) -> int | None:
        """Return the last instant saved by `alive`, or None if this owner never was."""
        ...
