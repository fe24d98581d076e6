"""Threads: who is in a private one, and what happens when one is archived or locked."""

import re

from bot.sandbox.world.changes import ChannelChanged, ThreadJoined, ThreadLeft
from bot.sandbox.world.guilds import Channel, ChannelKind, User
from bot.sandbox.world.permissions import Permission
from bot.sandbox.world.refusals import ApiError, Why
from bot.sandbox.world.world import World

_MENTION = re.compile(r"<@!?([0-9]{1,20})>")


def add_to_thread(world: World, thread: Channel, user: User) -> None:
    """Bring a user into a thread; in a private one they now see it."""
    if user.id not in thread.thread_member_ids:
        thread.thread_member_ids.add(user.id)
        world.feed.publish(ThreadJoined(thread, user))


def remove_from_thread(world: World, thread: Channel, user: User) -> None:
    """Take a user out of a thread."""
    if user.id in thread.thread_member_ids:
        thread.thread_member_ids.remove(user.id)
        world.feed.publish(ThreadLeft(thread, user))


def mention(world: World, user: User, thread: Channel, mentioned: User) -> None:
    """Let a member mention somebody in a thread, which brings both into it."""
    said = world.say(user, thread, f"<@{mentioned.id}>")
    for one in (user, *(world.users[int(number)] for number in _MENTION.findall(said.content))):
        add_to_thread(world, thread, one)


def archive(world: World, thread: Channel, *, locked: bool = False) -> None:
    """Archive a thread; `locked` leaves it to those who manage threads to unarchive it."""
    thread.archived, thread.locked = True, locked
    world.feed.publish(ChannelChanged(thread))


def lock(world: World, thread: Channel) -> None:
    """Lock a thread without archiving it: only those who manage threads can write in it."""
    thread.locked = True
    world.feed.publish(ChannelChanged(thread))


def open_again(world: World, thread: Channel) -> None:
    """Unarchive and unlock a thread."""
    thread.archived = thread.locked = False
    world.feed.publish(ChannelChanged(thread))


def require_unlocked(thread: Channel, granted: int) -> None:
    """Raise ApiError (50083, 160005) where only those who manage threads may write."""
    if thread.locked and not granted & Permission.MANAGE_THREADS:
        raise ApiError(Why.THREAD_ARCHIVED if thread.archived else Why.THREAD_LOCKED)


def add_private_thread(world: World, parent: Channel, name: str, *members: User) -> Channel:
    """Make a private thread with these members; the first of them made it."""
    return world.add_thread(parent, name, ChannelKind.PRIVATE_THREAD, members)
