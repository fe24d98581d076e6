"""Servers and who and what is in them: users, members, roles, channels."""

from dataclasses import dataclass, field
from enum import IntEnum

from bot.sandbox.world.locales import DEFAULT
from bot.sandbox.world.messages import Message


class ChannelKind(IntEnum):
    """Discord's channel types that the sandbox has."""

    TEXT = 0
    DIRECT = 1
    VOICE = 2
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    THREAD = 11
    PRIVATE_THREAD = 12
    STAGE = 13
    FORUM = 15


THREADS = (ChannelKind.ANNOUNCEMENT_THREAD, ChannelKind.THREAD, ChannelKind.PRIVATE_THREAD)
WITH_VOICE = (ChannelKind.VOICE, ChannelKind.STAGE)
"""Channels whose text is for those who may join the talk."""


@dataclass(slots=True)
class User:
    """A person or a bot, known in every server under the same id.

    `simulated` people are played by a crowd, so nobody at the page needs to. `locale` is the
    language that they have set for themselves.
    """

    id: int
    username: str
    display_name: str
    bot: bool = False
    simulated: bool = False
    locale: str = DEFAULT


@dataclass(slots=True)
class Role:
    """A set of permissions that members carry; the role with the server's own id is @everyone."""

    id: int
    name: str
    permissions: int
    position: int = 1


@dataclass(slots=True)
class Overwrite:
    """What one channel allows or denies a role or a member, whatever their roles say."""

    target_id: int
    of_member: bool
    allow: int = 0
    deny: int = 0


@dataclass(slots=True)
class GuildMember:
    """A user in one server; `role_ids` leaves @everyone out.

    Until `timed_out_until`, in Unix seconds, they may only look.
    """

    user: User
    role_ids: list[int] = field(default_factory=list)
    nick: str | None = None
    timed_out_until: float | None = None

    @property
    def name(self) -> str:
        """The name that this server shows."""
        return self.nick or self.user.display_name


@dataclass(slots=True)
class Channel:
    """A place for messages; `guild_id` is None, and `recipient` a user, in direct messages.

    `parent_id` is set in threads only, and so are the three that follow it: who is in the thread,
    whether it is put away, and whether only those who manage threads may write. `messages` holds
    private ones too: ask the world for what one member sees.
    """

    id: int
    guild_id: int | None
    name: str
    kind: ChannelKind = ChannelKind.TEXT
    topic: str = ""
    position: int = 0
    parent_id: int | None = None
    thread_member_ids: set[int] = field(default_factory=set)
    archived: bool = False
    locked: bool = False
    recipient: User | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def is_thread(self) -> bool:
        """Whether it is a thread of any kind."""
        return self.kind in THREADS


@dataclass(slots=True)
class Guild:
    """A server; `locale` is its preferred language.

    `bot_is_in` turns False when the bot was removed.
    """

    id: int
    name: str
    owner_id: int
    roles: dict[int, Role] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    members: dict[int, GuildMember] = field(default_factory=dict)
    locale: str = DEFAULT
    bot_is_in: bool = True

    def channel_named(self, name: str) -> Channel:
        """Return the channel with this name (no leading #); KeyError when there is none."""
        for channel in self.channels.values():
            if channel.name == name:
                return channel
        raise KeyError(f"no channel named {name!r} in {self.name}")

    def member_named(self, name: str) -> GuildMember:
        """Return the member with this display or user name; KeyError when there is none."""
        for member in self.members.values():
            if name in (member.name, member.user.username):
                return member
        raise KeyError(f"no member named {name!r} in {self.name}")
