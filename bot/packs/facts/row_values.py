"""A mapping filled with one row: `<column>` becomes the row's cell, in the shape wanted."""

import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from bot.packs.facts.tables import Scalar, Table, fields_of

COLUMN = re.compile(r"<([^<>]+)>")
SEPARATOR = ";"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


class _Left:
    """Stands for a value that is left out, since a cell that it needs is empty."""


LEFT_OUT = _Left()


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
    refer: Callable[[str], str | None]

    def table(self, template: Mapping[str, object], wanted: type[Table]) -> dict[str, Any] | None:
        """Return the fields of a table, or None where a field that it needs is left out."""
        fields = fields_of(wanted)
        found: dict[str, Any] = {}
        for name, each in template.items():
            field = fields.get(name)
            value = self.value(each, field.type if field else object, name)
            if value is not LEFT_OUT:
                found[name] = value
            elif name == "slots" or (field and field.required):
                return None
        return found

    def value(self, template: object, wanted: Any, name: str) -> Any:
        """Return a value in the shape of the field `name`, or LEFT_OUT."""
        if isinstance(template, str):
            return self._text(template, wanted, name)
        if isinstance(template, list):
            return self._items(template, wanted, name)
        if isinstance(template, dict):
            inner = _table_in(wanted)
            if inner:
                found = self.table(template, inner)
                return LEFT_OUT if found is None else found
            return self._entries(template, wanted, name)
        return template

    def _text(self, template: str, wanted: Any, name: str) -> Any:
        columns = COLUMN.findall(template)
        if any(column in self.cells and not self.cells[column] for column in columns):
            return LEFT_OUT
        text = COLUMN.sub(lambda found: self.cells.get(found[1], found[0]), template)
        if get_origin(wanted) is tuple and columns:
            item = get_args(wanted)[0]
            parts = filter(None, map(str.strip, text.split(SEPARATOR)))
            return [self._scalar(part, item, name) for part in parts] or LEFT_OUT
        return self._scalar(text, wanted, name) if columns else self._reference(text, name)

    def _scalar(self, text: str, wanted: Any, name: str) -> Any:
        """Return a cell as the number that is wanted, the entity it names, or as it is."""
        options = get_args(wanted) if _is_union(wanted) else (wanted,)
        referred = self._reference(text, name)
        if referred != text or (name in _REFERENCES and self.refer(text) == text):
            return referred
        if bool in options and text.lower() in _YES:
            return _YES[text.lower()]
        if _NUMBER.fullmatch(text) and len(text) < 30 and not {int, float}.isdisjoint(options):
            return float(text) if "." in text else int(text)
        return text

    def _reference(self, text: str, name: str) -> str:
        return (self.refer(text) or text) if name in _REFERENCES else text

    def _items(self, template: list[object], wanted: Any, name: str) -> Any:
        item = get_args(wanted)[0] if get_origin(wanted) is tuple else Scalar
        found: list[Any] = []
        for each in template:
            many = isinstance(each, str) and COLUMN.fullmatch(each)
            value = self.value(each, wanted if many else item, name)
            if value is not LEFT_OUT:
                found += value if many else [value]
        return found or (LEFT_OUT if [*columns_in(template)] else template)

    def _entries(self, template: dict[str, object], wanted: Any, name: str) -> Any:
        """Return a mapping such as slots, which need all of their values, or distractors."""
        item = get_args(wanted)[1] if get_origin(wanted) is dict else Scalar
        found = {key: self.value(each, item, name) for key, each in template.items()}
        if name == "slots" and LEFT_OUT in found.values():
            return LEFT_OUT
        return {key: each for key, each in found.items() if each is not LEFT_OUT} or LEFT_OUT


_REFERENCES = frozenset({"slots", "value", "distractors", "near", "members", "wrong"})
"""The fields whose texts are ids of entities."""


def _is_union(wanted: Any) -> bool:
    return get_origin(wanted) in {types.UnionType, typing.Union}


def _table_in(wanted: Any) -> type[Table] | None:
    """Return the table of a field that holds one, or a list of them."""
    if isinstance(wanted, type) and issubclass(wanted, Table):
        return wanted
    inner = get_args(wanted) if _is_union(wanted) or get_origin(wanted) is tuple else ()
    return next(filter(None, map(_table_in, inner)), None)
