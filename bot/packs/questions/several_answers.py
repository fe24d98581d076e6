"""Several and list questions: all that fills one slot, to be ticked among others or to be named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.game.kinds.listing import Listing
from bot.game.kinds.several import Several
from bot.game.question import Kind
from bot.packs.facts.boundary import standing_at
from bot.packs.facts.names import plain
from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedSet
from bot.packs.facts.tables import QuestionTemplate
from bot.packs.facts.truths import place_in
from bot.packs.questions.answers import list_names, strictest
from bot.packs.questions.chance import draw, shuffled
from bot.packs.questions.distractors import wrong_entities
from bot.packs.questions.drafts import Draft, Offer, Standing
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.stems import Posed, usable

OPTIONS = 6
FEWEST_RIGHT, MOST_RIGHT = 2, 4
FEWEST_WRONG = 2


def gather(knowledge: Knowledge) -> list[Draft]:
    """Return the several and list questions of a file's sets, and of facts that share a slot."""
    found = [*_of_sets(knowledge), *_of_facts(knowledge)]
    drafts: list[Draft] = []
    for gathered in found:
        with standing_at(gathered.fact.place):
            draft = gathered.draft()
        drafts += [draft] if draft else []
    return drafts


@dataclass(frozen=True)
class _Gathered(Posed):
    """A template that asks for all these members at once; `whole` is the set they are all of."""

    kind: Kind
    members: tuple[Entity, ...]
    traits: frozenset[str]
    whole: ResolvedSet | None = None

    @property
    def asked(self) -> str:
        return self.template.asks

    def draft(self) -> Draft | None:
        return self.several() if self.kind is Kind.SEVERAL else self.listing()

    def several(self) -> Draft | None:
        """Return six options or fewer with some right and some wrong, if there are so many."""
        right = self._right()
        taken = {plain(name) for entity in right for name in entity.names}
        wrong = [offer for offer in self._wrong() if taken.isdisjoint(map(plain, offer.names))]
        wrong = wrong[: OPTIONS - len(right)]
        if len(right) < FEWEST_RIGHT or len(wrong) < FEWEST_WRONG:
            return None
        true = (Offer(entity.label, entity, Standing.RIGHT) for entity in right)
        offers = shuffled((*true, *wrong), lambda each: each.text, "options", self.id)
        answer = tuple(each.text for each in offers if each.standing is Standing.RIGHT)
        question = Several(
            **self._common(right),  # type: ignore[arg-type]  # the fields of Asked
            options=tuple(each.text for each in offers),
            answer=answer,
        )
        return replace(self._drafted(question, right), offers=tuple(offers))

    def _right(self) -> tuple[Entity, ...]:
        """Return two to four members, the fact's own among them, none named in the stem."""
        first, *others = self.members
        named = self.knowledge.names.in_text(self.stem)
        mixed = [first, *shuffled(others, lambda entity: entity.id, "right", self.id)]
        wanted = FEWEST_RIGHT + int(draw("how many", self.id) * (MOST_RIGHT - FEWEST_RIGHT + 1))
        fitting = (entity for entity in mixed if entity.id not in named)
        return tuple(entity for entity in fitting if self.traits <= entity.traits)[:wanted]

    def _wrong(self) -> list[Offer]:
        return wrong_entities(self.knowledge, self.fact, self.asked, self.stem, self.traits)

    def listing(self) -> Draft | None:
        """Return a list to be named, where the set is complete and its members have names."""
        whole = self.whole
        if whole is None or not whole.table.complete:
            return None
        names = list_names(self.knowledge.namesakes, self.members, self.fact.refused)
        question = Listing(
            **self._common(self.members),  # type: ignore[arg-type]  # the fields of Asked
            answer=tuple(each.name for each in self.members),
            accepted=names.accepted,
            wanted=whole.table.wanted or len(self.members),
            type=names.type,
            refused=names.refused,
            strictness=strictest(self.members),
        )
        return self._drafted(question, self.members)

    def _common(self, members: Iterable[Entity]) -> dict[str, object]:
        return self.common(self.kind, " + ".join(sorted(plain(each.name) for each in members)))

    def _drafted(self, question: Several | Listing, members: tuple[Entity, ...]) -> Draft:
        complete = self.whole is not None and self.whole.table.complete
        return Draft(
            question=question,
            fact=self.fact,
            asked=self.asked,
            template=self.template,
            members=members,
            closed=complete and all(each.closed for each in members),
        )


def _of_sets(knowledge: Knowledge) -> Iterator[_Gathered]:
    for each in knowledge.file.sets:
        for kind, template in _templates(each.fact):
            traits = frozenset((*each.table.traits, *template.traits))
            yield _Gathered(knowledge, each.fact, template, kind, each.members, traits, each)


def _of_facts(knowledge: Knowledge) -> Iterator[_Gathered]:
    """Yield for each slot that several facts and truths fill the first of those facts, once."""
    taken = {(place_in(each.fact, each.asks), "") for each in knowledge.file.sets}
    for fact in knowledge.file.facts:
        for kind, template in _templates(fact):
            value = fact.slots[template.asks]
            if kind is not Kind.SEVERAL or not isinstance(value, Entity):
                continue
            place = place_in(fact, template.asks)
            if (place, "") in taken or (place, f"{value.kind} {template.id}") in taken:
                continue
            taken.add((place, f"{value.kind} {template.id}"))
            members = _alike(knowledge, fact, value, template)
            traits = frozenset(template.traits)
            yield _Gathered(knowledge, fact, template, kind, members, traits)


def _alike(
    knowledge: Knowledge, fact: ResolvedFact, own: Entity, template: QuestionTemplate
) -> tuple[Entity, ...]:
    """Return what else fills the slot and is of the same kind, after the fact's own value."""
    values = knowledge.truths.values(fact, template.asks)
    others = (each for each in values if isinstance(each, Entity) and each.kind == own.kind)
    return (own, *(each for each in others if each.id != own.id))


def _templates(fact: ResolvedFact) -> Iterator[tuple[Kind, QuestionTemplate]]:
    for template in fact.questions:
        for kind in (Kind.SEVERAL, Kind.LIST):
            if kind in template.kinds and kind in fact.kinds and usable(template, fact):
                yield kind, template
