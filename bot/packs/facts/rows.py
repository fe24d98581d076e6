"""The rows of CSV tables as entities, facts, known truths and sets among those of a fact file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from bot.packs.facts.bounds import brief
from bot.packs.facts.csv_files import CsvRow, UnfitCsv, read_csv
from bot.packs.facts.field_slips import LONGEST_NAME, suggest
from bot.packs.facts.names import slug
from bot.packs.facts.problems import Problem
from bot.packs.facts.relations import shipped_relations
from bot.packs.facts.row_mappings import RowMapping, mappings_of, unsound, work_of
from bot.packs.facts.row_names import EntityNames, RowEntities, named_in
from bot.packs.facts.row_origins import RowOrigin, RowOrigins
from bot.packs.facts.row_values import Filling, Reference, columns_in
from bot.packs.facts.tables import CsvTable, RelationTable, Slot

MOST_WORK = 20_000_000
"""Characters and cells of a fact file's rows, each counted as often as a mapping uses it."""
_NUMERIC = ("year", "number")


@dataclass
class _Row:
    """A row of a file, with the entities that it made."""

    file: str
    row: CsvRow
    own: RowEntities = field(default_factory=RowEntities)

    def origin(self, mapping: RowMapping) -> RowOrigin:
        return RowOrigin(self.file, self.row.line, mapping.template)


@dataclass
class _Source:
    """The rows of a CSV file that can be used, and what each of them makes."""

    rows: tuple[_Row, ...]
    mappings: tuple[RowMapping, ...]

    def pairs(self, *sorts: str) -> Iterator[tuple[RowMapping, _Row]]:
        """Yield each mapping of these sorts with each row."""
        for sort in sorts:
            for mapping in self.mappings:
                if mapping.sort == sort:
                    yield from ((mapping, row) for row in self.rows)


