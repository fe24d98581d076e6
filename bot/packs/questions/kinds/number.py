"""Number questions: the nearer an answer, the more it earns."""

from bot.game.kinds.number import Number
from bot.game.question import Kind
from bot.packs.facts.resolved import Entity
from bot.packs.questions.drafts import Draft
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.scales import scale_of
from bot.packs.questions.single_answers import SingleAnswer, each_answer


def make(knowledge: Knowledge) -> list[Draft]:
    """Return every number question that a file's facts give."""
    return each_answer(knowledge, Kind.NUMBER, _number)


def _number(asked: SingleAnswer) -> Draft | None:
    """Return a number question where the number has one true value."""
    answer = asked.answer
    if isinstance(answer, Entity) or not asked.is_unique:
        return None
    name = asked.template.asks
    slot, declared = asked.fact.relation.slots[name], asked.fact.scale.get(name)
    question = Number(
        **asked.common(Kind.NUMBER, asked.key),  # type: ignore[arg-type]  # the fields of Asked
        answer=answer,
        unit=slot.unit,
        unit_synonyms=slot.unit_synonyms,
        scale=scale_of(answer, slot, asked.knowledge.file.as_of, declared),
    )
    return asked.drafted(question)
