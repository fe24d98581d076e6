"""Stems: one template put to one fact, and the fields that its questions share."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from bot.game.question import Kind
from bot.packs.facts.pictures import image_of
from bot.packs.facts.resolved import ResolvedFact
from bot.packs.facts.tables import QuestionTemplate
from bot.packs.facts.templates import placeholders
from bot.packs.questions.difficulty import difficulty_of
from bot.packs.questions.explanations import explained
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.statements import (
    fact_name,
    source_of,
    statement_of,
    topic_of,
    wording_of,
)


def usable(template: QuestionTemplate, fact: ResolvedFact) -> bool:
    """Return whether the fact asks for this slot and has all that the stem speaks of."""
    timeless = fact.time is None and any(
        each.slot == "when" for each in placeholders(template.stem)
    )
    return not timeless and (not fact.asks or template.asks in fact.asks)


@dataclass(frozen=True)
class Stem:
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

    def common(
        self, kind: Kind, key: str, offered: Collection[str] | None = None
    ) -> dict[str, object]:
        """Return the fields that a question of any kind has; `offered` are the options, if any."""
        knowledge, fact, stem, template = self.knowledge, self.fact, self.stem, self.template
        file = knowledge.file
        told = explained(knowledge, fact, template.asks, stem, template.explanation, offered)
        image = image_of(template.image or fact.image)
        return {
            "id": f"{self.id}/{kind}",
            "stem": stem,
            "difficulty": difficulty_of(fact, kind, template.harder),
            "fact": fact_name(file, fact),
            "statement": statement_of(file, fact),
            "explanation": told.text,
            "source": source_of(file, fact),
            "key": key,
            "mentions": knowledge.mentions(stem, image.alt if image else "", told.borrowed),
            "topic": topic_of(file, fact.topic),
            "image": image,
        }
