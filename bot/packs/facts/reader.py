"""From TOML text to the tables of a fact file, with every mistake and not just the first."""

import types
import typing
from dataclasses import dataclass, field
from typing import Any, Protocol, get_args, get_origin

import msgspec

from bot.packs.facts.bounds import brief, out_of_bounds
from bot.packs.facts.field_slips import LONGEST_NAME, suggest, unfit
from bot.packs.facts.problems import Problem
from bot.packs.facts.tables import FactFile, Table, fields_of
from bot.packs.facts.toml import parse


@dataclass
class _Reader:
    """Collects problems while a tree of plain values is turned into tables."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def complain(self, place: str, wrong: str, fix: str = "") -> None:
        self.problems.append(Problem(self.file, place, wrong, fix))

    def value(self, raw: object, wanted: Any, place: str) -> Any:
        """Return the value as the type wanted, or None with its problems noted."""
        wrong, fix = out_of_bounds(raw)
        if wrong:
            self.complain(place, wrong, fix)
            return None
        table = _table_in(wanted, raw)
        if table is not None:
            return self.table(raw, table, place)
        if get_origin(wanted) is dict and isinstance(raw, dict):
            return self.mapping(raw, get_args(wanted)[1], place)
        if get_origin(wanted) is tuple and isinstance(raw, list):
            return self.items(raw, get_args(wanted)[0], place)
        return self.scalar(raw, wanted, place)

    def scalar(self, raw: object, wanted: Any, place: str) -> Any:
        try:
            return msgspec.convert(raw, wanted)
        except msgspec.ValidationError:
            self.complain(place, *unfit(raw, wanted, place))
            return None

    def mapping(self, raw: dict[str, object], wanted: Any, place: str) -> dict[str, Any]:
        read = {key: self.value(each, wanted, _inside(place, key)) for key, each in raw.items()}
        return {key: each for key, each in read.items() if each is not None}

    def items(self, raw: list[object], wanted: Any, place: str) -> tuple[Any, ...]:
        read = []
        for n, each in enumerate(raw):
            if wanted is str and is_blank(each):
                self.complain(f"{place}[{n}]", "Nothing stands here.", "Take it out.")
            else:
                read.append(self.value(each, wanted, _nth(place, n, each)))
        return tuple(each for each in read if each is not None)

    def table(self, raw: object, wanted: type[Table], place: str) -> Table | None:
        if not isinstance(raw, dict):
            self.complain(place, *unfit(raw, wanted, place))
            return None
        before = len(self.problems)
        fields = fields_of(wanted)
        for name in sorted(raw.keys() - fields.keys()):
            self.complain(
                _inside(place, name),
                f"There is no field {brief(name)} here.",
                suggest(name, fields) or f"The fields are {', '.join(sorted(fields))}.",
            )
        for name, each in fields.items():
            if each.required and name not in raw:
                self.complain(place, f"The field {name!r} is missing.", f"Add {name} = …")
            elif each.required and is_blank(raw[name]):
                self.complain(_inside(place, name), "Nothing stands here.", "Write something.")
        read, apart = {}, 0
        for name, each in fields.items():
            if name in raw:
                so_far = len(self.problems)
                read[name] = self.value(raw[name], each.type, _inside(place, name))
                if _holds_tables(each.type) and read[name] is not None:
                    apart += len(self.problems) - so_far  # only those tables are left out
        whole = len(self.problems) == before + apart or wanted is FactFile
        return _build(wanted, read) if whole else None


def _build(wanted: type[Table], read: dict[str, Any]) -> Table | None:
    try:
        return wanted(**{name: each for name, each in read.items() if each is not None})
    except TypeError:  # a required table has problems of its own, which are noted already
        return None


def _holds_tables(wanted: Any) -> bool:
    """Return whether a type is a list of tables, such as a pool's members."""
    return get_origin(wanted) is tuple and _table_in(get_args(wanted)[0], {}) is not None


def _table_in(wanted: Any, raw: object) -> type[Table] | None:
    """Return the table type to read a value as: the type itself or the table in a union."""
    if isinstance(wanted, type) and issubclass(wanted, Table):
        return wanted
    if get_origin(wanted) in {types.UnionType, typing.Union} and isinstance(raw, dict):
        return next(filter(None, (_table_in(each, raw) for each in get_args(wanted))), None)
    return None


def is_blank(raw: object) -> bool:
    """Return whether a text says nothing."""
    return isinstance(raw, str) and not raw.strip()


def _inside(place: str, name: str) -> str:
    short = name if len(name) <= LONGEST_NAME and name.isprintable() else brief(name)
    return f"{place}.{short}" if place else short


def _nth(place: str, number: int, raw: object) -> str:
    """Name a list's entry by its id where it has one: `facts.f13` says more than `facts[12]`."""
    own = raw.get("id") if isinstance(raw, dict) else None
    named = isinstance(own, str) and own.isprintable() and 0 < len(own) <= LONGEST_NAME
    return f"{place}.{own}" if named else f"{place}[{number}]"


def read_table(
    raw: object, wanted: type[Table], file: str, place: str = ""
) -> tuple[Any, list[Problem]]:
    """Read plain values into a table, with every problem found on the way."""
    reader = _Reader(file)
    return reader.table(raw, wanted, place), reader.problems


class TableRows(Protocol):
    """The CSV tables of a fact file, as its reader needs them."""

    problems: list[Problem]

    def add_to(self, raw: dict[str, Any]) -> None:
        """Add what the rows say to the plain values of the file."""

    def known_told(self, problems: list[Problem]) -> list[Problem]:
        """Return problems, those of known truths with their rows, before their numbers change."""


def read_fact_file(
    text: str, file: str, rows: TableRows | None = None
) -> tuple[FactFile | None, list[Problem]]:
    """Read a fact file's text, and with `rows` its CSV tables.

    Tables with mistakes are left out, so that the rest can still be checked; None only where not
    even the pack and its source can be told.
    """
    raw, problems = parse(text, file)
    if raw is None:
        return None, problems
    if rows:
        rows.add_to(raw)
    found, problems = read_table(raw, FactFile, file)
    return found, [*rows.known_told(problems), *rows.problems] if rows else problems
