"""Refusals: why a member's request is not granted, as values that are worded when they are read."""

from typing import TypeAlias

import msgspec


class NoGameHere(msgspec.Struct, frozen=True):
    """No game is running in the channel."""


class ChannelBusy(msgspec.Struct, frozen=True):
    """The channel has a game already, and holds one at a time; `link` leads to its newest card."""

    link: str = ""


class StartersOnly(msgspec.Struct, frozen=True):
    """Only who started a game may do this, or (`or_moderator`) whoever may stop any game.

    `name` is what the starter is called, empty if they were erased.
    """

    name: str
    or_moderator: bool = False


class TooManyGames(msgspec.Struct, frozen=True):
    """The member has as many games running as one member may have."""

    limit: int


class Restarting(msgspec.Struct, frozen=True):
    """The bot is about to restart."""


class NothingLeft(msgspec.Struct, frozen=True):
    """The game that is to go on was asked to its end, or is not of this channel."""


class GameUnreadable(msgspec.Struct, frozen=True):
    """The game that is to go on cannot be read from its record any more."""


class SourceUnreadable(msgspec.Struct, frozen=True):
    """The question whose source is wanted cannot be read from its record any more."""


class NoPackNamed(msgspec.Struct, frozen=True):
    """What was typed for the name of a pack is empty."""


class NoSuchPack(msgspec.Struct, frozen=True):
    """No pack is called what was typed; `near` are the titles most like it."""

    written: str
    near: tuple[str, ...] = ()


class SeveralPacksFit(msgspec.Struct, frozen=True):
    """What was typed fits several packs: those with these titles and so many `more`."""

    written: str
    titles: tuple[str, ...]
    more: int = 0


class PackGone(msgspec.Struct, frozen=True):
    """The pack with this id, which was played before, is there no more."""

    pack: str


class NoPacks(msgspec.Struct, frozen=True):
    """There is no pack at all."""


class NoQuestionFits(msgspec.Struct, frozen=True):
    """The packs hold nothing that fits; `narrowed` by a kind or a difficulty."""

    narrowed: bool


Refusal: TypeAlias = (
    NoGameHere
    | ChannelBusy
    | StartersOnly
    | TooManyGames
    | Restarting
    | NothingLeft
    | GameUnreadable
    | SourceUnreadable
    | NoPackNamed
    | NoSuchPack
    | SeveralPacksFit
    | PackGone
    | NoPacks
    | NoQuestionFits
)


class RequestRefused(Exception):
    """What a member asked for cannot be granted now; `refusal` is why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal
