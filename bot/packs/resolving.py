"""Looks up everything that a fact file refers to, and says of each stranger where it stands."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from bot.game.question import Kind
from bot.packs.checking import check_question, check_relation, check_template
from bot.packs.model import Fact, FactFile, Known, QuestionTemplate, Relation, Scalar, Slot
from bot.packs.problems import Problem
from bot.packs.reading import suggest
from bot.packs.relations import library
from bot.packs.resolved import (
    Moment,
    ResolvedFact,
    ResolvedFile,
    ResolvedRelation,
    ResolvedSequence,
    Thing,
    Truth,
    Value,
)
from bot.packs.things import things_of

_MOMENT = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_NUMERIC = ("year", "number")


def moment(written: str | int) -> Moment | None:
    """Return the date written as 2001, "2001-09" or "2001-09-06", or None if it is not one."""
    found = _MOMENT.fullmatch(str(written))
    return Moment(tuple(int(part) for part in found.groups() if part)) if found else None


def resolve(
    file: FactFile, path: str, broken: frozenset[str] = frozenset()
) -> tuple[ResolvedFile, list[Problem]]:
    """Resolve a fact file; what has problems is left out, so that the rest can still be checked.

    `broken` names what was left out when the file was read: references to it are not complained of.
    """
    resolver = _Resolver(file, path, broken)
    return resolver.run(), resolver.problems


@dataclass
class _Resolver:
    file: FactFile
    path: str
    broken: frozenset[str]
    problems: list[Problem] = field(default_factory=list)
    things: Mapping[str, Thing] = field(default_factory=dict)
    relations: dict[str, ResolvedRelation] = field(default_factory=dict)

    def complain(self, place: str, wrong: str, fix: str = "") -> None:
        self.problems.append(Problem(self.path, place, wrong, fix))

    def run(self) -> ResolvedFile:
        as_of = self.date(self.file.source.as_of, "source.as_of") or Moment((9999,))
        self.things, problems = things_of(self.file, self.path)
        self.problems += problems
        for name, relation in self.file.relations.items():
            self.problems += check_relation(relation, self.path, f"relations.{name}")
        self.relations = {
            name: _spelled_out(name, relation)
            for name, relation in {**library(), **self.file.relations}.items()
        }
        facts = self.facts()
        return ResolvedFile(
            path=self.path,
            pack=self.file.pack,
            source=self.file.source,
            as_of=as_of,
            things=dict(self.things),
            facts=tuple(facts.values()),
            truths=(*map(_as_truth, facts.values()), *self.known()),
            sequences=tuple(self.sequences(facts)),
        )

    def stranger(self, place: str, sort: str, name: object, known: Collection[str]) -> None:
        """Complain of a name that nothing bears, unless what bears it has problems of its own."""
        if name not in self.broken:
            remedy = suggest(str(name), known) or f"There is {', '.join(sorted(known)) or 'none'}."
            self.complain(place, f"There is no {sort} {name!r}.", _short(remedy))

    def date(self, written: str | int, place: str) -> Moment | None:
        found = moment(written)
        if found is None:
            self.complain(
                place, f"{written!r} is no date.", 'Write 2001, "2001-09" or "2001-09-06".'
            )
        return found

    def facts(self) -> dict[str, ResolvedFact]:
        resolved: dict[str, ResolvedFact] = {}
        for fact in self.file.facts:
            place = f"facts.{fact.id}"
            if fact.id in resolved:
                self.complain(place, "Two facts have this id.", "Give each fact its own id.")
            found = self.fact(fact, place)
            if found:
                resolved[fact.id] = found
        return resolved

    def fact(self, fact: Fact, place: str) -> ResolvedFact | None:
        relation = self.relation_of(fact, place)
        if relation is None:
            return None
        slots = self.slots(fact.slots, relation, place)
        self.check_names(relation, place, unique=fact.unique, several=fact.several, asks=fact.asks)
        if slots.keys() != relation.slots.keys():
            return None
        when = None if fact.when is None else self.date(fact.when, f"{place}.when")
        for n, template in enumerate(fact.questions):
            spot = f"{place}.questions[{n}]"
            self.problems += check_question(template, relation.slots, self.path, spot)
        for n, text in enumerate((fact.statement, *fact.false_statements)):
            spot = f"{place}.false_statements[{n - 1}]" if n else f"{place}.statement"
            self.problems += check_template(text, relation.slots, self.path, spot)
        if not 1 <= fact.difficulty <= 5:
            self.complain(f"{place}.difficulty", f"{fact.difficulty} is not 1 to 5.")
        return ResolvedFact(
            id=fact.id,
            relation=relation,
            slots=slots,
            paragraph=fact.paragraph,
            unique=(relation.unique | set(fact.unique)) - set(fact.several),
            difficulty=fact.difficulty,
            kinds=frozenset(fact.ask or Kind),
            asks=fact.asks,
            distractors=self.distractors(fact, relation, place),
            time=when or _time_in(slots, relation),
            event=fact.event,
            changes=relation.changes if fact.changes is None else fact.changes,
            statement=fact.statement or relation.statement,
            false_statements=fact.false_statements,
            explanation=fact.explanation,
            url=fact.url,
            questions=_templates(fact, relation),
        )

    def relation_of(self, fact: Fact, place: str) -> ResolvedRelation | None:
        if not fact.relation:
            return self.own_relation(fact, place)
        relation = self.relations.get(fact.relation)
        if relation is None:
            self.stranger(f"{place}.relation", "relation", fact.relation, self.relations)
        return relation

    def own_relation(self, fact: Fact, place: str) -> ResolvedRelation | None:
        """Return the relation of a fact that stands for itself, its slots told by their values."""
        if not fact.statement:
            self.complain(
                place, "The fact has neither a relation nor a statement.", "Add relation = “…”."
            )
            return None
        slots = {name: Slot(type=_own_type(name, raw)) for name, raw in fact.slots.items()}
        return ResolvedRelation(f"fact {fact.id}", slots, fact.statement, frozenset(), False, ())

    def slots(
        self, raw: Mapping[str, Scalar], relation: ResolvedRelation, place: str
    ) -> dict[str, Value]:
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
        if slot not in relation.slots:
            self.stranger(place, "slot", slot, relation.slots)
            return None
        wanted = relation.slots[slot].type
        if wanted in _NUMERIC:
            return self.number(raw, wanted, place)
        return self.thing(raw, wanted, place)

    def number(self, raw: Scalar, wanted: str, place: str) -> Value | None:
        if isinstance(raw, str) or (wanted == "year" and not isinstance(raw, int)):
            self.complain(place, f"{raw!r} is no {wanted}.", f"Write the {wanted} as a number.")
            return None
        return raw

    def thing(self, raw: Scalar, wanted: str, place: str) -> Thing | None:
        found = self.things.get(raw) if isinstance(raw, str) else None
        if found is None:
            self.stranger(place, "entity", raw, self.things)
        elif wanted != "any" and found.type not in wanted.split("|"):
            self.complain(place, f"{raw!r} is a {found.type}; this slot wants {wanted}.")
        return found

    def distractors(
        self, fact: Fact, relation: ResolvedRelation, place: str
    ) -> dict[str, tuple[Value, ...]]:
        found = {}
        for slot, raws in fact.distractors.items():
            spot = f"{place}.distractors.{slot}"
            values = (self.value(raw, slot, relation, spot) for raw in raws)
            found[slot] = tuple(value for value in values if value is not None)
        return found

    def check_names(self, relation: ResolvedRelation, place: str, **named: tuple[str, ...]) -> None:
        """Complain of slot names in fields like `unique` that the relation lacks."""
        for where, slots in named.items():
            for slot in sorted(set(slots) - relation.slots.keys()):
                self.stranger(f"{place}.{where}", "slot", slot, relation.slots)

    def known(self) -> Iterator[Truth]:
        for n, known in enumerate(self.file.known):
            relation = self.relations.get(known.relation)
            if relation is None:
                self.stranger(f"known[{n}].relation", "relation", known.relation, self.relations)
                continue
            yield from self.truths(known, relation, f"known[{n}]")

    def truths(self, known: Known, relation: ResolvedRelation, place: str) -> Iterator[Truth]:
        self.check_names(relation, place, unique=known.unique, several=known.several)
        unique = (relation.unique | set(known.unique)) - set(known.several)
        columns = []
        for name, raw in known.slots.items():
            each = raw if isinstance(raw, tuple) else (raw,)
            values = (self.value(one, name, relation, f"{place}.slots.{name}") for one in each)
            columns.append([(name, value) for value in values if value is not None])
        for row in product(*columns):
            yield Truth(relation.id, dict(row), unique)

    def sequences(self, facts: Mapping[str, ResolvedFact]) -> Iterator[ResolvedSequence]:
        for sequence in self.file.sequences:
            place = f"sequences.{sequence.id}"
            found = [self.event(name, facts, place) for name in sequence.facts]
            if not 3 <= len(sequence.facts) <= 6:
                self.complain(f"{place}.facts", "A sequence has 3 to 6 facts.")
            if all(found):
                yield ResolvedSequence(sequence, tuple(filter(None, found)))

    def event(
        self, name: str, facts: Mapping[str, ResolvedFact], place: str
    ) -> ResolvedFact | None:
        fact = facts.get(name)
        if fact is None:
            if all(each.id != name for each in self.file.facts):
                self.stranger(f"{place}.facts", "fact", name, facts)
        elif not fact.event:
            self.complain(
                f"facts.{name}", f"The sequence {place} needs its event.", "Add event = …"
            )
        return fact


def _spelled_out(name: str, relation: Relation) -> ResolvedRelation:
    slots = {
        slot: Slot(type=spec) if isinstance(spec, str) else spec
        for slot, spec in relation.slots.items()
    }
    return ResolvedRelation(
        name,
        slots,
        relation.statement,
        frozenset(relation.unique),
        relation.changes,
        relation.questions,
    )


def _short(remedy: str) -> str:
    """Return the remedy, cut where a long list would bury it."""
    return remedy if len(remedy) <= 160 else f"{remedy[:160].rsplit(',', 1)[0]}, …"


def _own_type(name: str, raw: Scalar) -> str:
    if isinstance(raw, str):
        return "any"
    return "year" if name == "year" or name.endswith("_year") else "number"


def _time_in(slots: Mapping[str, Value], relation: ResolvedRelation) -> Moment | None:
    """Return the year in a fact's slots, which is when it happened."""
    for name, slot in relation.slots.items():
        value = slots.get(name)
        if slot.type == "year" and isinstance(value, int):
            return Moment((value,))
    return None


def _templates(fact: Fact, relation: ResolvedRelation) -> tuple[QuestionTemplate, ...]:
    """Return the fact's own questions and those of its relation that they do not replace."""
    own = {template.id or template.asks for template in fact.questions}
    inherited = (each for each in relation.questions if (each.id or each.asks) not in own)
    return (*fact.questions, *inherited)


def _as_truth(fact: ResolvedFact) -> Truth:
    return Truth(fact.relation.id, fact.slots, fact.unique)
