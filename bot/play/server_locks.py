"""Server locks: what must not happen twice at once, one after the other for each server."""

import asyncio
from weakref import WeakValueDictionary


class ServerLocks:
    """Holds a lock for each server while somebody has it or waits for it, and then no more.

    It keeps out this process alone: Discord tells one process of a server, by its shard. Where two
    drew from a bag at once, a question would come twice, and nothing worse.
    """

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def __len__(self) -> int:
        return len(self._locks)

    def of(self, guild: int) -> asyncio.Lock:
        """Return the lock of a server, to be entered at once."""
        lock = self._locks.get(guild)
        if lock is None:
            lock = self._locks[guild] = asyncio.Lock()
        return lock
