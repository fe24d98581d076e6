"""What a member puts into a modal or picks from a select, turned into an interaction's data."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from bot.errors import SandboxError
from bot.sandbox.validation.component_rules import choice_limits
from bot.sandbox.validation.modal_rules import text_limits
from bot.sandbox.world.messages import ComponentType, Json
from bot.sandbox.world.modals import Modal, TextStyle

Filled: TypeAlias = str | Sequence[str]
"""What goes into one field: a text, or the labels or values picked from a select."""


def chosen_data(select: Json, chosen: Sequence[str], *, force: bool = False) -> Json:
    """Return the data of a choice in a message's select; SandboxError when it is not offered."""
    return {
        "component_type": int(ComponentType.STRING_SELECT),
        "custom_id": select["custom_id"],
        "id": select["id"],
        "values": _values(select, chosen, choice_limits(select), force=force),
    }


def submitted_data(modal: Modal, filled: Mapping[str, Filled], *, force: bool = False) -> Json:
    """Return the data of a submitted modal; SandboxError says what its form would not take.

    `filled` is by custom_id or label; a field that is left out keeps what the bot put into it.
    """
    try:
        by_id = {modal.field(name)["custom_id"]: value for name, value in filled.items()}
    except KeyError as problem:
        raise SandboxError(f"The modal {modal.title!r} has {problem.args[0]}.") from None
    components = [_part(modal, one, by_id, force=force) for one in modal.components]
    return {"custom_id": modal.custom_id, "components": components}


def _part(modal: Modal, part: Json, by_id: Mapping[str, Filled], *, force: bool) -> Json:
    sent: Json = {"type": part["type"], "id": part["id"]}
    if part["type"] == ComponentType.LABEL:
        sent["component"] = _field(modal, part["component"], by_id, force=force)
    elif part["type"] == ComponentType.ACTION_ROW:
        sent["components"] = [_field(modal, one, by_id, force=force) for one in part["components"]]
    return sent


def _field(modal: Modal, field: Json, by_id: Mapping[str, Filled], *, force: bool) -> Json:
    name = modal.labels()[field["custom_id"]]
    sent: Json = {"type": field["type"], "id": field["id"], "custom_id": field["custom_id"]}
    given = by_id.get(field["custom_id"])
    if field["type"] == ComponentType.TEXT_INPUT:
        text = (field.get("value") or "") if given is None else given
        return sent | {"value": _text(field, name, text, force=force)}
    picked = _preset(field) if given is None else given
    if isinstance(picked, str):
        raise SandboxError(f"{name!r} takes a list of options.")
    fewest, most = choice_limits(field)
    limits = (max(fewest, 1) if field["required"] or picked else 0, most)
    return sent | {"values": _values(field, picked, limits, force=force)}


def _preset(select: Json) -> list[str]:
    return [one["value"] for one in select["options"] if one.get("default")]


def _text(field: Json, name: str, text: Filled, *, force: bool) -> str:
    if not isinstance(text, str):
        raise SandboxError(f"{name!r} takes a text.")
    if force:
        return text
    shortest, longest = text_limits(field)
    if field["style"] == TextStyle.SHORT and "\n" in text:
        raise SandboxError(f"{name!r} takes one line.")
    if not text and field["required"]:
        raise SandboxError(f"{name!r} must be filled in.")
    if len(text) > longest:
        raise SandboxError(f"{name!r} takes {longest} characters at most.")
    if text and len(text) < shortest:
        raise SandboxError(f"{name!r} needs {shortest} characters at least.")
    return text


def _values(
    select: Json, chosen: Sequence[str], limits: tuple[int, int], *, force: bool
) -> list[str]:
    """Return the values of what was chosen by label or value, in the order of the choosing."""
    offered = {one["value"] for one in select["options"]}
    by_label = {one["label"]: one["value"] for one in select["options"]}
    values = [one if one in offered else by_label.get(one, one) for one in chosen]
    if force:
        return values
    if unknown := [one for one in values if one not in offered]:
        raise SandboxError(f"There is no option {unknown[0]!r} among {list(by_label)}.")
    fewest, most = limits
    if len(set(values)) < len(values):
        raise SandboxError("An option can be chosen once only.")
    if not fewest <= len(values) <= most:
        raise SandboxError(f"Between {fewest} and {most} options can be chosen.")
    return values
