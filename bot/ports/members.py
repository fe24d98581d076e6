"""Members and servers: what is kept of them, and how it goes away."""

from typing import Any, Protocol


class Members(Protocol):
    """The rights of those whose answers are kept; sums of others never change by them."""

    async def export(self, guild: int, user: int) -> dict[str, Any]:
        """Return all that is kept of a member in a server, as JSON-ready values in words."""
        ...

    async def erase(self, guild: int, user: int) -> bool:
        """Forget who a member was: the mapping, the stored name and every text they typed.

        True once nothing of it is left on the disk; False when it is forgotten, but old bytes stay
        until whatever reads the store has ended, which is seen to.
        """
        ...

    async def hide(self, guild: int, user: int, name: str, *, hidden: bool) -> None:
        """Keep a member off the boards, or show them again; their points stay on record."""
        ...

    async def is_hidden(self, guild: int, user: int) -> bool:
        """Tell whether a member is kept off the boards of a server."""
        ...

    async def guild_left(self, guild: int, now_ms: int) -> None:
        """Save that the bot was removed from a server."""
        ...

    async def guild_joined(self, guild: int) -> None:
        """Forget that the bot was ever removed from a server."""
        ...

    async def guilds(self) -> set[int]:
        """Return every server of which anything is kept."""
        ...

    async def erase_guilds_left_before(self, instant_ms: int) -> int:
        """Erase all data of servers left before an instant; return how many there were."""
        ...
