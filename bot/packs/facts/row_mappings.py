"""What the rows of a table make: the mappings of a fact file, checked before a row fills them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.packs.facts.bounds import LONGEST_TEXT, brief
from bot.packs.facts.csv_files import CsvRow
from bot.packs.facts.field_slips import suggest
from bot.packs.facts.row_values import columns_in
from bot.packs.facts.tables import (
    CsvTable,
    EntityTable,
    FactTable,
    KnownTable,
    SetTable,
    Table,
    fields_of,
)

DEEPEST = 12
"""Tables and lists within each other."""


@dataclass(frozen=True)
class RowMapping:
    """One thing that each row makes: an entry of `sort`, as the fact file has it at `place`."""

    sort: str
    place: str
    wanted: type[Table]
    template: dict[str, object]


def mappings_of(table: CsvTable, number: int) -> Iterator[RowMapping]:
    """Yield the mappings of the table with this number, entities first."""
    place = f"tables[{number}]"
    for name, template in table.entities.items():
        yield RowMapping("entities", f"{place}.entities.{name}", EntityTable, template)
    lists = (
        ("facts", FactTable, table.facts),
        ("known", KnownTable, table.known),
        ("sets", SetTable, table.sets),
    )
    for sort, wanted, templates in lists:
        for n, template in enumerate(templates):
            yield RowMapping(sort, f"{place}.{sort}[{n}]", wanted, template)


def unsound(mapping: RowMapping) -> Iterator[tuple[str, str, bool]]:
    """Yield what is wrong with a mapping, what to do, and whether no row can fill it.

    A field that there is not is taken out, so that it is told once.
    """
    template = mapping.template
    if not _is_small(template):
        wrong = f"A text here is longer than {LONGEST_TEXT:,} characters, or lists lie too deep."
        yield wrong, "Write less.", True
        return
    fields = fields_of(mapping.wanted)
    known = {*fields, "id"} if mapping.sort == "entities" else {*fields}
    for name in sorted(template.keys() - known):
        fix = suggest(name, known) or f"The fields are {', '.join(sorted(known))}."
        yield f"There is no field {brief(name)} here.", fix, False
        del template[name]
    for name, each in fields.items():
        if each.required and name not in template:
            yield f"The field {name!r} is missing.", f"Add {name} = …", True
    if not isinstance(template.get("id", ""), str):
        yield "An id is a text.", 'Write id = "<column>".', True


def _is_small(template: object) -> bool:
    """Return whether all texts are of a size for facts, and nothing lies too deep."""
    level = [template]
    for _ in range(DEEPEST):
        level = [inner for each in level for inner in _inner(each)]
        if any(isinstance(each, str) and len(each) > LONGEST_TEXT for each in level):
            return False
    return not level


def _inner(value: object) -> Sequence[object]:
    match value:
        case dict():
            return [*value.values()]
        case list():
            return value
    return ()


def work_of(rows: Sequence[CsvRow], mappings: Sequence[RowMapping]) -> int:
    """Return how much rows make: their cells as often as they are used, and the mappings."""
    used = Counter(column for mapping in mappings for column in columns_in(mapping.template))
    cells = sum(
        (len(cell) + 1) * (1 + used[column]) for row in rows for column, cell in row.cells.items()
    )
    return cells + len(rows) * sum(_size_of(mapping.template) for mapping in mappings)


def _size_of(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    return 1 + sum(map(_size_of, _inner(value)))
