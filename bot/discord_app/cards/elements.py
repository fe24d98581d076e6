"""What a card is made of: plain values that the sender turns into Discord's components."""

from enum import Enum, auto
from typing import TypeAlias

import msgspec


class Look(Enum):
    """How much a button asks to be pressed; words say the same, so colour only repeats it."""

    MAIN = auto()
    PLAIN = auto()
    GOOD = auto()


class Text(msgspec.Struct, frozen=True):
    """A paragraph of Discord markdown, with whatever came from people already escaped."""

    content: str


class Divider(msgspec.Struct, frozen=True):
    """A thin line between two parts."""


class Button(msgspec.Struct, frozen=True, kw_only=True):
    """A button; `label` is at most 80 characters and `custom_id` at most 100."""

    label: str
    custom_id: str
    look: Look = Look.PLAIN
    disabled: bool = False


class Row(msgspec.Struct, frozen=True):
    """Up to five buttons side by side."""

    buttons: tuple[Button, ...]


Part: TypeAlias = Text | Divider | Row


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One message: lines above the frame, then the framed parts; `accent` is an RGB number."""

    parts: tuple[Part, ...]
    above: tuple[Text, ...] = ()
    accent: int | None = None
