"""Resolves a fact file: looks up every relation, entity and fact that its tables name."""

import math
from collections.abc import Iterator, Mapping
from itertools import product

from bot.game.question import Kind
from bot.packs.facts.contradictions import contradictions
from bot.packs.facts.difficulty import derived_difficulty
from bot.packs.facts.entities import entities_of
from bot.packs.facts.lookup import Lookup, spelled_out
from bot.packs.facts.problems import Problem
from bot.packs.facts.relations import shipped_relations
from bot.packs.facts.resolved import (
    Moment,
    ResolvedFact,
    ResolvedFile,
    ResolvedRelation,
    ResolvedSequence,
    Trap,
    Truth,
    Value,
)
from bot.packs.facts.sets import resolve_sets
from bot.packs.facts.source_times import told_too_early
from bot.packs.facts.tables import (
    FactFile,
    FactTable,
    FalseTable,
    KnownTable,
    QuestionTemplate,
    Scalar,
    Slot,
)
from bot.packs.facts.template_checks import (
    SET_KINDS,
    check_template,
    sound_questions,
    sound_relation,
)

OWN = "fact "
"""What the id of a relation begins with that is one fact's own."""
MOST_ROWS = 100_000
"""Truths that one [[known]] may spell out."""


def resolve(
    file: FactFile, path: str, broken: frozenset[str] = frozenset()
) -> tuple[ResolvedFile, list[Problem]]:
    """Resolve a fact file; what has problems is left out, so that the rest can still be checked.

    `broken` names what was left out when the file was read: references to it are not complained of.
    """
    resolver = _Resolver(file, path, broken)
    return resolver.run(), resolver.problems