@dataclass
class Rows:
    """Reads the CSV tables of one fact file, and tells its problems by row and column.

    `folder` is where the fact file lies, `path` what its problems call it.
    """

    folder: Path
    path: str
    problems: list[Problem] = field(default_factory=list)
    origins: RowOrigins = field(default_factory=RowOrigins)
    _names: EntityNames = field(default_factory=EntityNames)
    _relations: Mapping[str, object] = field(default_factory=dict)
    _near: list[tuple[str, RowMapping, _Row]] = field(default_factory=list)

    def add_to(self, raw: dict[str, Any]) -> None:
        """Add what the rows say to the plain values of a fact file."""
        sources = [*self._sources(raw)]
        if not sources:
            return
        own = raw.get("relations")
        self._relations = {**shipped_relations(), **(own if isinstance(own, dict) else {})}
        for each in named_in(raw):
            self._names.add(*each)
        entities = raw.setdefault("entities", {})
        for source in sources if isinstance(entities, dict) else ():
            for mapping, row in source.pairs("entities"):
                self._add_entity(entities, mapping, row)
        for one, mapping, row in self._near:
            self._add_near(entities[one], mapping, row)
        for source in sources:
            for mapping, row in source.pairs("facts", "known", "sets"):
                self._add_entry(raw, mapping, row)

    def _sources(self, raw: Mapping[str, Any]) -> Iterator[_Source]:
        work = 0
        for n, table in _tables(raw):
            try:
                read = read_csv(self.folder, table.file)
            except UnfitCsv as error:
                self._complain(f"{table.file} {error.place}", error.wrong, error.fix)
                continue
            for each in read.misfits:
                self._complain(f"{table.file} {each.place}", each.wrong, each.fix)
            mappings = tuple(mapping for mapping in mappings_of(table, n) if self._usable(mapping))
            work += work_of(read.rows, mappings)
            if work > MOST_WORK:
                wrong = f"Up to here, the tables would make {work:,} characters of facts."
                fix = f"{MOST_WORK:,} is the most. Split the pack into several."
                self._complain(table.file, wrong, fix)
                return
            if self._has_columns(table.file, mappings, read.columns):
                yield _Source(tuple(_Row(table.file, row) for row in read.rows), mappings)

    def _usable(self, mapping: RowMapping) -> bool:
        """Tell what is wrong with a mapping as such, once and not for every row."""
        found = [*unsound(mapping)]
        for wrong, fix, _ in found:
            self._complain(mapping.place, wrong, fix)
        return not any(is_fatal for _, _, is_fatal in found)

    def _has_columns(
        self, file: str, mappings: tuple[RowMapping, ...], columns: tuple[str, ...]
    ) -> bool:
        named = {column for mapping in mappings for column in columns_in(mapping.template)}
        unknown = sorted(named - set(columns))
        for column in unknown:
            fix = suggest(column, columns) or f"There is {', '.join(columns)}."
            self._complain(file, f"There is no column {brief(column)}.", fix)
        return not unknown

    def _complain(self, place: str, wrong: str, fix: str) -> None:
        self.problems.append(Problem(self.path, place.strip(), wrong, fix))

    def _add_entity(self, entities: dict[str, Any], mapping: RowMapping, row: _Row) -> None:
        """Add an entity, whose `near` follows when all entities are known."""
        filling = Filling(row.row.cells, lambda _: None)
        template = {name: each for name, each in mapping.template.items() if name != "near"}
        made = filling.table(template, mapping.wanted)
        if made is None or not isinstance(made.get("name"), str):
            return
        name = made["name"]
        one = made.pop("id", None) or slug(name)
        if not self._is_id(one, mapping, row):
            return
        self._names.add(one, name, str(made.get("type", "")))
        row.own.add(one, name, mapping.template)
        if self._merge(entities, one, made, row.origin(mapping)) and "near" in mapping.template:
            self._near.append((one, mapping, row))

    def _is_id(self, one: str, mapping: RowMapping, row: _Row) -> bool:
        """Return whether a text can be an id; complain if not."""
        if 0 < len(one) <= LONGEST_NAME and one.isprintable():
            return True
        wrong = f"{brief(one)} is no id." if one else "No id can be made of this name."
        fix = f"Make the id of a column with short, plain texts ({LONGEST_NAME} characters)."
        at = ".id" if "id" in mapping.template else ".name"
        self._complain(row.origin(mapping).told(at), wrong, fix)
        return False

    def _merge(
        self, entities: dict[str, Any], one: str, made: dict[str, Any], origin: RowOrigin
    ) -> bool:
        """Add an entity; a second row may say more of it, but nothing else."""
        place = f"entities.{one}"
        before = entities.get(one)
        if not isinstance(before, dict):
            entities.setdefault(one, made)
            self.origins.add(place, origin)
            return before is None
        differing = [key for key, value in made.items() if before.get(key, value) != value]
        if differing:
            where = self.origins.at(place)
            wrong = f"{brief(one)} has another {differing[0]} in {_told(where)}."
            fix = "Say the same of one thing everywhere, or give it another id."
            self._complain(origin.told(f".{differing[0]}"), wrong, fix)
            return False
        before.update(made)
        return True

    def _add_near(self, entity: dict[str, Any], mapping: RowMapping, row: _Row) -> None:
        filling = _Referring(self, mapping, row, str(entity.get("type", "")))
        found = filling.filled().value(mapping.template["near"], tuple[str, ...], "near")
        before = entity.get("near", [])
        if isinstance(found, list) and isinstance(before, list):
            entity["near"] = [*before, *(each for each in found if each not in before)]

    def _add_entry(self, raw: dict[str, Any], mapping: RowMapping, row: _Row) -> None:
        referring = _Referring(self, mapping, row)
        made = referring.filled().table(mapping.template, mapping.wanted)
        entries = raw.setdefault(mapping.sort, [])
        if made is None or referring.is_unclear or not isinstance(entries, list):
            return
        origin = row.origin(mapping)
        place = f"known[{len(entries)}]"
        if mapping.sort != "known":
            if not self._is_id(str(made["id"]), mapping, row):
                return
            place = f"{mapping.sort}.{made['id']}"
        first = self.origins.add(place, origin)
        if first is not origin:
            wrong = f"The id {brief(made['id'])} is already used in {_told(first)}."
            self._complain(origin.told(".id"), wrong, "Make it of a column that differs.")
            return
        entries.append(made)

    def known_told(self, problems: list[Problem]) -> list[Problem]:
        """Return problems, those of known truths with their rows, before their numbers change."""
        return self.origins.known_told(problems)

    def meant(self, reference: Reference, row: _Row, wanted: str) -> list[str]:
        """Return the ids of the entities that a row can mean."""
        return self._names.meant(reference, row.own, wanted)

    def complain_of_several(self, found: list[str], text: str, place: str) -> None:
        """Complain of a name that does not tell which entity is meant."""
        wrong = f"{brief(text)} is the name of several: {', '.join(found[:5])}."
        self._complain(place, wrong, "Write the id of the one that is meant.")

    def slot_type(self, relation: object, slot: str) -> str:
        """Return what a slot takes, as far as its relation is there and well formed."""
        found = self._relations.get(relation) if isinstance(relation, str) else None
        if found is None:  # a sentence of its own
            return "year" if slot == "year" or slot.endswith("_year") else ""
        slots = found.slots if isinstance(found, RelationTable) else _field(found, "slots")
        written = _field(slots, slot)
        written = written.type if isinstance(written, Slot) else written
        written = _field(written, "type") if isinstance(written, dict) else written
        return written if isinstance(written, str) else ""


@dataclass
class _Referring:
    """Looks up what the texts of a row refer to, and notes where one of them is unclear."""

    rows: Rows
    mapping: RowMapping
    row: _Row
    wanted: str = ""
    is_unclear: bool = False

    def filled(self) -> Filling:
        return Filling(self.row.row.cells, self.meant)

    def meant(self, reference: Reference) -> str | None:
        wanted = self.wanted or self.rows.slot_type(self._relation(), reference.slot)
        if wanted in _NUMERIC:
            return None
        found = self.rows.meant(reference, self.row, wanted)
        if len(found) > 1:
            self.is_unclear = True
            place = self.row.origin(self.mapping).cell(reference.template)
            self.rows.complain_of_several(found, reference.text, place)
        return found[0] if len(found) == 1 else None

    def _relation(self) -> object:
        return Filling(self.row.row.cells, lambda _: None).value(
            self.mapping.template.get("relation", ""), str, "relation"
        )


def _told(origin: RowOrigin | None) -> str:
    return origin.told() if origin else "the fact file"


def _field(table: object, name: str) -> object:
    return table.get(name) if isinstance(table, dict) else None


def _tables(raw: Mapping[str, Any]) -> Iterator[tuple[int, CsvTable]]:
    """Yield the tables that are well formed; the others are told when the file is read."""
    tables = raw.get("tables", ())
    for n, each in enumerate(tables if isinstance(tables, list) else ()):
        try:
            yield n, msgspec.convert(each, CsvTable)
        except msgspec.ValidationError:
            continue
