"""One template put to one fact, and the words about a fact that all its questions share."""

from dataclasses import dataclass
from functools import cached_property

from bot.game.question import Kind, Source
from bot.packs.facts.pictures import image_of
from bot.packs.facts.resolved import ResolvedFact, ResolvedFile
from bot.packs.facts.tables import QuestionTemplate
from bot.packs.facts.templates import Wording, placeholders
from bot.packs.questions.knowledge import Knowledge

_HARDER = {
    Kind.TRUE_FALSE: -1,
    Kind.TYPED: 1,
    Kind.NUMBER: 1,
    Kind.ORDER: 1,
    Kind.SEVERAL: 1,
    Kind.LIST: 1,
}


def wording_of(file: ResolvedFile, fact: ResolvedFact) -> Wording:
    """Return what fills the templates of a fact."""
    return Wording(fact.relation.slots, fact.slots, file.as_of, fact.time, fact.words)


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
    url = fact.url or ("" if fact.source else file.source.url)
    title = fact.source or file.source.title
    return Source(title, fact.paragraph, url or None, file.source.as_of)


def difficulty_of(fact: ResolvedFact, kind: Kind, harder: int = 0) -> int:
    """Return how hard a question is: the fact's own difficulty, shifted by the kind of asking."""
    return min(5, max(1, fact.difficulty + harder + _HARDER.get(kind, 0)))


def fact_name(file: ResolvedFile, fact: ResolvedFact) -> str:
    """Return the fact's id as questions carry it, distinct across packs."""
    return f"{file.pack.id}/{fact.id}"


def usable(template: QuestionTemplate, fact: ResolvedFact) -> bool:
    """Return whether the fact asks for this slot and has all that the stem speaks of."""
    timeless = fact.time is None and any(
        each.slot == "when" for each in placeholders(template.stem)
    )
    return not timeless and (not fact.asks or template.asks in fact.asks)


@dataclass(frozen=True)
class Posed:
    """One template put to one fact; `id` is that of its questions but for their kind."""

    knowledge: Knowledge
    fact: ResolvedFact
    template: QuestionTemplate

    @property
    def id(self) -> str:
        """What the ids of its questions begin with."""
        name = self.template.id or self.template.asks
        return f"{fact_name(self.knowledge.file, self.fact)}/{name}"

    @cached_property
    def stem(self) -> str:
        """The template filled with the fact's values."""
        return wording_of(self.knowledge.file, self.fact).fill(self.template.stem)

    def common(self, kind: Kind, key: str) -> dict[str, object]:
        """Return the fields that a question of any kind has."""
        file, fact, stem = self.knowledge.file, self.fact, self.stem
        explanation = self.template.explanation or fact.explanation or fact.statement
        image = image_of(self.template.image or fact.image)
        return {
            "id": f"{self.id}/{kind}",
            "stem": stem,
            "difficulty": difficulty_of(fact, kind, self.template.harder),
            "fact": fact_name(file, fact),
            "statement": statement_of(file, fact),
            "explanation": sentence(claim(wording_of(file, fact), explanation)),
            "source": source_of(file, fact),
            "key": key,
            "mentions": self.knowledge.mentions(stem, image.alt if image else ""),
            "image": image,
        }
