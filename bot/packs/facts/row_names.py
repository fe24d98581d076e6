"""Which entity a row means by a name: one of its own, an id, or what bears the name in the file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.packs.facts.names import slug
from bot.packs.facts.row_values import Reference
from bot.packs.facts.types import fits

_MOST_BEARERS = 50
"""Of one name; more would take long to go through, and no row can mean them."""


@dataclass
class RowEntities:
    """The ids of the entities that one row makes, by their names and by what makes these."""

    by_template: dict[str, list[str]] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)

    def add(self, one: str, name: str, template: Mapping[str, object]) -> None:
        """Note an entity of the row."""
        _note(self.by_name, name, one)
        for each in (template.get("name"), template.get("id")):
            if isinstance(each, str):
                _note(self.by_template, each, one)


@dataclass
class EntityNames:
    """The entities of a whole fact file by id and name, each with its type."""

    _types: dict[str, str] = field(default_factory=dict)
    _by_name: dict[str, list[str]] = field(default_factory=dict)

    def add(self, one: str, name: str, entity_type: str) -> None:
        """Note an entity."""
        self._types[one] = entity_type
        _note(self._by_name, name, one)

    def meant(self, reference: Reference, own: RowEntities, wanted: str) -> list[str]:
        """Return the ids that a reference can mean: one, none, or several that have its name.

        What the mapping says goes first: where “<capital>” is the name of a row's entity, it is
        this one, whatever else is called so. Of several, those count that fit the type `wanted`.
        """
        text = reference.text
        by_id = [text] if text in self._types else []
        places = (own.by_template.get(reference.template), own.by_name.get(text), by_id)
        found = next(filter(None, (*places, self._by_name.get(text))), [])
        fitting = [one for one in found if fits(self._types.get(one, ""), wanted)]
        return fitting or found


def named_in(raw: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield id, name and type of what the fact file itself names, well formed or not."""
    for name, entity in _tables_of(raw.get("entities")):
        yield name, str(entity.get("name", "")), str(entity.get("type", ""))
    for _, pool in _tables_of(raw.get("pools")):
        members = pool.get("members", ())
        for member in members if isinstance(members, list) else ():
            if isinstance(member, dict) and isinstance(member.get("name"), str):
                name = member["name"]
                yield str(member.get("id") or slug(name)), name, str(pool.get("type", ""))


def _tables_of(raw: object) -> Iterable[tuple[str, Mapping[str, Any]]]:
    tables = raw.items() if isinstance(raw, dict) else ()
    return ((name, each) for name, each in tables if isinstance(each, dict))


def _note(found: dict[str, list[str]], name: str, one: str) -> None:
    bearers = found.setdefault(name, [])
    if one not in bearers and len(bearers) < _MOST_BEARERS:
        bearers.append(one)