class _Resolver(Lookup):
    def __init__(self, file: FactFile, path: str, broken: frozenset[str]) -> None:
        super().__init__(file, path, broken)
        self.fact_ids = {fact.id for fact in file.facts}
        self.untold: list[Truth] = []
        """What facts say that cannot be asked, since their words have problems."""

    def run(self) -> ResolvedFile:
        as_of = self.date(self.file.source.as_of, "source.as_of") or Moment((9999,))
        self.entities, problems = entities_of(self.file, self.path)
        self.problems += problems
        self.relations = self.all_relations()
        facts = self.facts()
        told = [*map(_as_truth, facts.values()), *self.untold]
        self.problems += contradictions(told, self.path)
        truths = [*told, *self.known()]
        sets, more = resolve_sets(self, facts.keys(), truths)
        self.problems += told_too_early(facts.values(), as_of, self.path)
        return ResolvedFile(
            path=self.path,
            pack=self.file.pack,
            source=self.file.source,
            as_of=as_of,
            entities=dict(self.entities),
            facts=tuple(facts.values()),
            truths=(*truths, *more),
            sequences=tuple(self.sequences(facts)),
            sets=sets,
        )

    def all_relations(self) -> dict[str, ResolvedRelation]:
        """Return the bot's relations and the file's own, each with what is usable of it."""
        sound = dict(shipped_relations())
        for name, relation in self.file.relations.items():
            sound.pop(name, None)
            found, problems = sound_relation(relation, self.path, f"relations.{name}")
            self.problems += problems
            if found:
                sound[name] = found
            else:
                self.broken |= {name}
        return {name: spelled_out(name, relation) for name, relation in sound.items()}

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

    def fact(self, fact: FactTable, place: str) -> ResolvedFact | None:
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
            more=tuple(slot for remark in fact.more for slot in remark.slots),
        )
        if slots.keys() != relation.slots.keys():
            return None
        questions, problems = sound_questions(fact.questions, relation.slots, self.path, place)
        unsound = self.unsound_words(fact, relation, place)
        self.problems += (*problems, *unsound)
        self.check_difficulty(fact.difficulty, place)
        traps = self.traps(fact, relation, place)
        unique = (relation.unique | set(fact.unique)) - set(fact.several)
        if unsound:
            self.untold.append(Truth(relation.id, slots, unique, place))
            return None
        return ResolvedFact(
            id=fact.id,
            relation=relation,
            slots=slots,
            paragraph=fact.paragraph,
            unique=unique,
            difficulty=fact.difficulty or derived_difficulty(slots.values()),
            kinds=frozenset(fact.ask or Kind),
            asks=fact.asks,
            distractors=_joined(traps, self.distractors(fact, relation, place)),
            time=self.when(fact.when, place) or _time_in(slots, relation),
            event=fact.event,
            changes=relation.changes if fact.changes is None else fact.changes,
            statement=fact.statement or relation.statement,
            false_statements=tuple(map(_as_false, fact.false_statements)),
            explanation=fact.explanation,
            url=fact.url,
            questions=_templates(questions, relation),
            refused=fact.refused,
            scale=fact.scale,
            image=fact.image,
            source=fact.source,
            topic=fact.topic,
            traps=traps,
            surprising=fact.surprising,
            more=fact.more,
        )

    def unsound_words(
        self, fact: FactTable, relation: ResolvedRelation, place: str
    ) -> list[Problem]:
        """Return the problems of the sentences that a fact brings itself."""
        texts = {
            "statement": fact.statement,
            "explanation": fact.explanation,
            **{
                f"false_statements[{n}].{field}".removesuffix(".statement"): text
                for n, false in enumerate(map(_as_false, fact.false_statements))
                for field, text in (("statement", false.statement), ("why", false.why))
            },
            **{f"more[{n}].text": remark.text for n, remark in enumerate(fact.more)},
            **{f"traps[{n}].why": trap.why for n, trap in enumerate(fact.traps)},
        }
        return [
            problem
            for name, text in texts.items()
            for problem in check_template(text, relation.slots, self.path, f"{place}.{name}")
        ]

    def relation_of(self, fact: FactTable, place: str) -> ResolvedRelation | None:
        if not fact.relation:
            return self.own_relation(fact, place)
        relation = self.relations.get(fact.relation)
        if relation is None:
            self.unknown(f"{place}.relation", "relation", fact.relation, self.relations)
        return relation

    def own_relation(self, fact: FactTable, place: str) -> ResolvedRelation | None:
        """Return the relation of a fact that stands for itself, its slots told by their values."""
        if not fact.statement:
            self.complain(
                place, "The fact has neither a relation nor a statement.", "Add relation = “…”."
            )
            return None
        slots = {name: Slot(type=_own_type(name, raw)) for name, raw in fact.slots.items()}
        return ResolvedRelation(f"{OWN}{fact.id}", slots, fact.statement, frozenset(), False, ())

    def distractors(
        self, fact: FactTable, relation: ResolvedRelation, place: str
    ) -> dict[str, tuple[Value, ...]]:
        found = {}
        for slot, raws in fact.distractors.items():
            spot = f"{place}.distractors.{slot}"
            if slot not in relation.slots:
                self.unknown(spot, "slot", slot, relation.slots)
                continue
            values = (self.value(raw, slot, relation, spot) for raw in raws)
            found[slot] = tuple(value for value in values if value is not None)
        return found

    def traps(
        self, fact: FactTable, relation: ResolvedRelation, place: str
    ) -> dict[str, tuple[Trap, ...]]:
        found: dict[str, tuple[Trap, ...]] = {}
        for n, trap in enumerate(fact.traps):
            value = self.value(trap.value, trap.slot, relation, f"{place}.traps[{n}]")
            if value is not None:
                found[trap.slot] = (*found.get(trap.slot, ()), Trap(value, trap.why))
        return found

    def known(self) -> Iterator[Truth]:
        for n, known in enumerate(self.file.known):
            relation = self.relations.get(known.relation)
            if relation is None:
                self.unknown(f"known[{n}].relation", "relation", known.relation, self.relations)
                continue
            yield from self.truths(known, relation, f"known[{n}]")

    def truths(self, known: KnownTable, relation: ResolvedRelation, place: str) -> Iterator[Truth]:
        self.check_names(relation, place, unique=known.unique, several=known.several)
        unique = (relation.unique | set(known.unique)) - set(known.several)
        columns = []
        for name, raw in known.slots.items():
            each = raw if isinstance(raw, tuple) else (raw,)
            values = (self.value(one, name, relation, f"{place}.slots.{name}") for one in each)
            columns.append([(name, value) for value in values if value is not None])
        rows = math.prod(map(len, columns))
        if rows > MOST_ROWS:
            wrong = f"These lists make {rows:,} combinations; {MOST_ROWS:,} is the most."
            self.complain(
                f"{place}.slots", wrong, "Split it, or leave a slot out: all values then."
            )
            return
        for row in product(*columns):
            yield Truth(relation.id, dict(row), unique, place)

    def sequences(self, facts: Mapping[str, ResolvedFact]) -> Iterator[ResolvedSequence]:
        for sequence in self.file.sequences:
            place = f"sequences.{sequence.id}"
            found = [self.event(name, facts, place) for name in sequence.facts]
            if not 3 <= len(sequence.facts) <= 6:
                self.complain(f"{place}.facts", "A sequence has 3 to 6 facts.")
            if len(set(sequence.facts)) < len(sequence.facts):
                self.complain(f"{place}.facts", "A fact stands here twice.", "Name each once.")
            self.check_difficulty(sequence.difficulty, place)
            if found and all(found):
                yield ResolvedSequence(sequence, tuple(filter(None, found)))

    def event(
        self, name: str, facts: Mapping[str, ResolvedFact], place: str
    ) -> ResolvedFact | None:
        fact = facts.get(name)
        if fact is None:
            if name not in self.fact_ids:
                self.unknown(f"{place}.facts", "fact", name, facts)
        elif not fact.event:
            self.complain(
                f"facts.{name}", f"The sequence {place} needs its event.", "Add event = …"
            )
        return fact


def _joined(
    traps: Mapping[str, tuple[Trap, ...]], distractors: Mapping[str, tuple[Value, ...]]
) -> dict[str, tuple[Value, ...]]:
    """Return by slot the values that the writer calls wrong, traps first."""
    joined = {slot: tuple(trap.value for trap in each) for slot, each in traps.items()}
    for slot, values in distractors.items():
        joined[slot] = tuple(dict.fromkeys((*joined.get(slot, ()), *values)))
    return joined


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


def _templates(
    questions: tuple[QuestionTemplate, ...], relation: ResolvedRelation
) -> tuple[QuestionTemplate, ...]:
    """Return a fact's own questions and those of its relation that they do not replace."""
    own = {_replaces(template) for template in questions}
    inherited = (each for each in relation.questions if _replaces(each) not in own)
    return (*questions, *inherited)


def _replaces(template: QuestionTemplate) -> tuple[str, tuple[Kind, ...]]:
    """Return what a template is one of a kind in: its place in ids, apart from other kinds."""
    apart = tuple(kind for kind in template.kinds if kind in SET_KINDS)
    return template.id or template.asks, apart


def _as_truth(fact: ResolvedFact) -> Truth:
    own = fact.relation.id.startswith(OWN)
    sentence = fact.statement if own else ""
    return Truth(fact.relation.id, fact.slots, fact.unique, fact.place, sentence)


def _as_false(written: str | FalseTable) -> FalseTable:
    return FalseTable(statement=written) if isinstance(written, str) else written
