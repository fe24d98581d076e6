"""Operators: who runs the bot, and so may see the answers of its packs and reload them."""

import asyncio
import logging
import time
from collections.abc import Callable, Collection

import discord
import msgspec

from bot.discord_app.api.errors import NETWORK_TROUBLE
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards.denials import Denial, Denied

log = logging.getLogger(__name__)

FRESH_SECONDS = 60.0
"""How long Discord's word on whose application it is is good for."""
SILENT_SECONDS = 5.0
"""How long it is not asked again after it did not say."""
ASKING_SECONDS = 1.5
"""A command must be answered within three seconds; the rest is for the answer."""
ACCEPTED = 2
READS_ONLY = "read_only"


class _User(msgspec.Struct):
    id: int


class _Member(msgspec.Struct):
    user: _User
    membership_state: int
    role: str


class _Team(msgspec.Struct):
    owner_user_id: int
    members: list[_Member]


class _Application(msgspec.Struct):
    owner: _User | None = None
    team: _Team | None = None


class Operators:
    """Knows who runs the bot, by the servers that OPERATOR_GUILD_IDS names, or by Discord.

    On a bot in one server whoever manages that very server does, unless others are named.
    """

    def __init__(
        self,
        client: discord.Client,
        named: Collection[int] = (),
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._named = frozenset(named)
        self._now = now
        self._asking = asyncio.Lock()
        self._owners: frozenset[int] | None = None
        self._good_until = 0.0

    async def require(self, interaction: Interaction) -> None:
        """Deny it to all others, and to everybody while Discord does not tell who they are."""
        if not await self._is_one(interaction):
            raise Denied(Denial.OPERATORS_ONLY)

    async def includes(self, interaction: Interaction) -> bool:
        """Tell whether this is one of them; nobody is while Discord does not tell."""
        try:
            return await self._is_one(interaction)
        except Denied:
            return False

    async def _is_one(self, interaction: Interaction) -> bool:
        if self._named:
            return interaction.guild_id in self._named
        if [one.id for one in self._client.guilds] == [interaction.guild_id]:
            return True  # servers that have the commands, but not the bot, are not in this list
        owners = await self._known_owners()
        if owners is None:
            raise Denied(Denial.OPERATORS_UNKNOWN)
        return interaction.user.id in owners

    async def _known_owners(self) -> frozenset[int] | None:
        """Return the application's owner or its team; None while Discord does not tell."""
        async with self._asking:  # many who ask at once make one request
            if self._now() >= self._good_until:
                self._owners = await self._ask()
                kept = SILENT_SECONDS if self._owners is None else FRESH_SECONDS
                self._good_until = self._now() + kept
            return self._owners

    async def _ask(self) -> frozenset[int] | None:
        try:
            async with asyncio.timeout(ASKING_SECONDS):
                answer = await self._client.http.application_info()
            return _owners_of(msgspec.convert(answer, _Application, strict=False))
        except (*NETWORK_TROUBLE, msgspec.ValidationError) as trouble:
            log.warning("Discord did not tell whose application this is: %r", trouble)
            return None


def _owners_of(application: _Application) -> frozenset[int] | None:
    """Return who may change the application: in a team not those who only read, or were invited."""
    team = application.team
    if team is not None:
        members = (
            one.user.id
            for one in team.members
            if one.membership_state == ACCEPTED and one.role != READS_ONLY
        )
        return frozenset((team.owner_user_id, *members))
    return None if application.owner is None else frozenset((application.owner.id,))
