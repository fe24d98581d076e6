"""A process that dies: from a chosen call on, none of its calls comes to anything any more."""

import asyncio
from collections.abc import Iterable
from functools import partial
from typing import Any


class Death:
    """Comes at the call with this number, before its effect or right after it; never at 0."""

    def __init__(self, at: int, *, after_effect: bool = False) -> None:
        self.has_come = False
        self._left = at
        self._after_effect = after_effect

    def wait_for(self, target: object, calls: Iterable[str]) -> None:
        """Count these calls of a stand-in from now on, and forget any earlier death's count."""
        for name in calls:
            method = getattr(type(target), name)
            setattr(target, name, partial(self._call, partial(method, target)))

    async def _call(self, call: Any, *args: Any) -> Any:
        if self.has_come:
            await asyncio.Event().wait()
        self._left -= 1
        if self._left == 0 and not self._after_effect:
            await self._die()
        result = await call(*args)
        if self._left == 0:
            await self._die()
        return result

    async def _die(self) -> None:
        self.has_come = True
        await asyncio.Event().wait()
