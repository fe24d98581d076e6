"""The rows of CSV tables as entities, facts, known truths and sets, and where each comes from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from bot.packs.facts.bounds import brief
from bot.packs.facts.csv_files import CsvRow, UnfitCsv, read_csv
from bot.packs.facts.field_slips import suggest
from bot.packs.facts.names import slug
from bot.packs.facts.problems import Problem
from bot.packs.facts.row_values import COLUMN, Filling, columns_in
from bot.packs.facts.tables import (
    CsvTable,
    EntityTable,
    FactTable,
    KnownTable,
    SetTable,
    Table,
)

_PLACE = re.compile(
    r"(?P<whole>(?P<table>entities|facts|sets)\.[^\s.\[]+|known\[\d+\])(?P<rest>.*)"
)
_LISTS: Mapping[str, type[Table]] = {"facts": FactTable, "known": KnownTable, "sets": SetTable}


@dataclass(frozen=True)
class _Origin:
    """The row and the mapping that something of a fact file was made from."""

    file: str
    line: int
    template: Mapping[str, object]

    def told(self, rest: str) -> str:
        """Return the row, and the column of a field below it where that is one's."""
        spot: object = self.template
        for step in re.findall(r"[^.\[\]\s(]+", rest.partition(" (")[0]):
            spot = _inside(spot, step)
        columns = [*dict.fromkeys(columns_in(spot))] if spot is not self.template else []
        named = f", column {columns[0]}" if len(columns) == 1 else ""
        return f"{self.file} line {self.line}{named}"


def _inside(spot: object, step: str) -> object:
    if isinstance(spot, dict):
        return spot.get(step, spot)
    if isinstance(spot, list) and step.isdecimal() and int(step) < len(spot):
        return spot[int(step)]
    return spot


