"""From the tables of `model` to those of `resolved`: a fact file with all it refers to."""

from collections.abc import Iterator, Mapping
from itertools import product

from bot.game.question import Kind
from bot.packs.checking import check_question, check_relation, check_template
from bot.packs.lookup import Lookup, spelled_out
from bot.packs.model import Fact, FactFile, Known, QuestionTemplate, Scalar, Slot
from bot.packs.problems import Problem
from bot.packs.relations import library
from bot.packs.resolved import (
    Moment,
    ResolvedFact,
    ResolvedFile,
    ResolvedRelation,
    ResolvedSequence,
    Truth,
    Value,
)
from bot.packs.resolving_sets import resolve_sets
from bot.packs.things import things_of


def resolve(
    file: FactFile, path: str, broken: frozenset[str] = frozenset()
) -> tuple[ResolvedFile, list[Problem]]:
    """Resolve a fact file; what has problems is left out, so that the rest can still be checked.

    `broken` names what was left out when the file was read: references to it are not complained of.
    """
    resolver = _Resolver(file, path, broken)
    return resolver.run(), resolver.problems


class _Resolver(Lookup):
    def run(self) -> ResolvedFile:
        as_of = self.date(self.file.source.as_of, "source.as_of") or Moment((9999,))
        self.things, problems = things_of(self.file, self.path)
        self.problems += problems
        for name, relation in self.file.relations.items():
            self.problems += check_relation(relation, self.path, f"relations.{name}")
        self.relations = {
            name: spelled_out(name, relation)
            for name, relation in {**library(), **self.file.relations}.items()
        }
        facts = self.facts()
        truths = [*map(_as_truth, facts.values()), *self.known()]
        sets, more = resolve_sets(self, facts.keys(), truths)
        return ResolvedFile(
            path=self.path,
            pack=self.file.pack,
            source=self.file.source,
            as_of=as_of,
            things=dict(self.things),
            facts=tuple(facts.values()),
            truths=(*truths, *more),
            sequences=tuple(self.sequences(facts)),
            sets=sets,
        )

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
        self.check_names(
            relation,
            place,
            unique=fact.unique,
            several=fact.several,
            asks=fact.asks,
            scale=tuple(fact.scale),
        )
        if slots.keys() != relation.slots.keys():
            return None
        for n, template in enumerate(fact.questions):
            spot = f"{place}.questions[{n}]"
            self.problems += check_question(template, relation.slots, self.path, spot)
        for n, text in enumerate((fact.statement, *fact.false_statements)):
            spot = f"{place}.false_statements[{n - 1}]" if n else f"{place}.statement"
            self.problems += check_template(text, relation.slots, self.path, spot)
        self.check_difficulty(fact.difficulty, place)
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
            time=self.when(fact.when, place) or _time_in(slots, relation),
            event=fact.event,
            changes=relation.changes if fact.changes is None else fact.changes,
            statement=fact.statement or relation.statement,
            false_statements=fact.false_statements,
            explanation=fact.explanation,
            url=fact.url,
            questions=_templates(fact, relation),
            refused=fact.refused,
            scale=fact.scale,
            image=fact.image,
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

    def distractors(
        self, fact: Fact, relation: ResolvedRelation, place: str
    ) -> dict[str, tuple[Value, ...]]:
        found = {}
        for slot, raws in fact.distractors.items():
            spot = f"{place}.distractors.{slot}"
            values = (self.value(raw, slot, relation, spot) for raw in raws)
            found[slot] = tuple(value for value in values if value is not None)
        return found

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
    own = {_replaces(template) for template in fact.questions}
    inherited = (each for each in relation.questions if _replaces(each) not in own)
    return (*fact.questions, *inherited)


def _replaces(template: QuestionTemplate) -> tuple[str, tuple[Kind, ...]]:
    """Return what a template is one of a kind in: its place in ids, apart from other kinds."""
    apart = tuple(kind for kind in template.kinds if kind in (Kind.SEVERAL, Kind.LIST))
    return template.id or template.asks, apart


def _as_truth(fact: ResolvedFact) -> Truth:
    return Truth(fact.relation.id, fact.slots, fact.unique)
