"""Choice, typed and number questions: a template's stem asking for one slot of one fact."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.game.question import Choice, Kind, Number, Question, Source, Typed
from bot.packs.chance import shuffled
from bot.packs.distractors import wrong_things
from bot.packs.drafts import Draft, Offer, Standing
from bot.packs.knowledge import Knowledge, answer_key
from bot.packs.model import QuestionTemplate
from bot.packs.names import plain
from bot.packs.numbers import wrong_numbers
from bot.packs.resolved import ResolvedFact, ResolvedFile, Thing, Value
from bot.packs.wording import Wording, placeholders, value_text

_HARDER = {Kind.TRUE_FALSE: -1, Kind.TYPED: 1, Kind.NUMBER: 1}


def wording_of(file: ResolvedFile, fact: ResolvedFact) -> Wording:
    """Return what fills the templates of a fact."""
    return Wording(fact.relation.slots, fact.slots, file.as_of, fact.time)


def statement_of(file: ResolvedFile, fact: ResolvedFact) -> str:
    """Return the fact as one sentence with its full stop."""
    return sentence(claim(wording_of(file, fact), fact.statement))


def claim(wording: Wording, template: str) -> str:
    """Return a statement without its full stop, an abbreviation at its end untouched."""
    return wording.fill(template.removesuffix("."))


def sentence(text: str) -> str:
    """Return the text with a full stop unless it ends in a mark of its own."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def source_of(file: ResolvedFile, fact: ResolvedFact) -> Source:
    """Return the footnote of a fact."""
    url = fact.url or file.source.url
    return Source(file.source.title, fact.paragraph, url or None, file.source.as_of)


def difficulty_of(fact: ResolvedFact, kind: Kind, harder: int = 0) -> int:
    """Return how hard a question is: the fact's own difficulty, shifted by the kind of asking."""
    return min(5, max(1, fact.difficulty + harder + _HARDER.get(kind, 0)))


def fact_name(file: ResolvedFile, fact: ResolvedFact) -> str:
    """Return the fact's id as questions carry it, distinct across packs."""
    return f"{file.pack.id}/{fact.id}"


@dataclass(frozen=True)
class _Asking:
    """One template put to one fact."""

    knowledge: Knowledge
    fact: ResolvedFact
    template: QuestionTemplate
    id: str
    stem: str

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
            **self.common(Kind.CHOICE),  # type: ignore[arg-type]  # the fields of Asked
            options=tuple(offer.text for offer in offers),
            answer=right.text,
        )
        return self.drafted(question, tuple(offers))

    def wrong_offers(self) -> list[Offer]:
        fact, asked = self.fact, self.template.asks
        if not isinstance(self.answer, Thing):
            return wrong_numbers(self.knowledge, fact, asked, self.stem)
        needed = frozenset(self.template.traits)
        return wrong_things(self.knowledge, fact, asked, self.stem, needed)

    def typed(self) -> Draft | None:
        """Return a typed question where the answer is closed: one true value, and a name."""
        answer = self.answer
        if not isinstance(answer, Thing) or not (answer.closed and self.unique):
            return None
        question = Typed(
            **self.common(Kind.TYPED),  # type: ignore[arg-type]  # the fields of Asked
            answer=answer.name,
            accepted=accepted_names(answer),
        )
        return self.drafted(question)

    def number(self) -> Draft | None:
        """Return a number question where the number has one true value."""
        answer = self.answer
        if isinstance(answer, Thing) or not self.unique:
            return None
        question = Number(
            **self.common(Kind.NUMBER),  # type: ignore[arg-type]  # the fields of Asked
            answer=answer,
            unit=self.fact.relation.slots[self.template.asks].unit,
        )
        return self.drafted(question)

    def common(self, kind: Kind) -> dict[str, object]:
        file, fact = self.knowledge.file, self.fact
        explanation = self.template.explanation or fact.explanation or fact.statement
        return {
            "id": f"{self.id}/{kind}",
            "stem": self.stem,
            "difficulty": difficulty_of(fact, kind, self.template.harder),
            "fact": fact_name(file, fact),
            "statement": statement_of(file, fact),
            "explanation": sentence(claim(wording_of(file, fact), explanation)),
            "source": source_of(file, fact),
            "key": answer_key(self.answer),
            "mentions": self.knowledge.mentions(self.stem),
        }

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
            closed=self.unique and (not isinstance(answer, Thing) or answer.closed),
        )


def accepted_names(thing: Thing) -> tuple[str, ...]:
    """Return the forms a typed answer may take, the name first, none that names others too."""
    ambiguous = {plain(name) for name in thing.ambiguous}
    seen = {plain(thing.name)}
    accepted = [thing.name]
    for alias in thing.aliases:
        if plain(alias) not in seen | ambiguous:
            accepted.append(alias)
            seen.add(plain(alias))
    return tuple(accepted)


def ask(knowledge: Knowledge, fact: ResolvedFact) -> Iterator[Draft]:
    """Yield every honest choice, typed and number question that a fact's templates allow."""
    for name, templates in _by_id(fact).items():
        for kind in (Kind.CHOICE, Kind.TYPED, Kind.NUMBER):
            fitting = [each for each in templates if not each.kinds or kind in each.kinds]
            if kind in fact.kinds and fitting:
                # Among several wordings for one slot the fact's own id decides, for variety.
                template = shuffled(fitting, lambda each: each.stem, fact.id, name)[0]
                draft = _asking(knowledge, fact, template, name).draft(kind)
                if draft:
                    yield draft


def _by_id(fact: ResolvedFact) -> dict[str, list[QuestionTemplate]]:
    """Return the usable templates by the part of the question's id that they give."""
    found: dict[str, list[QuestionTemplate]] = {}
    for template in fact.questions:
        if Kind.ORDER not in template.kinds and usable(template, fact):
            found.setdefault(template.id or template.asks, []).append(template)
    return found


def usable(template: QuestionTemplate, fact: ResolvedFact) -> bool:
    """Return whether the fact asks for this slot and has all that the stem speaks of."""
    timeless = fact.time is None and any(
        each.slot == "when" for each in placeholders(template.stem)
    )
    return not timeless and (not fact.asks or template.asks in fact.asks)


def _asking(
    knowledge: Knowledge, fact: ResolvedFact, template: QuestionTemplate, name: str
) -> _Asking:
    stem = wording_of(knowledge.file, fact).fill(template.stem)
    return _Asking(knowledge, fact, template, f"{fact_name(knowledge.file, fact)}/{name}", stem)
