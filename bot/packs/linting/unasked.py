"""A lint of what a file says that no question comes of, with the reason."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from bot.game.question import Kind
from bot.packs.facts.english import plural
from bot.packs.facts.names import mentioned
from bot.packs.facts.problems import Problem, Severity
from bot.packs.facts.relations import shipped_relations
from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedSet
from bot.packs.facts.tables import QuestionTemplate
from bot.packs.facts.template_checks import ALONE
from bot.packs.facts.templates import placeholders
from bot.packs.facts.truths import value_key
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft
from bot.packs.questions.echoes import tells_answer
from bot.packs.questions.kinds.choice import FEWEST_WRONG

MOST_NAMED = 3
"""Facts that are named where many share a reason."""
_SINGLE = (Kind.CHOICE, Kind.TYPED, Kind.NUMBER)


class Reason(NamedTuple):
    """Why something is not asked, and what to do; facts with the same are told together."""

    what: str
    why: str
    fix: str


_NOTHING = "Nothing is asked"
_NO_STEM = Reason(
    _NOTHING,
    "it has no stem, and a statement is asked only where it tempts or surprises",
    "Add questions, traps, false_statements or surprising = true.",
)
_ODD = Reason(
    _NOTHING,
    "too few wrong options are believable, or its answer would stand apart",
    "Add others that are as well known, say what is near, or give distractors.",
)
_ECHOED = Reason(_NOTHING, "its stems sound like its answers", "Write questions of its own.")
_Lost: TypeAlias = dict[Reason, dict[str, None]]


def all_that_is_told_is_asked(drafts: Sequence[Draft], context: LintContext) -> Found:
    """Warn of facts and sets of which some question was wanted and none came, with the reason."""
    asked = _Asked(drafts, context)
    lost: _Lost = defaultdict(dict)
    for fact in context.file.facts:
        reasons = list(dict.fromkeys(asked.reasons(fact)))
        for reason in reasons or asked.reasons_of_all(fact):
            lost[reason][fact.place] = None
    for each in context.file.sets:
        if each.fact.place not in asked.facts:
            lost[_of_set(each)][each.fact.place] = None
    for reason, places in lost.items():
        yield _told(context, reason, list(places))


def _told(context: LintContext, reason: Reason, places: list[str]) -> Problem:
    named = ", ".join(places[:MOST_NAMED])
    more = f" and {len(places) - MOST_NAMED} more" if len(places) > MOST_NAMED else ""
    wrong = f"{reason.what} of {named}{more}: {reason.why}."
    return Problem(context.file.path, places[0], wrong, reason.fix, Severity.WARNING)


class _Asked:
    """What a file's questions ask for, and why they do not ask for the rest."""

    def __init__(self, drafts: Sequence[Draft], context: LintContext) -> None:
        self._context = context
        self._kinds = {(draft.fact.place, draft.asked, draft.kind) for draft in drafts}
        self._slots = {(place, slot) for place, slot, _ in self._kinds}
        self._members = {
            (draft.fact.relation.id, draft.asked, member.id)
            for draft in drafts
            for member in draft.members
        }
        self.facts = {fact.place for draft in drafts for fact in draft.facts}
        self._relations = {fact.relation.id for draft in drafts for fact in draft.facts}
        entities = context.file.entities.values()
        self._sizes = Counter(kind for entity in entities for kind in entity.kinds)

    def reasons(self, fact: ResolvedFact) -> Iterator[Reason]:
        """Yield why slots of a fact are not asked for that its templates want to ask for."""
        for template in fact.questions:
            if _wanted(template, fact) and not _is_tried(template, fact):
                reason = self._reason(fact, template)
                if reason:
                    yield reason

    def _reason(self, fact: ResolvedFact, template: QuestionTemplate) -> Reason | None:
        slot, answer = template.asks, fact.slots[template.asks]
        wants_choice = Kind.CHOICE in _wanted(template, fact)
        if wants_choice and (fact.place, slot, Kind.CHOICE) not in self._kinds:
            others = self._sizes[answer.kind] - 1 if isinstance(answer, Entity) else FEWEST_WRONG
            if isinstance(answer, Entity) and others < FEWEST_WRONG:
                return _lonely(answer.kind, others, slot)
        if self._is_asked(fact, slot):
            return None
        if fact.time is None and any(each.slot == "when" for each in placeholders(template.stem)):
            return Reason(f"Nothing asks for {slot}", "its stem tells {when}", "Add when = …")
        return None if slot in fact.unique else _unproved(slot)

    def _is_asked(self, fact: ResolvedFact, slot: str) -> bool:
        value = (fact.relation.id, slot, value_key(fact.slots[slot]))
        return (fact.place, slot) in self._slots or value in self._members

    def reasons_of_all(self, fact: ResolvedFact) -> Iterator[Reason]:
        """Yield why nothing at all is asked of a fact whose slots give no reason.

        Stems that sound like the answer are told only where that keeps a whole relation from being
        asked: of eighty capitals, Algiers is none to ask for.
        """
        if fact.place in self.facts:
            return
        templates = [each for each in fact.questions if _wanted(each, fact)]
        meant = [each for each in templates if not _is_tried(each, fact)]
        if not templates:
            yield _NO_STEM
        elif not meant:
            yield _unproved(templates[0].asks)
        elif not all(tells_answer(self._context.file, fact, each) for each in meant):
            yield _ODD
        elif fact.relation.id not in self._relations:
            yield _ECHOED


def _wanted(template: QuestionTemplate, fact: ResolvedFact) -> frozenset[Kind]:
    """Return the kinds with one answer in which a template wants to ask a fact."""
    if not set(ALONE).isdisjoint(template.kinds) or (fact.asks and template.asks not in fact.asks):
        return frozenset()
    return frozenset(template.kinds or _SINGLE) & fact.kinds


def _is_tried(template: QuestionTemplate, fact: ResolvedFact) -> bool:
    """Return whether a template asks for what is not certain to have one true value.

    So do stems with “which of these”, and those that the library brings for whoever is sure of it.
    """
    shipped = shipped_relations().get(fact.relation.id)
    is_shipped = shipped is not None and template in shipped.questions
    return template.asks not in fact.unique and (is_shipped or template.kinds == (Kind.CHOICE,))


def _lonely(kind: str, others: int, slot: str) -> Reason:
    sort = kind if others == 1 else plural(kind)
    return Reason(
        f"No choice asks for {slot}",
        f"the file has {others or 'no'} other {sort}",
        f"Add a pool of {plural(kind)} ([pools.name]).",
    )


def _unproved(slot: str) -> Reason:
    return Reason(
        f"Nothing asks for {slot}",
        "nothing shows that its other values are wrong",
        f'Write unique = ["{slot}"] if it is, or distractors; else leave it out of asks.',
    )


def _of_set(each: ResolvedSet) -> Reason:
    stems = " ".join(template.stem for template in each.fact.questions)
    shared = frozenset.intersection(*(member.traits for member in each.members))
    said = next((trait for trait in sorted(shared) if mentioned(trait, stems)), "")
    if said:
        why = f"its stem says “{said}”, so only what has this trait may be offered as wrong"
        return Reason(_NOTHING, why, "Say it in other words, or drop the trait.")
    if each.table.complete:
        return Reason(_NOTHING, "too few wrong options are believable", "Add others, or wrong.")
    why = "it is not complete, and too few wrong options are certain"
    return Reason(_NOTHING, why, "Add complete = true, or wrong.")
