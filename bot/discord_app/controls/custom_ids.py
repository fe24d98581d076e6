"""The custom_id of every button, menu and form: what it means, written and read in one place.

Discord hands a button's custom_id back on every tap, also years later and after any restart, so all
that a tap needs is in it; which option is right is not. The leading number is the version. Nothing
is read but what would be written just so: anything else never came from this bot.
"""

from typing import Annotated, ClassVar, TypeAlias, get_args

import msgspec

from bot.discord_app.controls.usage import SeenBy, Via
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


class _Control(msgspec.Struct, frozen=True):
    """A button, a menu or a form: its word in the custom_id, and how it may be used."""

    verb: ClassVar[str]
    via: ClassVar[Via] = Via.BUTTON
    seen_by: ClassVar[SeenBy] = SeenBy.ALL


class InRound(_Control, frozen=True):
    """Whatever is of use only while its round is open."""

    game: Count
    round: Count


class AnswerButton(InRound, frozen=True):
    """An option of an open round, by its shown position."""

    verb = "a"

    option: Position


class WriteButton(InRound, frozen=True):
    """“Answer”, which opens a form to write in."""

    verb = "w"
    seen_by = SeenBy.EITHER


class WrittenForm(InRound, frozen=True):
    """A form that was written in; `revision` differs for each answer of one member."""

    verb = "f"
    via = Via.FORM
    seen_by = SeenBy.EITHER

    revision: Count


class TickMenu(InRound, frozen=True):
    """A menu in which all that applies is ticked."""

    verb = "t"
    via = Via.MENU


class OrderButton(InRound, frozen=True):
    """“Put in order”, which opens a private panel."""

    verb = "o"


class PlaceButton(InRound, frozen=True):
    """A thing on the private panel; `placed` is the order that its tap makes."""

    verb = "p"
    seen_by = SeenBy.ONE

    placed: Places


class SubmitOrderButton(InRound, frozen=True):
    """“Submit” on the private panel."""

    verb = "po"
    seen_by = SeenBy.ONE

    placed: Places


class SourceButton(_Control, frozen=True):
    """“Source” on a reveal."""

    verb = "source"

    round: Count


class RevealButton(InRound, frozen=True):
    """“Reveal now” for a starter who plays alone."""

    verb = "reveal"
    seen_by = SeenBy.ONE


class AgainButton(_Control, frozen=True):
    """“Next question” or “Play ten more”, with the settings of an earlier game."""

    verb = "again"

    game: Count
    questions: Questions


class ContinueButton(_Control, frozen=True):
    """“Continue” on a game that was interrupted for too long."""

    verb = "continue"

    game: Count


class EraseButton(_Control, frozen=True):
    """“Erase” under the question whether a member means it; `user` is who was asked."""

    verb = "erase"
    seen_by = SeenBy.ONE

    user: Count


class BoardButton(_Control, frozen=True):
    """Another page of a board; `period` is the Period's name, for instance TODAY."""

    verb = "board"
    seen_by = SeenBy.EITHER  # a board that had to be promised is private

    period: PeriodName
    page: Page


class PackButton(_Control, frozen=True):
    """Another page of a pack's questions, for moderators; `pack` is a pack's id, free of colons."""

    verb = "pack"
    seen_by = SeenBy.ONE

    pack: PackId
    page: Page


Control: TypeAlias = (
    AnswerButton
    | WriteButton
    | WrittenForm
    | TickMenu
    | OrderButton
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
"""Every control that there is; `routing/routes.py` has what takes each of them."""

_BY_VERB: dict[str, type[Control]] = {one.verb: one for one in get_args(Control)}


def write(control: Control) -> str:
    """Return the custom_id of a button, at most 100 characters."""
    values = msgspec.structs.astuple(control)
    return ":".join((VERSION, control.verb, *map(str, values)))


def read(custom_id: object) -> Control | None:
    """Return what a control means, or None for one of another version or another maker."""
    if not isinstance(custom_id, str) or len(custom_id) > LONGEST:
        return None
    version, _, rest = custom_id.partition(":")
    verb, *values = rest.split(":")
    kind = _BY_VERB.get(verb)
    if version != VERSION or kind is None or len(values) != len(kind.__struct_fields__):
        return None
    try:
        control = msgspec.convert(
            dict(zip(kind.__struct_fields__, values, strict=True)), kind, strict=False
        )
    except msgspec.ValidationError:
        return None
    return control if write(control) == custom_id else None
