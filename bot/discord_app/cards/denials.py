"""Denials: what Discord's side of the bot does not let a member do, and the words for each."""

from enum import Enum, auto
from typing import TypeAlias, assert_never

import msgspec

from bot.discord_app.cards import lines
from bot.discord_app.cards.refusals import grant_name
from bot.discord_app.words.markdown import Markdown, relative
from bot.discord_app.words.words import Words
from bot.ports.stage_errors import Grant


class Denial(Enum):
    """The denials that need nothing but their name; those with values are structs of their own."""

    MISPLACED = auto()
    """A control came from where it does not stand."""
    OLD_BUTTON = auto()
    ROUND_OVER = auto()
    UNREADABLE = auto()
    """What came with a control is not what it asks for."""
    SERVERS_ONLY = auto()
    CHANNELS_ONLY = auto()
    """A game is wanted where there is no channel."""
    OPERATORS_ONLY = auto()
    OPERATORS_UNKNOWN = auto()
    """Discord does not tell who runs the bot."""
    WRONG_CHANNEL = auto()
    """No game can be played in this kind of channel."""
    THREAD_LOCKED = auto()
    PACK_CLOSED = auto()
    """A page was turned of a pack that is not in play any more."""
    NOT_ERASED_YET = auto()
    """Something that the member sent before is still on its way."""


class MissingGrants(msgspec.Struct, frozen=True):
    """The bot lacks permissions without which later rounds could not be shown."""

    grants: tuple[Grant, ...]


class TimedOut(msgspec.Struct, frozen=True):
    """The bot may post nothing in this server until these Unix seconds."""

    until: int


class NotInThread(msgspec.Struct, frozen=True):
    """The bot, whose id this is, does not see the private thread."""

    bot: int


class TooManyStarts(msgspec.Struct, frozen=True):
    """A member started games faster than one may; `wait_seconds` until the next."""

    wait_seconds: int


AnyDenial: TypeAlias = Denial | TooManyStarts | MissingGrants | TimedOut | NotInThread


class Denied(Exception):
    """A member may not do this, or not here, or not now."""

    def __init__(self, denial: AnyDenial) -> None:
        super().__init__(denial)
        self.denial = denial


def denial_line(denial: AnyDenial, words: Words) -> Markdown:
    """Return the private line for who was denied something."""
    match denial:
        case Denial():
            return _plain_line(denial, words)
        case TooManyStarts(wait_seconds):
            return words.count(
                "That was a lot of games at once. Give it {n} second, then start the next one.",
                "That was a lot of games at once. Give it {n} seconds, then start the next one.",
                wait_seconds,
            )
        case MissingGrants(grants):
            return words.say(
                "I cannot play in this channel yet: I lack {permissions}. "
                "Someone who can manage roles or this channel can grant it.",
                permissions=words.listed([grant_name(grant, words) for grant in grants]),
            )
        case TimedOut(until):
            return words.say(
                "I am timed out in this server, so I could post no second question. "
                "That ends {when}, or when a moderator removes the timeout.",
                when=relative(until * 1000),
            )
        case NotInThread(bot):
            return words.say(
                "I am not in this private thread, so I could post no second question. "
                "Mention me here ({me}), which brings me in, then start again.",
                me=Markdown(f"<@{bot}>"),
            )
        case _:
            assert_never(denial)


def _plain_line(denial: Denial, words: Words) -> Markdown:  # noqa: C901, PLR0911, PLR0912 - a case each
    match denial:
        case Denial.MISPLACED:
            return lines.misplaced(words)
        case Denial.OLD_BUTTON:
            return lines.old_button(words)
        case Denial.ROUND_OVER:
            return lines.round_over(words)
        case Denial.UNREADABLE:
            return lines.unreadable(words)
        case Denial.SERVERS_ONLY:
            return lines.servers_only(words)
        case Denial.CHANNELS_ONLY:
            return words.say("A game needs a channel of a server. Start it in one of those.")
        case Denial.OPERATORS_ONLY:
            return words.say(
                "Several servers share these packs, so their answers, and reloading them, are for "
                "those who run this bot. {/trivia-packs list} shows what is in play."
            )
        case Denial.OPERATORS_UNKNOWN:
            return words.say(
                "Discord did not say just now who runs this bot, and until it does the answers of "
                "its packs stay closed. Please try again in a minute."
            )
        case Denial.WRONG_CHANNEL:
            return words.say(
                "I cannot post questions in this kind of channel. "
                "Start in a text channel or a thread."
            )
        case Denial.THREAD_LOCKED:
            return words.say(
                "This thread is locked, so I could post no second question. "
                "Somebody who manages threads can unlock it, or start in another channel."
            )
        case Denial.PACK_CLOSED:
            return words.say(
                "This pack is not in play any more. See which are: {/trivia-packs list}."
            )
        case Denial.NOT_ERASED_YET:
            return words.say(
                "Nothing is erased yet: something that you sent before is still on its way. Try "
                "again in a minute."
            )
        case _:
            assert_never(denial)
