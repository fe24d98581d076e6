"""What is in flight: interactions that members wait for an answer to."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from bot.discord_app.api.interactions import Interaction

Member: TypeAlias = tuple[int | None, int]
"""A server and a user."""
NOBODY: Member = (None, 0)


def member_of(interaction: Interaction) -> Member:
    """Return who sent an interaction, and where; of an odd one nobody is known."""
    return interaction.guild_id, getattr(interaction.user, "id", 0)


class InFlight:
    """Knows which interactions are being answered, so that a stop, or their member, can wait."""

    def __init__(self) -> None:
        self._ended: dict[int, tuple[Member, asyncio.Event]] = {}
        """In the order in which they came."""
        self._none = asyncio.Event()
        self._none.set()

    def begin(self, interaction: int, member: Member = NOBODY) -> None:
        """Take note of an interaction by its id."""
        self._ended.setdefault(interaction, (member, asyncio.Event()))
        self._none.clear()

    def end(self, interaction: int) -> None:
        """Take note that it was answered, or given up; the second time this does nothing."""
        if interaction in self._ended:
            _, ended = self._ended.pop(interaction)
            ended.set()
        if not self._ended:
            self._none.set()

    @contextmanager
    def during(self, interaction: int, member: Member = NOBODY) -> Iterator[None]:
        """Hold an interaction in flight for as long as the block runs."""
        self.begin(interaction, member)
        try:
            yield
        finally:
            self.end(interaction)

    async def landed(self, seconds: float) -> bool:
        """Return when all were answered, True, or when the time was up, False."""
        try:
            async with asyncio.timeout(seconds):
                await self._none.wait()
        except TimeoutError:
            return False
        return True

    async def landed_before(self, interaction: int, member: Member, seconds: float) -> bool:
        """Return when all that a member sent before an interaction was answered.

        True then, or False when the time was up. What they send later is not waited for, so two
        that wait never wait for each other.
        """
        earlier: list[asyncio.Event] = []
        for one, (sender, ended) in self._ended.items():
            if one == interaction:
                break
            if sender == member:
                earlier.append(ended)
        try:
            async with asyncio.timeout(seconds):
                for ended in earlier:
                    await ended.wait()
        except TimeoutError:
            return False
        return True
