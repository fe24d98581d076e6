"""Cards, buttons and forms as Discord's JSON: the one encoder, whichever way they are sent."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from bot.discord_app.drawing.elements import (
    Button,
    Card,
    Divider,
    Form,
    Look,
    Menu,
    Part,
    Picture,
    Row,
    Text,
)

Json: TypeAlias = dict[str, Any]

MOST_COMPONENTS = 40
"""Discord counts each of them in a message, however deep it lies."""
FIELD_ID = "given"
"""The custom_id of a form's one field."""
NO_MENTIONS: dict[str, list[str]] = {"parse": []}

_ROW, _BUTTON, _MENU, _FIELD = 1, 2, 3, 4
_TEXT, _GALLERY, _DIVIDER, _FRAME, _LABEL = 10, 12, 14, 17, 18
_ONE_LINE, _MANY_LINES = 1, 2
_STYLES = {Look.MAIN: 1, Look.PLAIN: 2, Look.GOOD: 3, Look.GRAVE: 4}


def components_of(card: Card) -> list[Json]:
    """Return a card's components; raises ValueError for more than Discord takes."""
    components: list[Json] = [{"type": _TEXT, "content": text.content} for text in card.above]
    if card.parts:
        frame: Json = {"type": _FRAME, "components": [*map(_component, card.parts)]}
        if card.accent is not None:
            frame["accent_color"] = card.accent
        components.append(frame)
    if _number_of(components) > MOST_COMPONENTS:
        raise ValueError(f"maximum number of children exceeded ({MOST_COMPONENTS})")
    return components


def rows_of(buttons: Sequence[Button]) -> list[Json]:
    """Return the components of a line that is no card: its buttons in a row, if it has any."""
    return [_row(buttons)] if buttons else []


def modal_of(form: Form) -> Json:
    """Return a form as the modal that Discord opens."""
    field = {
        "type": _FIELD,
        "custom_id": FIELD_ID,
        "style": _MANY_LINES if form.many_lines else _ONE_LINE,
        "min_length": 1,
        "max_length": form.longest,
        "required": True,
    }
    label = {
        "type": _LABEL,
        "label": form.label,
        "description": form.hint,
        "component": field,
    }
    return {
        "custom_id": form.custom_id,
        "title": form.title,
        "components": [{"type": _TEXT, "content": form.text}, label],
    }


def _component(part: Part) -> Json:
    match part:
        case Text(content):
            return {"type": _TEXT, "content": content}
        case Divider():
            return {"type": _DIVIDER}
        case Row(buttons):
            return _row(buttons)
        case Menu():
            return {"type": _ROW, "components": [_menu(part)]}
        case Picture(url, alt):
            return {"type": _GALLERY, "items": [{"media": {"url": url}, "description": alt}]}


def _row(buttons: Iterable[Button]) -> Json:
    return {"type": _ROW, "components": [*map(_button, buttons)]}


def _button(button: Button) -> Json:
    drawn: Json = {
        "type": _BUTTON,
        "style": _STYLES[button.look],
        "label": button.label,
        "custom_id": button.custom_id,
    }
    if button.disabled:
        drawn["disabled"] = True
    return drawn


def _menu(menu: Menu) -> Json:
    return {
        "type": _MENU,
        "custom_id": menu.custom_id,
        "placeholder": menu.placeholder,
        "min_values": 1,
        "max_values": len(menu.choices),
        "options": [{"label": one.label, "value": one.value} for one in menu.choices],
    }


def _number_of(components: Iterable[Json]) -> int:
    return sum(1 + _number_of(one.get("components", ())) for one in components)