@dataclass
class Rows:
    """Reads the CSV tables of one fact file, and tells its problems by row and column.

    `folder` is where the fact file lies, `path` what its problems call it.
    """

    folder: Path
    path: str
    problems: list[Problem] = field(default_factory=list)
    _origins: dict[str, _Origin] = field(default_factory=dict)
    _names: dict[str, set[str]] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    def add_to(self, raw: dict[str, Any]) -> None:
        """Add what the rows say to the plain values of a fact file."""
        read = [(table, found) for table in _tables(raw) if (found := self._read(table))]
        self._know(raw)
        ids = {
            (n, row.line): self._entities(raw, table, row)
            for n, (table, rows) in enumerate(read)
            for row in rows
        }
        self._settle(raw)
        for n, (table, rows) in enumerate(read):
            for name, wanted in _LISTS.items():
                for template in getattr(table, name):
                    for row in rows:
                        own = ids[n, row.line]
                        self._entry(raw, name, wanted, template, (table.file, row), own)

    def located(self, problem: Problem) -> Problem:
        """Return a problem with the row and column that it is about, where it is about one."""
        found = _PLACE.match(problem.place)
        origin = self._origins.get(found["whole"]) if found else None
        if not found or not origin:
            return problem
        place = f"{origin.told(found['rest'])} ({problem.place})"
        return msgspec.structs.replace(problem, place=place)

    def _read(self, table: CsvTable) -> tuple[CsvRow, ...]:
        """Return the rows of a table; none where it cannot be used."""
        try:
            found = read_csv(self.folder, table.file)
        except UnfitCsv as error:
            self._misfit(table.file, error)
            return ()
        for each in found.misfits:
            self._misfit(table.file, each)
        mappings = (table.entities, [*table.facts], [*table.known], [*table.sets])
        named = {column for each in mappings for column in columns_in(each)}
        unknown = sorted(named - set(found.columns))
        for column in unknown:
            wrong = f"There is no column {brief(column)}."
            fix = suggest(column, found.columns) or f"There is {', '.join(found.columns)}."
            self._complain(table.file, wrong, fix)
        return () if unknown else found.rows

    def _misfit(self, file: str, error: UnfitCsv) -> None:
        self._complain(f"{file} {error.place}".strip(), error.wrong, error.fix)

    def _complain(self, place: str, wrong: str, fix: str) -> None:
        self.problems.append(Problem(self.path, place, wrong, fix))

    def _know(self, raw: Mapping[str, Any]) -> None:
        for name, entity in _each_entity(raw):
            self._ids.add(name)
            self._names.setdefault(entity, set()).add(name)

    def _entities(self, raw: dict[str, Any], table: CsvTable, row: CsvRow) -> dict[str, str]:
        """Add the entities of a row, and return their ids by their names and by their roles."""
        own: dict[str, str] = {}
        entities = raw.setdefault("entities", {})
        if not isinstance(entities, dict):
            return own
        for template in table.entities.values():
            filling = Filling(row.cells, lambda _: None)
            made = filling.table({k: v for k, v in template.items() if k != "near"}, EntityTable)
            name = made.get("name") if made else None
            given = template.get("id", "")
            known_as = COLUMN.sub(lambda found: row.cells.get(found[1], ""), str(given))
            if made is None or not isinstance(name, str):
                continue
            made.pop("id", None)
            one = known_as or slug(name)
            self._ids.add(one)
            self._names.setdefault(name, set()).add(one)
            own[name] = one
            if "near" in template:
                made["near"] = _Near(template["near"], row)
            self._merge(entities, one, made, _Origin(table.file, row.line, template))
        return own

    def _merge(
        self, entities: dict[str, Any], one: str, made: dict[str, Any], origin: _Origin
    ) -> None:
        """Add an entity; a second row may say more of it, but nothing else."""
        place = f"entities.{one}"
        before = entities.get(one)
        if before is None:
            entities[one] = made
            self._origins[place] = origin
            return
        told = before if isinstance(before, dict) else {}
        differing = [key for key, value in made.items() if told.get(key, value) != value]
        if differing:
            where = self._origins.get(place)
            other = f"{where.file} line {where.line}" if where else "the fact file"
            wrong = f"{brief(one)} has another {differing[0]} in {other}."
            fix = "Say the same of one thing everywhere, or give it another id."
            self._complain(origin.told(f".{differing[0]}"), wrong, fix)
            return
        told.update(made)

    def _entry(
        self,
        raw: dict[str, Any],
        name: str,
        wanted: type[Table],
        template: Mapping[str, object],
        source: tuple[str, CsvRow],
        own: Mapping[str, str],
    ) -> None:
        file, row = source
        made = Filling(row.cells, lambda text: self._id_of(text, own)).table(template, wanted)
        if made is None:
            return
        entries = raw.setdefault(name, [])
        if not isinstance(entries, list):
            return
        origin = _Origin(file, row.line, template)
        place = f"{name}[{len(entries)}]" if name == "known" else f"{name}.{made.get('id')}"
        first = self._origins.setdefault(place, origin)
        if first is not origin:
            wrong = f"The id {brief(made.get('id'))} is already used in {first.told('')}."
            self._complain(origin.told(".id"), wrong, "Make it of a column that differs.")
            return
        entries.append(made)

    def _id_of(self, text: str, own: Mapping[str, str]) -> str | None:
        """Return the entity that a text names: by its name in the row, its id, or its name."""
        if text in own:
            return own[text]
        if text in self._ids:
            return text
        bearers = self._names.get(text, set())
        return next(iter(bearers)) if len(bearers) == 1 else None

    def _settle(self, raw: Mapping[str, Any]) -> None:
        """Fill in what entities are near to, now that all of them are known."""
        entities = raw.get("entities")
        for entity in entities.values() if isinstance(entities, dict) else ():
            near = entity.get("near") if isinstance(entity, dict) else None
            if isinstance(near, _Near):
                filling = Filling(near.row.cells, lambda text: self._id_of(text, {}))
                found = filling.value(near.template, tuple[str, ...], "near")
                if isinstance(found, list):
                    entity["near"] = found
                else:
                    del entity["near"]


def _tables(raw: Mapping[str, Any]) -> Iterator[CsvTable]:
    """Yield the tables that are well formed; the others are told when the file is read."""
    tables = raw.get("tables", ())
    for each in tables if isinstance(tables, list) else ():
        try:
            yield msgspec.convert(each, CsvTable)
        except msgspec.ValidationError:
            continue


@dataclass(frozen=True)
class _Near:
    """What a row's entity is near to, before the ids of all others are known."""

    template: object
    row: CsvRow


def _each_entity(raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the ids and names of what the fact file itself names."""
    entities, pools = raw.get("entities", {}), raw.get("pools", {})
    for name, entity in entities.items() if isinstance(entities, dict) else ():
        if isinstance(entity, dict):
            yield name, str(entity.get("name", ""))
    for pool in pools.values() if isinstance(pools, dict) else ():
        members = pool.get("members", ()) if isinstance(pool, dict) else ()
        for member in members if isinstance(members, list) else ():
            if isinstance(member, dict) and isinstance(member.get("name"), str):
                yield str(member.get("id") or slug(member["name"])), member["name"]
