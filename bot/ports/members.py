"""Members: what is kept of them, and how it goes away."""

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
