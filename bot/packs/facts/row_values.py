"""A mapping filled with one row: `<column>` becomes the row's cell, in the shape wanted."""

import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias, get_args, get_origin

from bot.packs.facts.bounds import LONGEST_TEXT
from bot.packs.facts.tables import Scalar, Table, fields_of

COLUMN = re.compile(r"<([^<>]+)>")
SEPARATOR = ";"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_REFERENCES = frozenset({"slots", "value", "distractors", "near", "members", "wrong"})
"""The fields whose texts are ids of entities."""


class _Left:
    """Stands for a value that is left out, since a cell that it needs is empty."""


LEFT_OUT = _Left()


class Reference(NamedTuple):
    """A text that stands for an entity: as the mapping has it, as the row fills it, in which slot.

    `template` is empty for one part of a cell that lists several, `slot` where none is known.
    """

    text: str
    template: str
    slot: str


Refer: TypeAlias = Callable[[Reference], str | None]
"""Returns the id of the entity that is referred to, or None where there is no such thing."""


def columns_in(template: object) -> Iterator[str]:
    """Yield the columns that a mapping names, wherever in it."""
    match template:
        case str():
            yield from COLUMN.findall(template)
        case list():
            for each in template:
                yield from columns_in(each)
        case dict():
            for each in template.values():
                yield from columns_in(each)


@dataclass(frozen=True)
class Filling:
    """Fills a mapping with one row; `refer` returns the id of the entity that a name stands for."""

    cells: Mapping[str, str]
    refer: Refer

    def table(self, template: Mapping[str, object], wanted: type[Table]) -> dict[str, Any] | None:
        """Return the fields of a table, or None where a field that it needs is left out."""
        fields = fields_of(wanted)
        slot = template.get("slot", template.get("asks", ""))
        found: dict[str, Any] = {}
        for name, each in template.items():
            field = fields.get(name)
            value = self._value(each, field.type if field else object, (name, str(slot)))
            if value is not LEFT_OUT:
                found[name] = value
            elif name == "slots" or (field and field.required):
                return None
        return found

    def value(self, template: object, wanted: Any, name: str) -> Any:
        """Return a value in the shape of the field `name`, or LEFT_OUT."""
        return self._value(template, wanted, (name, ""))

    def _value(self, template: object, wanted: Any, spot: "_Spot") -> Any:
        if isinstance(template, str):
            return self._text(template, wanted, spot)
        if isinstance(template, list):
            return self._items(template, wanted, spot)
        if isinstance(template, dict):
            inner = _table_in(wanted)
            if inner:
                found = self.table(template, inner)
                return LEFT_OUT if found is None else found
            return self._entries(template, wanted, spot)
        return template

    def _text(self, template: str, wanted: Any, spot: "_Spot") -> Any:
        columns = COLUMN.findall(template)
        if not columns:
            return self._referred(Reference(template, template, spot[1]), spot) or template
        if not all(self.cells[column] for column in columns):
            return LEFT_OUT
        text = COLUMN.sub(lambda found: self.cells[found[1]], template)[: LONGEST_TEXT + 1]
        item = _item_of(wanted)
        if item is not None:
            parts = [*filter(None, map(str.strip, text.split(SEPARATOR)))]
            whole = template if len(parts) == 1 else ""
            return [self._scalar(part, item, spot, whole) for part in parts] or LEFT_OUT
        return self._scalar(text, wanted, spot, template)

    def _scalar(self, text: str, wanted: Any, spot: "_Spot", template: str) -> Any:
        """Return a cell as the number that is wanted, the entity it names, or as it is."""
        referred = self._referred(Reference(text, template, spot[1]), spot)
        if referred is not None:
            return referred
        options = get_args(wanted) if _is_union(wanted) else (wanted,)
        if bool in options and text.lower() in _YES:
            return _YES[text.lower()]
        if _NUMBER.fullmatch(text) and len(text) < 30 and not {int, float}.isdisjoint(options):
            return float(text) if "." in text else int(text)
        return text

    def _referred(self, reference: Reference, spot: "_Spot") -> str | None:
        return self.refer(reference) if spot[0] in _REFERENCES else None

    def _items(self, template: list[object], wanted: Any, spot: "_Spot") -> Any:
        item = _item_of(wanted)
        found: list[Any] = []
        for each in template:
            many = item is not None and isinstance(each, str) and COLUMN.fullmatch(each)
            value = self._value(each, wanted if many else item or Scalar, spot)
            if value is not LEFT_OUT:
                found += value if many else [value]
        return found or (LEFT_OUT if [*columns_in(template)] else template)

    def _entries(self, template: dict[str, object], wanted: Any, spot: "_Spot") -> Any:
        """Return a mapping such as slots, which need all of their values, or distractors."""
        name = spot[0]
        item = get_args(wanted)[1] if get_origin(wanted) is dict else Scalar
        found = {key: self._value(each, item, (name, key)) for key, each in template.items()}
        if name == "slots" and LEFT_OUT in found.values():
            return LEFT_OUT
        return {key: each for key, each in found.items() if each is not LEFT_OUT} or LEFT_OUT


_Spot: TypeAlias = tuple[str, str]
"""The field that is filled, and the slot of a relation that it is about, if any."""


def _is_union(wanted: Any) -> bool:
    return get_origin(wanted) in {types.UnionType, typing.Union}


def _item_of(wanted: Any) -> Any:
    """Return what a list holds, where a field may be one; else None."""
    options = get_args(wanted) if _is_union(wanted) else (wanted,)
    return next((get_args(each)[0] for each in options if get_origin(each) is tuple), None)


def _table_in(wanted: Any) -> type[Table] | None:
    """Return the table of a field that holds one, or a list of them."""
    if isinstance(wanted, type) and issubclass(wanted, Table):
        return wanted
    inner = get_args(wanted) if _is_union(wanted) or get_origin(wanted) is tuple else ()
    return next(filter(None, map(_table_in, inner)), None)
