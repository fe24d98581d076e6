"""The change feed: whatever changes in the world is told to everyone who listens."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from bot.errors import SandboxError
from bot.sandbox.world.guilds import Channel, Guild, GuildMember, Role, User
from bot.sandbox.world.interactions import Interaction
from bot.sandbox.world.messages import Message
from bot.sandbox.world.modals import Modal

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MessageCreated:
    """A message appeared; look at `message.visible_to` before showing it to anyone."""

    message: Message


@dataclass(frozen=True, slots=True)
class MessageEdited:
    """The message looks different now (it is the same object as before)."""

    message: Message


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """The message is gone."""

    message: Message


@dataclass(frozen=True, slots=True)
class ChannelCreated:
    """A channel or thread was made."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class ChannelChanged:
    """A channel's name or overwrites changed, or a thread was archived, locked or woken."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class ThreadJoined:
    """A user is in a thread now."""

    thread: Channel
    user: User


@dataclass(frozen=True, slots=True)
class ThreadLeft:
    """A user is in a thread no longer."""

    thread: Channel
    user: User


@dataclass(frozen=True, slots=True)
class ChannelDeleted:
    """A channel or thread is gone, with its messages."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class RoleChanged:
    """A role's permissions changed."""

    guild: Guild
    role: Role


@dataclass(frozen=True, slots=True)
class MemberChanged:
    """A member was timed out, or is so no longer."""

    guild: Guild
    member: GuildMember


@dataclass(frozen=True, slots=True)
class UserChanged:
    """Somebody chose another language for themselves."""

    user: User


@dataclass(frozen=True, slots=True)
class GuildChanged:
    """A server's settings changed: its preferred language."""

    guild: Guild


@dataclass(frozen=True, slots=True)
class GuildJoined:
    """The bot was added to a server."""

    guild: Guild


@dataclass(frozen=True, slots=True)
class GuildLeft:
    """The bot was removed from a server."""

    guild: Guild


@dataclass(frozen=True, slots=True)
class InteractionSent:
    """A member used a command, tapped a button or typed in an autocompleted option."""

    interaction: Interaction


@dataclass(frozen=True, slots=True)
class InteractionAnswered:
    """The bot's first response arrived in time."""

    interaction: Interaction


@dataclass(frozen=True, slots=True)
class InteractionFailed:
    """Three seconds passed without a response; the member reads `interaction.failure`."""

    interaction: Interaction


@dataclass(frozen=True, slots=True)
class ModalOpened:
    """A form opened for its member, replacing any other; nobody else sees it."""

    modal: Modal


@dataclass(frozen=True, slots=True)
class ModalClosed:
    """The form is gone: the bot answered it, or its member dismissed it."""

    modal: Modal


@dataclass(frozen=True, slots=True)
class CommandsChanged:
    """The bot registered commands; `guild_id` is None for those of every server."""

    guild_id: int | None


@dataclass(frozen=True, slots=True)
class BotPresence:
    """The bot came online (identified or resumed) or lost its connection."""

    online: bool


Change: TypeAlias = (
    MessageCreated
    | MessageEdited
    | MessageDeleted
    | ChannelCreated
    | ChannelChanged
    | ChannelDeleted
    | ThreadJoined
    | ThreadLeft
    | RoleChanged
    | MemberChanged
    | UserChanged
    | GuildChanged
    | GuildJoined
    | GuildLeft
    | InteractionSent
    | InteractionAnswered
    | InteractionFailed
    | ModalOpened
    | ModalClosed
    | CommandsChanged
    | BotPresence
)
Listener: TypeAlias = Callable[[Change], None]


class Feed:
    """Calls each listener with each change, in order, within the call that made it."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Start telling the listener; the returned function stops it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def publish(self, change: Change) -> None:
        """Tell every listener."""
        for listener in tuple(self._listeners):
            listener(change)

    @contextmanager
    def queue(self) -> Iterator[asyncio.Queue[Change]]:
        """Collect changes in a queue for as long as the block runs."""
        changes: asyncio.Queue[Change] = asyncio.Queue()
        stop = self.listen(changes.put_nowait)
        try:
            yield changes
        finally:
            stop()

    async def until(self, look: Callable[[], T | None], timeout: float, what: str) -> T:  # noqa: ASYNC109 - the error names what was awaited
        """Return what `look` finds, looking now and after each change.

        A false result means "not yet"; SandboxError names `what` after `timeout` seconds.
        """
        with self.queue() as changes:
            try:
                async with asyncio.timeout(timeout):
                    while not (found := look()):
                        await changes.get()
            except TimeoutError:
                raise SandboxError(
                    f"Waited {timeout:g} s for {what}, which did not come."
                ) from None
            return found
