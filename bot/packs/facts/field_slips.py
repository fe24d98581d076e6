"""Values that do not fit their field: what is wrong and what to write, for the writer."""

import datetime as dt
import difflib
import types
import typing
from enum import StrEnum
from typing import Any, get_args, get_origin

import msgspec

from bot.game.judging.answer import Strictness
from bot.game.question import Kind
from bot.packs.facts.bounds import brief
from bot.packs.facts.names import number_text
from bot.packs.facts.tables import Table

_BOUNDED = {"difficulty": "a number from 1 to 5", "paragraph": "a number from 1 up"}
"""Whole numbers of which more is known than that."""
LONGEST_NAME = 80
"""Characters of a name that stand in a problem's place."""
_SORTS: dict[type[StrEnum], str] = {Kind: "kind of question", Strictness: "strictness"}
_OTHER_WORDS = {
    "multiple": Kind.CHOICE, "multiple_choice": Kind.CHOICE, "mc": Kind.CHOICE,
    "open": Kind.TYPED, "text": Kind.TYPED, "free": Kind.TYPED, "free_text": Kind.TYPED,
    "truefalse": Kind.TRUE_FALSE, "boolean": Kind.TRUE_FALSE, "bool": Kind.TRUE_FALSE,
    "estimate": Kind.NUMBER, "numeric": Kind.NUMBER, "guess": Kind.NUMBER,
    "ordering": Kind.ORDER, "sequence": Kind.ORDER, "sort": Kind.ORDER,
    "multi": Kind.SEVERAL, "checkbox": Kind.SEVERAL, "multiselect": Kind.SEVERAL,
}  # fmt: skip
"""What other quizzes call our kinds."""


def suggest(word: str, known: typing.Iterable[str]) -> str:
    """Return “Did you mean …?” for the nearest known word, or nothing."""
    if len(word) > LONGEST_NAME:
        return ""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else ""


def unfit(raw: object, wanted: Any, place: str) -> tuple[str, str]:
    """Return what is wrong with a value that does not fit its field, and what to write instead."""
    name = place.rpartition(".")[2].partition("[")[0]
    sort = _enum_in(wanted)
    if sort and isinstance(raw, str):
        return _no_such(raw, sort)
    if _is_list(wanted) and isinstance(raw, dict):
        return f"There may be many {name}, so [{name}] is too little.", _brackets(wanted, name)
    fix = _fix(raw, wanted, name)
    if _table_of(wanted) and isinstance(raw, list):
        fix = f"Write [{place}], with single brackets."
    return f"This is {_found(raw)}, not {_wish(wanted, name)}.", fix


def _no_such(raw: str, sort: type[StrEnum]) -> tuple[str, str]:
    known = [str(each) for each in sort]
    word = raw.lower().replace(" ", "_").replace("-", "_").replace("/", "_")
    other = _OTHER_WORDS.get(word) if sort is Kind else None
    near = f"Did you mean {str(other)!r}?" if other else suggest(word, known)
    what = _SORTS.get(sort, sort.__name__.lower())
    return f"There is no {what} {brief(raw)}.", f"{near} There is {', '.join(known)}.".strip()


def _brackets(wanted: Any, name: str) -> str:
    if _table_of(get_args(_bare(wanted))[0]):
        return f"Write [[{name}]], with two brackets, above each; in {{ … }}, put [ ] around."
    return f"Write {name} = […]."


def _fix(raw: object, wanted: Any, name: str) -> str:  # noqa: PLR0911 - a slip a line
    wish = _wish(wanted, name)
    table = _table_of(wanted)
    if table:
        return f"Write {_as_table(table, raw)}."
    if isinstance(raw, dt.date | dt.time):
        return f'Put it in quotes: "{raw}".'
    if _is_text(wanted) and isinstance(raw, bool | int | float):
        return f'Put it in quotes: "{_written(raw)}".'
    if _is_list(wanted) and not isinstance(raw, list):
        shown = f'"{raw}"' if isinstance(raw, str) and len(raw) <= LONGEST_NAME else "…"
        return f"Put it in square brackets: [{_written(raw) if shown == '…' else shown}]."
    if _bare(wanted) in (int, float, bool) and isinstance(raw, str):
        digits = raw.strip().replace(",", "")
        if digits.lstrip("-").isdecimal() and len(digits) < LONGEST_NAME:
            return f"Write {wish}, without quotes: {digits}."
        return f"Write {wish}, without quotes."
    return f"Write {wish}."


def _as_table(table: type[Table], raw: object) -> str:
    """Return a table's required fields as they are written, the value at hand in the first."""
    required = [each.name for each in msgspec.structs.fields(table) if each.required]
    first = f'"{raw}"' if isinstance(raw, str) and len(raw) <= LONGEST_NAME else "…"
    pairs = [f"{name} = {first if n == 0 else '…'}" for n, name in enumerate(required)]
    return f"{{ {', '.join(pairs)} }}"


def _wish(wanted: Any, name: str) -> str:
    """Return what a field wants: “a text”, “a whole number”, “a list of texts”."""
    wanted = _bare(wanted)
    options = [each for each in _union(wanted) if each is not types.NoneType]
    if len(options) > 1:
        if float in options:
            options = [each for each in options if each is not int]
        return " or ".join(dict.fromkeys(_wish(each, name) for each in options))
    if name in _BOUNDED and wanted is int:
        return _BOUNDED[name]
    if sort := _enum_in(wanted):
        return f"one of {', '.join(sort)}"
    if _is_list(wanted):
        return "a list in square brackets"
    if get_origin(wanted) is dict or _table_of(wanted):
        return "a table { … }"
    return _PLAIN.get(wanted, "a text in quotes")


_PLAIN: dict[Any, str] = {
    str: "a text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


def _found(raw: object) -> str:
    match raw:
        case str():
            return f"the text {brief(raw)}"
        case bool():
            return brief(raw)
        case int() | float():
            return f"the number {brief(raw)}"
        case dt.date() | dt.time():
            return f"the bare date {raw}" if isinstance(raw, dt.date) else f"the bare time {raw}"
    return brief(raw)


def _written(raw: object) -> str:
    if isinstance(raw, bool):
        return str(raw).lower()
    return number_text(raw) if isinstance(raw, int | float) else str(raw)


def _union(wanted: Any) -> tuple[Any, ...]:
    is_union = get_origin(wanted) in {types.UnionType, typing.Union}
    return get_args(wanted) if is_union else (wanted,)


def _bare(wanted: Any) -> Any:
    """Return a type without its “or nothing”."""
    options = [each for each in _union(wanted) if each is not types.NoneType]
    return options[0] if len(options) == 1 else wanted


def _is_text(wanted: Any) -> bool:
    return str in _union(wanted)


def _is_list(wanted: Any) -> bool:
    return get_origin(_bare(wanted)) is tuple


def _enum_in(wanted: Any) -> type[StrEnum] | None:
    found = _bare(wanted)
    return found if isinstance(found, type) and issubclass(found, StrEnum) else None


def _table_of(wanted: Any) -> type[Table] | None:
    found = _bare(wanted)
    return found if isinstance(found, type) and issubclass(found, Table) else None
