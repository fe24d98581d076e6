"""Looks up the names that tables refer to, and complains of those that nothing bears."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import islice

from bot.packs.facts.bounds import brief
from bot.packs.facts.english import with_indefinite
from bot.packs.facts.field_slips import suggest
from bot.packs.facts.names import number_text
from bot.packs.facts.problems import Problem
from bot.packs.facts.resolved import Entity, Moment, ResolvedRelation, Value
from bot.packs.facts.tables import FactFile, RelationTable, Scalar, Slot
from bot.packs.facts.template_checks import slots_of
from bot.packs.facts.types import fits, told

_MOMENT = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_NUMERIC = ("year", "number")
_FARTHEST_YEAR = 9999
_MOST_NAMED = 5
FEW_KNOWN = 50
MOST_REMEDIES = 200
"""Names of a file for which the nearest known one is looked for; among thousands, that is slow."""


def moment(written: str | int) -> Moment | None:
    """Return the date written as 2001, "2001-09" or "2001-09-06", or None if it is not one."""
    found = _MOMENT.fullmatch(str(written))
    return Moment(tuple(int(part) for part in found.groups() if part)) if found else None


@dataclass
class Lookup:
    """The entities and relations of one file, and the problems met in looking them up.

    `broken` names what was left out when the file was read: references to it are not complained of.
    """

    file: FactFile
    path: str
    broken: frozenset[str]
    problems: list[Problem] = field(default_factory=list)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    relations: dict[str, ResolvedRelation] = field(default_factory=dict)
    wanting: set[str] = field(default_factory=set)
    """Relations of which something true is not known, since a name in it was left out."""
    _fitting: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _remedies: dict[tuple[str, str], str] = field(default_factory=dict)

    def complain(self, place: str, wrong: str, fix: str = "") -> None:
        """Note a problem of this file."""
        self.problems.append(Problem(self.path, place, wrong, fix))

    def unknown(self, place: str, sort: str, name: object, known: Collection[str]) -> None:
        """Complain of a name that nothing bears, unless what bears it has problems of its own."""
        if name not in self.broken:
            remedy = self._remedy(sort, str(name), known)
            self.complain(place, f"There is no {sort} {brief(name)}.", remedy)

    def _remedy(self, sort: str, name: str, known: Collection[str]) -> str:
        """Return the nearest names; among many, looked for once a name and for so many names."""
        if len(known) <= FEW_KNOWN:
            return _nearest(name, known)
        if (sort, name) not in self._remedies:
            if len(self._remedies) == MOST_REMEDIES:
                return ""
            self._remedies[sort, name] = _nearest(name, known)
        return self._remedies[sort, name]

    def date(self, written: str | int, place: str) -> Moment | None:
        """Return the date written at that place, or None with a problem."""
        found = moment(written)
        if found is None:
            self.complain(
                place, f"{brief(written)} is no date.", 'Write 2001, "2001-09" or "2001-09-06".'
            )
        return found

    def when(self, written: str | int | None, place: str) -> Moment | None:
        """Return what a fact's or set's `when` says, or None where there is none."""
        return None if written is None else self.date(written, f"{place}.when")

    def check_difficulty(self, difficulty: int | None, place: str) -> None:
        """Complain of a difficulty beyond the five there are."""
        if difficulty is not None and not 1 <= difficulty <= 5:
            self.complain(f"{place}.difficulty", f"{difficulty} is not 1 to 5.")

    def slots(
        self, raw: Mapping[str, Scalar], relation: ResolvedRelation, place: str
    ) -> dict[str, Value]:
        """Return a fact's values by slot, in the relation's order; what is wrong is left out."""
        for missing in sorted(relation.slots.keys() - raw.keys()):
            self.complain(
                f"{place}.slots", f"The slot {missing!r} is missing.", f"Add {missing} = …"
            )
        found = {
            name: self.value(each, name, relation, f"{place}.slots.{name}")
            for name, each in raw.items()
        }
        # In the relation's order, so that nothing depends on how the file lists them.
        return {name: found[name] for name in relation.slots if found.get(name) is not None}  # type: ignore[misc]  # None is filtered out

    def value(self, raw: Scalar, slot: str, relation: ResolvedRelation, place: str) -> Value | None:
        """Return what is written in one slot as an entity or a number, or None with a problem."""
        if slot not in relation.slots:
            self.unknown(place, "slot", slot, relation.slots)
            return None
        wanted = relation.slots[slot].type
        if raw in self.broken:
            self.wanting.add(relation.id)
        if wanted in _NUMERIC:
            return self._number(raw, relation.slots[slot], place)
        return self._entity(raw, wanted, place)

    def _number(self, raw: Scalar, slot: Slot, place: str) -> Value | None:
        wanted = slot.type
        if isinstance(raw, str) or (wanted == "year" and not isinstance(raw, int)):
            self.complain(
                place, f"{brief(raw)} is no {wanted}.", f"Write the {wanted} as a number."
            )
            return None
        if wanted == "year" and abs(raw) > _FARTHEST_YEAR:
            wrong = f"The year {raw} is out of reach."
            self.complain(place, wrong, 'Use a slot of type "number" for it.')
            return None
        if slot.low is not None and raw < slot.low:
            self.complain(place, f"{raw} is less than {number_text(slot.low)}, the slot's lowest.")
        if slot.high is not None and raw > slot.high:
            self.complain(
                place, f"{raw} is more than {number_text(slot.high)}, the slot's highest."
            )
        return raw

    def _entity(self, raw: Scalar, wanted: str, place: str) -> Entity | None:
        found = self.entities.get(raw) if isinstance(raw, str) else None
        if found is None:
            self.unknown(place, "entity", raw, self.entities)
        elif not fits(found.type, wanted):
            wrong = f"{raw!r} is {with_indefinite(found.type)}; this slot takes {told(wanted)}."
            self.complain(place, wrong, self._what_fits(wanted))
        return found

    def _what_fits(self, wanted: str) -> str:
        """Return what to do about an entity of the wrong type, with some that fit."""
        if wanted not in self._fitting:
            fitting = (name for name, each in self.entities.items() if fits(each.type, wanted))
            self._fitting[wanted] = tuple(islice(fitting, _MOST_NAMED))
        named = ", ".join(self._fitting[wanted])
        some = f"Of this file fit: {named}. Name one, give" if named else "Give"
        return f"{some} it a fitting type, or write your own relation."

    def check_names(self, relation: ResolvedRelation, place: str, **named: tuple[str, ...]) -> None:
        """Complain of slot names in fields like `unique` that the relation lacks."""
        for where, slots in named.items():
            for slot in sorted(set(slots) - relation.slots.keys()):
                self.unknown(f"{place}.{where}", "slot", slot, relation.slots)


def spelled_out(name: str, relation: RelationTable) -> ResolvedRelation:
    """Return a relation with its slots as tables."""
    return ResolvedRelation(
        name,
        slots_of(relation),
        relation.statement,
        frozenset(relation.unique) & relation.slots.keys(),
        relation.changes,
        relation.questions,
    )


def _nearest(name: str, known: Collection[str]) -> str:
    """Return the nearest known name, or all of them, cut where a long list would bury it."""
    remedy = suggest(name, known) or f"There is {', '.join(sorted(known)) or 'none'}."
    return remedy if len(remedy) <= 160 else f"{remedy[:160].rsplit(',', 1)[0]}, …"
