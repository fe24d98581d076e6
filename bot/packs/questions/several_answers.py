"""Questions with several answers: a template that asks for all that fills one slot."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.game.kinds import Question
from bot.game.question import Kind
from bot.packs.facts.names import plain
from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedSet
from bot.packs.facts.tables import QuestionTemplate
from bot.packs.questions.drafts import Draft, Offer
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.stems import Stem, usable


@dataclass(frozen=True)
class SeveralAnswers(Stem):
    """A template put to all these members at once; `whole` is the set they are all of."""

    members: tuple[Entity, ...]
    traits: frozenset[str]
    whole: ResolvedSet | None = None

    @property
    def is_complete(self) -> bool:
        """Whether nothing else belongs to them."""
        return self.whole is not None and self.whole.table.complete

    def drafted(
        self,
        question: Question,
        members: tuple[Entity, ...],
        offers: tuple[Offer, ...] = (),
        sort: type[Draft] = Draft,
    ) -> Draft:
        """Return the question, whose right answers are these members, with how it came to be."""
        return sort(
            question=question,
            fact=self.fact,
            asked=self.template.asks,
            template=self.template,
            members=members,
            offers=offers,
            closed=self.is_complete and all(each.closed for each in members),
        )


def key_of(members: Iterable[Entity]) -> str:
    """Return the normalised answer that these members are."""
    return " + ".join(sorted(plain(each.name) for each in members))


def each_set(knowledge: Knowledge, kind: Kind) -> Iterator[SeveralAnswers]:
    """Yield each template that asks for a whole set in this kind."""
    for each in knowledge.file.sets:
        for template in templates_of(each.fact, kind):
            traits = frozenset((*each.table.traits, *template.traits))
            yield SeveralAnswers(knowledge, each.fact, template, each.members, traits, each)


def templates_of(fact: ResolvedFact, kind: Kind) -> Iterator[QuestionTemplate]:
    """Yield the usable templates that name this kind."""
    for template in fact.questions:
        if kind in template.kinds and kind in fact.kinds and usable(template, fact):
            yield template
