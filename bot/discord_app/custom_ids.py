"""The custom_id of every button, menu and form: what it means, written and read in one place.

Discord hands a button's custom_id back on every tap, also years later and after any restart, so all
that a tap needs is in it; which option is right is not. The leading number is the version.
"""

from typing import Annotated, TypeAlias

import msgspec

VERSION = "1"

Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
"""Positions and the store's ids; anything else never came from this bot."""
Places: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{0,10}\Z")]
"""Shown positions in the order in which they were tapped, one digit each."""


class AnswerButton(msgspec.Struct, frozen=True):
    """An option of an open round, by its shown position."""

    game: Count
    round: Count
    option: Count


class WriteButton(msgspec.Struct, frozen=True):
    """“Answer”, which opens a form to write in."""

    game: Count
    round: Count


class WrittenForm(msgspec.Struct, frozen=True):
    """A form that was written in; `revision` differs for each answer of one member."""

    game: Count
    round: Count
    revision: Count


class TickMenu(msgspec.Struct, frozen=True):
    """A menu in which all that applies is ticked."""

    game: Count
    round: Count


class OrderButton(msgspec.Struct, frozen=True):
    """“Put in order”, which opens a private panel."""

    game: Count
    round: Count


class PlaceButton(msgspec.Struct, frozen=True):
    """A thing on the private panel; `placed` is the order that its tap makes."""

    game: Count
    round: Count
    placed: Places


class SubmitOrderButton(msgspec.Struct, frozen=True):
    """“Submit” on the private panel."""

    game: Count
    round: Count
    placed: Places


class SourceButton(msgspec.Struct, frozen=True):
    """“Source” on a reveal."""

    round: Count


class RevealButton(msgspec.Struct, frozen=True):
    """“Reveal now” for a starter who plays alone."""

    game: Count
    round: Count


class AgainButton(msgspec.Struct, frozen=True):
    """“Next question” or “Play ten more”, with the wishes of an earlier game."""

    game: Count
    questions: Count


class ContinueButton(msgspec.Struct, frozen=True):
    """“Continue” on a game that was interrupted for too long."""

    game: Count


class EraseButton(msgspec.Struct, frozen=True):
    """“Erase” under the question whether a member means it; `user` is who was asked."""

    user: Count


class BoardButton(msgspec.Struct, frozen=True):
    """Another page of a board; `period` is the Period's name, for instance TODAY."""

    period: str
    page: Count


class PackButton(msgspec.Struct, frozen=True):
    """Another page of a pack's questions, for moderators; `pack` is a pack's id, free of colons."""

    pack: str
    page: Count


OfRound: TypeAlias = AnswerButton | WriteButton | TickMenu | OrderButton
"""What an open card asks to be answered with."""
Pressed: TypeAlias = (
    OfRound
    | WrittenForm
    | PlaceButton
    | SubmitOrderButton
    | SourceButton
    | RevealButton
    | AgainButton
    | ContinueButton
    | EraseButton
    | BoardButton
    | PackButton
)

_VERBS: dict[str, type[Pressed]] = {
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


def write(pressed: Pressed) -> str:
    """Return the custom_id of a button, at most 100 characters."""
    values = msgspec.structs.astuple(pressed)
    return ":".join((VERSION, _VERB_OF[type(pressed)], *map(str, values)))


def read(custom_id: str) -> Pressed | None:
    """Return what a button means, or None for one of another version or another maker."""
    version, _, rest = custom_id.partition(":")
    verb, *values = rest.split(":")
    kind = _VERBS.get(verb)
    if version != VERSION or kind is None or len(values) != len(kind.__struct_fields__):
        return None
    try:
        return msgspec.convert(
            dict(zip(kind.__struct_fields__, values, strict=True)), kind, strict=False
        )
    except msgspec.ValidationError:
        return None
