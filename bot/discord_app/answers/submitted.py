"""What was submitted with a menu or a form, read strictly: all of it fits, or none counts."""

from collections.abc import Mapping
from typing import Any

import discord
import msgspec

from bot.discord_app.kinds import LONGEST
from bot.discord_app.outgoing.encoding import FIELD_ID

TEXT_INPUT = discord.ComponentType.text_input.value


class _Field(msgspec.Struct):
    type: int
    custom_id: str
    value: str


class _Part(msgspec.Struct):
    """A part of a form; those that are only to be read have no component."""

    component: _Field | None = None


class _Form(msgspec.Struct):
    components: list[_Part]


class _Choice(msgspec.Struct):
    values: list[str]


def written(data: Mapping[str, Any]) -> str | None:
    """Return what stands in a form's one field; None for what no form of this bot sends."""
    try:
        form = msgspec.convert(data, _Form)
    except msgspec.ValidationError:
        return None
    fields = [part.component for part in form.components if part.component is not None]
    if [(one.type, one.custom_id) for one in fields] != [(TEXT_INPUT, FIELD_ID)]:
        return None
    text = fields[0].value
    return text if 0 < len(text) <= LONGEST and _is_text(text) else None


def chosen(data: Mapping[str, Any], menu: discord.SelectMenu) -> tuple[str, ...] | None:
    """Return the values chosen from a menu; None unless all are offered, none twice, in number."""
    try:
        values = msgspec.convert(data, _Choice).values
    except msgspec.ValidationError:
        return None
    offered = {option.value for option in menu.options}
    once = len(set(values)) == len(values)
    if once and set(values) <= offered and menu.min_values <= len(values) <= menu.max_values:
        return tuple(values)
    return None


def _is_text(text: str) -> bool:
    """Tell whether a text can be written down: half a surrogate pair cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
