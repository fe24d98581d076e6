"""What a card is made of: plain values that the sender turns into Discord's components."""

from enum import Enum, auto
from typing import TypeAlias

import msgspec

from bot.discord_app.words.markdown import Markdown


class Look(Enum):
    """How much a button asks to be pressed; words say the same, so colour only repeats it."""

    MAIN = auto()
    PLAIN = auto()
    GOOD = auto()
    GRAVE = auto()


class Text(msgspec.Struct, frozen=True):
    """A paragraph of Discord markdown."""

    content: Markdown


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


class MenuChoice(msgspec.Struct, frozen=True):
    """One line of a menu; `label` and `value` are at most 100 characters."""

    label: str
    value: str


class Menu(msgspec.Struct, frozen=True, kw_only=True):
    """A list from which a member ticks one or more of up to 25 choices."""

    custom_id: str
    placeholder: str
    choices: tuple[MenuChoice, ...]


class Picture(msgspec.Struct, frozen=True):
    """A picture by its link, or by `attachment://` and the name of a file sent along."""

    url: str
    alt: str


Part: TypeAlias = Text | Divider | Row | Menu | Picture


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One message: lines above the frame, then the framed parts; `accent` is an RGB number."""

    parts: tuple[Part, ...]
    above: tuple[Text, ...] = ()
    accent: int | None = None


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A modal with one field to write in; `title` and `label` are at most 45 characters.

    Phones open a form with the same `custom_id` again as it was left.
    """

    custom_id: str
    title: str
    text: Markdown
    label: str
    hint: str
    longest: int
    many_lines: bool = False


class Upload(msgspec.Struct, frozen=True):
    """A file that is sent along with a message."""

    name: str
    content: bytes
