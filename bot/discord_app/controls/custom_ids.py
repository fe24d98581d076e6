"""The custom_id of every button, menu and form: what it means, written and read in one place.

Discord hands a button's custom_id back on every tap, also years later and after any restart, so all
that a tap needs is in it; which option is right is not. The leading number is the version. Nothing
is read but what would be written just so: anything else never came from this bot.
"""

from typing import Annotated, TypeAlias

import msgspec

from bot.game.periods import Period

VERSION = "1"
LONGEST = 100
"""Characters that Discord allows."""
MOST_PAGES = 1_000_000
_ONE_PERIOD = rf"^({'|'.join(Period.__members__)})\Z"

Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
"""The store's ids, Discord's ids, and how often something was done."""
Position: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=24)]
Places: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^(?!.*(.).*\1)[0-9]{0,10}\Z")]
"""Shown positions in the order in which they were tapped, one digit each, none twice."""
Questions: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=50)]
PeriodName: TypeAlias = Annotated[str, msgspec.Meta(pattern=_ONE_PERIOD)]
PackId: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[^:]+\Z")]
Page: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=MOST_PAGES + 1)]
"""Pages count from 1; the buttons that are greyed out at both ends lead one further."""


class InRound(msgspec.Struct, frozen=True):
    """Whatever is of use only while its round is open."""

    game: Count
    round: Count


class AnswerButton(InRound, frozen=True):
    """An option of an open round, by its shown position."""

    option: Position


class WriteButton(InRound, frozen=True):
    """“Answer”, which opens a form to write in."""


class WrittenForm(InRound, frozen=True):
    """A form that was written in; `revision` differs for each answer of one member."""

    revision: Count


class TickMenu(InRound, frozen=True):
    """A menu in which all that applies is ticked."""


class OrderButton(InRound, frozen=True):
    """“Put in order”, which opens a private panel."""


class PlaceButton(InRound, frozen=True):
    """A thing on the private panel; `placed` is the order that its tap makes."""

    placed: Places


class SubmitOrderButton(InRound, frozen=True):
    """“Submit” on the private panel."""

    placed: Places


class SourceButton(msgspec.Struct, frozen=True):
    """“Source” on a reveal."""

    round: Count


class RevealButton(InRound, frozen=True):
    """“Reveal now” for a starter who plays alone."""


class AgainButton(msgspec.Struct, frozen=True):
    """“Next question” or “Play ten more”, with the wishes of an earlier game."""

    game: Count
    questions: Questions


class ContinueButton(msgspec.Struct, frozen=True):
    """“Continue” on a game that was interrupted for too long."""

    game: Count


class EraseButton(msgspec.Struct, frozen=True):
    """“Erase” under the question whether a member means it; `user` is who was asked."""

    user: Count


class BoardButton(msgspec.Struct, frozen=True):
    """Another page of a board; `period` is the Period's name, for instance TODAY."""

    period: PeriodName
    page: Page


class PackButton(msgspec.Struct, frozen=True):
    """Another page of a pack's questions, for moderators; `pack` is a pack's id, free of colons."""

    pack: PackId
    page: Page


Control: TypeAlias = (
    InRound | SourceButton | AgainButton | ContinueButton | EraseButton | BoardButton | PackButton
)

_VERBS: dict[str, type[Control]] = {
    "a": AnswerButton,
    "w": WriteButton,
    "f": WrittenForm,
    "t": TickMenu,
    "o": OrderButton,
    "p": PlaceButton,
    "po": SubmitOrderButton,
    "source": SourceButton,
    "reveal": RevealButton,
    "again": AgainButton,
    "continue": ContinueButton,
    "erase": EraseButton,
    "board": BoardButton,
    "pack": PackButton,
}
_VERB_OF = {kind: verb for verb, kind in _VERBS.items()}


def write(pressed: Control) -> str:
    """Return the custom_id of a button, at most 100 characters."""
    values = msgspec.structs.astuple(pressed)
    return ":".join((VERSION, _VERB_OF[type(pressed)], *map(str, values)))


def read(custom_id: object) -> Control | None:
    """Return what a control means, or None for one of another version or another maker."""
    if not isinstance(custom_id, str) or len(custom_id) > LONGEST:
        return None
    version, _, rest = custom_id.partition(":")
    verb, *values = rest.split(":")
    kind = _VERBS.get(verb)
    if version != VERSION or kind is None or len(values) != len(kind.__struct_fields__):
        return None
    try:
        pressed = msgspec.convert(
            dict(zip(kind.__struct_fields__, values, strict=True)), kind, strict=False
        )
    except msgspec.ValidationError:
        return None
    return pressed if write(pressed) == custom_id else None
