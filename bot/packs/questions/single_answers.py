"""Questions with one answer: a template's stem that asks for one slot of one fact."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from bot.game.kinds import Question
from bot.game.question import Kind
from bot.packs.facts.boundary import noting_place
from bot.packs.facts.resolved import Entity, ResolvedFact, Value
from bot.packs.facts.tables import QuestionTemplate
from bot.packs.facts.templates import value_text
from bot.packs.questions.chance import shuffled
from bot.packs.questions.drafts import Draft, Offer
from bot.packs.questions.echoes import echoes
from bot.packs.questions.knowledge import Knowledge, answer_key
from bot.packs.questions.stems import Stem, usable


class SingleAnswer(Stem):
    """A template put to a fact, with the one value that it asks for."""

    @property
    def answer(self) -> Value:
        """The value asked for."""
        return self.fact.slots[self.template.asks]

    @property
    def key(self) -> str:
        """The normalised answer."""
        return answer_key(self.answer)

    @property
    def is_unique(self) -> bool:
        """Whether the slot has one true value, and nothing says that another is true too."""
        slot, answer = self.template.asks, self.answer
        others = (each for each in self.knowledge.truths.values(self.fact, slot) if each != answer)
        rivals = (not isinstance(each, Entity) or _alike(each, answer) for each in others)
        return slot in self.fact.unique and not any(rivals)

    @property
    def asks_year(self) -> bool:
        """Whether the answer is a year."""
        return self.fact.relation.slots[self.template.asks].type == "year"

    @property
    def text(self) -> str:
        """The answer as an option shows it."""
        return value_text(self.answer, self.fact.relation.slots[self.template.asks])

    def drafted(self, question: Question, offers: tuple[Offer, ...] = ()) -> Draft:
        """Return the question with how it came to be."""
        answer = self.answer
        return Draft(
            question=question,
            fact=self.fact,
            asked=self.template.asks,
            template=self.template,
            answer=answer,
            offers=offers,
            unique=self.is_unique,
            closed=self.is_unique and (not isinstance(answer, Entity) or answer.closed),
        )


def _alike(one: Entity, answer: Value) -> bool:
    return isinstance(answer, Entity) and not one.kinds.isdisjoint(answer.kinds)


MakeOne: TypeAlias = Callable[[SingleAnswer], Draft | None]


def each_answer(knowledge: Knowledge, kind: Kind, make: MakeOne) -> list[Draft]:
    """Return what can be made of every template that asks for one slot and allows this kind."""
    found: list[Draft] = []
    for fact in knowledge.file.facts:
        if kind in fact.kinds:
            with noting_place(fact.place):
                made = (make(SingleAnswer(knowledge, fact, each)) for each in _chosen(fact, kind))
                found += (draft for draft in made if draft and not _told(draft))
    return found


def _told(draft: Draft) -> bool:
    """Return whether a relation's stem tells its answer; what a fact asks itself is meant so."""
    own = draft.template in draft.fact.relation.questions
    return own and isinstance(draft.answer, Entity) and echoes(draft.question.stem, draft.answer)


def _chosen(fact: ResolvedFact, kind: Kind) -> Iterator[QuestionTemplate]:
    """Yield one usable template for each part of an id that templates give."""
    by_name: dict[str, list[QuestionTemplate]] = {}
    for template in fact.questions:
        if (not template.kinds or kind in template.kinds) and usable(template, fact):
            by_name.setdefault(template.id or template.asks, []).append(template)
    for name, templates in by_name.items():
        # Among several wordings for one slot the fact's own id decides, for variety.
        yield shuffled(templates, lambda each: each.stem, fact.id, name)[0]
