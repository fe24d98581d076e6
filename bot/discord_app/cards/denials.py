"""Denials: what Discord's side of the bot does not let a member do, and the words for each."""

from enum import Enum, auto
from typing import TypeAlias, assert_never

import msgspec

from bot.discord_app.cards import lines
from bot.discord_app.words.markdown import Markdown
from bot.discord_app.words.words import Words


class Denial(Enum):
    """The ways that need no more to be told."""

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
    PACK_CLOSED = auto()
    """A page was turned of a pack that is not in play any more."""
    NOT_ERASED_YET = auto()
    """Something that the member sent before is still on its way."""


class TooManyStarts(msgspec.Struct, frozen=True):
    """A member started games faster than one may; `wait_seconds` until the next."""

    wait_seconds: int


AnyDenial: TypeAlias = Denial | TooManyStarts


class Denied(Exception):
    """A member may not do this, or not here, or not now."""

    def __init__(self, denial: AnyDenial) -> None:
        super().__init__(denial)
        self.denial = denial


def denial_line(denial: AnyDenial, words: Words) -> Markdown:  # noqa: C901, PLR0911 - a case each
    """Return the private line for who was denied something."""
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
        case Denial.PACK_CLOSED:
            return words.say(
                "This pack is not in play any more. See which are: {/trivia-packs list}."
            )
        case Denial.NOT_ERASED_YET:
            return words.say(
                "Nothing is erased yet: something that you sent before is still on its way. Try "
                "again in a minute."
            )
        case TooManyStarts(wait_seconds):
            return words.count(
                "That was a lot of games at once. Give it {n} second, then start the next one.",
                "That was a lot of games at once. Give it {n} seconds, then start the next one.",
                wait_seconds,
            )
        case _:
            assert_never(denial)
