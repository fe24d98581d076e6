"""The boards: who leads a server, and where a member stands."""

from typing import Protocol

import msgspec


class BoardRow(msgspec.Struct, frozen=True):
    """One member's line; members with equal points share a place.

    Of the rounds `answered`, so many were `right` and so many `partly` right.
    """

    place: int
    user: int
    name: str
    points: int
    right: int
    answered: int
    partly: int


class BoardPage(msgspec.Struct, frozen=True):
    """Ten rows of a board; `page` counts from 1 and `members` is the length of the whole board."""

    rows: tuple[BoardRow, ...]
    page: int
    pages: int
    members: int


class OwnRank(msgspec.Struct, frozen=True):
    """Where one member stands; `gap` is the points to the next better place, 0 for the first."""

    row: BoardRow
    gap: int


PAGE_SIZE = 10


class Boards(Protocol):
    """Reads settled rounds only, so that no open round gives an answer away."""

    async def page(self, guild: int, period: str, page: int) -> BoardPage:
        """Return a page of the board of a period key; past the last page, the last one."""
        ...

    async def rank(self, guild: int, period: str, user: int) -> OwnRank | None:
        """Return where a member stands, or None if they have no points row in this period."""
        ...
