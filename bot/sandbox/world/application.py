"""The bot's application in the Developer Portal: whose it is."""

from dataclasses import dataclass
from enum import IntEnum

from bot.sandbox.world.guilds import User

ADMIN, DEVELOPER, READ_ONLY = "admin", "developer", "read_only"
"""What a team gives its members to do; its owner is named apart."""


class Membership(IntEnum):
    """Whether somebody is in a team, or was only asked."""

    INVITED = 1
    ACCEPTED = 2


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody in a team."""

    user: User
    role: str = DEVELOPER
    membership: Membership = Membership.ACCEPTED


@dataclass(frozen=True, slots=True)
class Team:
    """A team that owns the application; its owner is one of the members too."""

    id: int
    name: str
    owner: User
    members: tuple[TeamMember, ...]


@dataclass(slots=True)
class Application:
    """The application belongs to a person, or to a team and then to no person."""

    id: int
    owner: User
    team: Team | None = None
