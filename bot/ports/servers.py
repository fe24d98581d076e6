"""The servers on record: who answers for them, what they have set, and when they go."""

from typing import Protocol

import msgspec

from bot.ports.owner import Owner


class ServerSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the moderators of a server have set.

    `language` is the locale that cards are worded in; None is the one that Discord tells.
    """

    language: str | None = None


class Servers(Protocol):
    """Every server of which anything is kept, and the owner that last answered for it."""

    async def joined(self, guild: int, owner: Owner) -> None:
        """Save that the bot is in a server; that it was ever removed from it is forgotten."""
        ...

    async def left(self, guild: int, owner: Owner, now_ms: int) -> None:
        """Save that the bot was removed from a server; the first time counts."""
        ...

    async def on_record(self) -> set[int]:
        """Return every server of which anything is kept, whoever answers for it."""
        ...

    async def erase_left_before(self, instant_ms: int, owner: Owner) -> int:
        """Erase all data of an owner's servers left before an instant; return how many there were.

        Others are not touched, so that no two processes erase the same server.
        """
        ...

    async def settings(self, guild: int) -> ServerSettings:
        """Return what a server has set; what can be read no more counts as not set."""
        ...

    async def set_language(self, guild: int, owner: Owner, language: str | None) -> None:
        """Save the locale of a server's cards; its other settings stay as they are."""
        ...
