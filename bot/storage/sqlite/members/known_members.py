"""Members' surrogate ids kept in memory, so that an answer needs no look-up."""

from typing import TypeAlias

import msgspec

Member: TypeAlias = tuple[int, int]
"""A member as Discord knows them: server and user."""

REMEMBERED_MEMBERS = 100_000
"""Members whose id is kept in memory; some 20 MB when full, then it starts again."""


class KnownMember(msgspec.Struct, frozen=True):
    """A member's surrogate id, and the name last saved."""

    id: int
    name: str


class KnownMembers:
    """Remembers ids within bounds, and forgets whoever is erased.

    What was looked up before an erasure may not be remembered after it, or later answers would go
    to who the member was: `remember` compares the number of erasures.

    `former` is for the rounds that are open at an erasure. Their settlement still comes with the
    user's own id, while the answers belong to the former one: (round, user) → former user id.

    All of this holds as long as nobody else writes members, names and erasures, which the store's
    lock sees to: one process at a time has the database. An engine that lets several in cannot use
    it.
    """

    def __init__(self) -> None:
        self.erasures = 0
        self.former: dict[tuple[int, int], int] = {}
        self._known: dict[Member, KnownMember] = {}

    def __len__(self) -> int:
        return len(self._known)

    def id_of(self, member: Member, name: str) -> int | None:
        """Return the id of a member who still has that name, if it is in memory."""
        known = self._known.get(member)
        return known.id if known is not None and known.name == name else None

    def remember(self, member: Member, known: KnownMember, erasures: int) -> None:
        """Keep an id that was committed, unless anybody was erased since the look-up."""
        if erasures != self.erasures:
            return
        if len(self._known) >= REMEMBERED_MEMBERS:
            self._known.clear()
        self._known[member] = known

    def forget(self, member: Member) -> None:
        """Forget a member; to be called before their erasure is queued."""
        self.erasures += 1
        self._known.pop(member, None)

    def forget_all(self) -> None:
        """Forget everybody; to be called before a server's erasure is queued."""
        self.erasures += 1
        self._known.clear()

    def settled(self, round_id: int) -> None:
        """Forget who answered in a round by another id."""
        for key in [key for key in self.former if key[0] == round_id]:
            del self.former[key]
