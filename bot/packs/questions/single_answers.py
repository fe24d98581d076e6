"""Choice, typed and number questions: a template's stem asking for one slot of one fact."""

from collections.abc import Iterator

from bot.game.judging.answer import AnswerType
from bot.game.kinds import Question
from bot.game.kinds.choice import Choice
from bot.game.kinds.number import Number
from bot.game.kinds.typed import Typed
from bot.game.question import Kind
from bot.packs.facts.names import number_text
from bot.packs.facts.resolved import Entity, ResolvedFact, Value
from bot.packs.facts.tables import QuestionTemplate
from bot.packs.facts.templates import value_text
from bot.packs.questions.answers import answer_type
from bot.packs.questions.chance import shuffled
from bot.packs.questions.distractors import wrong_entities
from bot.packs.questions.drafts import Draft, Offer, Standing
from bot.packs.questions.knowledge import Knowledge, answer_key
from bot.packs.questions.scales import scale_of
from bot.packs.questions.stems import Posed, usable
from bot.packs.questions.wrong_numbers import wrong_numbers


class _Asking(Posed):
    """A template put to a fact, as a question with one answer."""

    @property
    def answer(self) -> Value:
        return self.fact.slots[self.template.asks]

    @property
    def unique(self) -> bool:
        return self.template.asks in self.fact.unique

    @property
    def text(self) -> str:
        return value_text(self.answer, self.fact.relation.slots[self.template.asks])

    def draft(self, kind: Kind) -> Draft | None:
        make = {Kind.CHOICE: self.choice, Kind.TYPED: self.typed, Kind.NUMBER: self.number}[kind]
        return make()

    def choice(self) -> Draft | None:
        """Return a choice of four, or of three, or nothing where too few options are certain."""
        wrong = self.wrong_offers()[:3]
        if len(wrong) < 2:
            return None
        right = Offer(self.text, self.answer, Standing.RIGHT)
        offers = shuffled((right, *wrong), lambda offer: offer.text, "options", self.id, "choice")
        question = Choice(
            **self.common(Kind.CHOICE, answer_key(self.answer)),  # type: ignore[arg-type]  # the fields of Asked
            options=tuple(offer.text for offer in offers),
            answer=right.text,
        )
        return self.drafted(question, tuple(offers))

    def wrong_offers(self) -> list[Offer]:
        fact, asked = self.fact, self.template.asks
        if not isinstance(self.answer, Entity):
            return wrong_numbers(self.knowledge, fact, asked, self.stem)
        needed = frozenset(self.template.traits)
        return wrong_entities(self.knowledge, fact, asked, self.stem, needed)

    def typed(self) -> Draft | None:
        """Return a typed question where the answer is closed: one true value, and a name.

        A number is typed only where its template says so.
        """
        answer = self.answer
        if not self.unique:
            return None
        if not isinstance(answer, Entity):
            named = Kind.TYPED in self.template.kinds
            return self.drafted(self._typed_number(answer)) if named else None
        return self.drafted(self._typed_name(answer)) if answer.closed else None

    def _typed_name(self, answer: Entity) -> Typed:
        namesakes = self.knowledge.namesakes
        return Typed(
            **self.common(Kind.TYPED, answer_key(self.answer)),  # type: ignore[arg-type]  # the fields of Asked
            answer=answer.name,
            accepted=namesakes.accepted(answer),
            type=answer_type(answer),
            refused=namesakes.refused(answer, self.fact.refused),
            strictness=answer.strictness,
        )

    def _typed_number(self, answer: float) -> Typed:
        slot = self.fact.relation.slots[self.template.asks]
        return Typed(
            **self.common(Kind.TYPED, answer_key(self.answer)),  # type: ignore[arg-type]  # the fields of Asked
            answer=self.text,
            accepted=(number_text(answer),),
            type=AnswerType.YEAR if slot.type == "year" else AnswerType.NUMBER,
            refused=self.fact.refused,
            unit=slot.unit,
            unit_synonyms=slot.unit_synonyms,
            tolerance=slot.tolerance,
        )

    def number(self) -> Draft | None:
        """Return a number question where the number has one true value."""
        answer = self.answer
        if isinstance(answer, Entity) or not self.unique:
            return None
        slot = self.fact.relation.slots[self.template.asks]
        declared = self.fact.scale.get(self.template.asks)
        question = Number(
            **self.common(Kind.NUMBER, answer_key(self.answer)),  # type: ignore[arg-type]  # the fields of Asked
            answer=answer,
            unit=slot.unit,
            unit_synonyms=slot.unit_synonyms,
            scale=scale_of(answer, slot, self.knowledge.file.as_of, declared),
        )
        return self.drafted(question)

    def drafted(self, question: Question, offers: tuple[Offer, ...] = ()) -> Draft:
        answer = self.answer
        return Draft(
            question=question,
            fact=self.fact,
            asked=self.template.asks,
            template=self.template,
            answer=answer,
            offers=offers,
            unique=self.unique,
            closed=self.unique and (not isinstance(answer, Entity) or answer.closed),
        )


def ask(knowledge: Knowledge, fact: ResolvedFact) -> Iterator[Draft]:
    """Yield every honest choice, typed and number question that a fact's templates allow."""
    for name, templates in _by_id(fact).items():
        for kind in (Kind.CHOICE, Kind.TYPED, Kind.NUMBER):
            fitting = [each for each in templates if not each.kinds or kind in each.kinds]
            if kind in fact.kinds and fitting:
                # Among several wordings for one slot the fact's own id decides, for variety.
                template = shuffled(fitting, lambda each: each.stem, fact.id, name)[0]
                draft = _Asking(knowledge, fact, template).draft(kind)
                if draft:
                    yield draft


def _by_id(fact: ResolvedFact) -> dict[str, list[QuestionTemplate]]:
    """Return the usable templates by the part of the question's id that they give."""
    found: dict[str, list[QuestionTemplate]] = {}
    for template in fact.questions:
        if Kind.ORDER not in template.kinds and usable(template, fact):
            found.setdefault(template.id or template.asks, []).append(template)
    return found
