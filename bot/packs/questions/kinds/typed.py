"""Typed questions: the answer is a name that one thing alone bears, or a number."""

from bot.game.judging.answer import AnswerType
from bot.game.kinds.typed import Typed
from bot.game.question import Kind
from bot.packs.facts.names import number_text
from bot.packs.facts.resolved import Entity
from bot.packs.questions.answers import answer_type
from bot.packs.questions.drafts import Draft
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.single_answers import SingleAnswer, each_answer


def make(knowledge: Knowledge) -> list[Draft]:
    """Return every question with a typed answer that a file's facts give."""
    return each_answer(knowledge, Kind.TYPED, _typed)


def _typed(asked: SingleAnswer) -> Draft | None:
    """Return a typed question where the answer is closed: one true value, and a name.

    A number is typed only where its template says so.
    """
    answer = asked.answer
    if not asked.is_unique:
        return None
    if isinstance(answer, Entity):
        return asked.drafted(_name(asked, answer)) if answer.closed else None
    is_named = Kind.TYPED in asked.template.kinds
    return asked.drafted(_number(asked, answer)) if is_named else None


def _name(asked: SingleAnswer, answer: Entity) -> Typed:
    namesakes = asked.knowledge.namesakes
    return Typed(
        **asked.common(Kind.TYPED, asked.key),  # type: ignore[arg-type]  # the fields of Asked
        answer=answer.name,
        accepted=namesakes.spelled_out(answer),
        type=answer_type(answer),
        refused=namesakes.refused(answer, asked.fact.refused),
        strictness=answer.strictness,
    )


def _number(asked: SingleAnswer, answer: float) -> Typed:
    slot = asked.fact.relation.slots[asked.template.asks]
    return Typed(
        **asked.common(Kind.TYPED, asked.key),  # type: ignore[arg-type]  # the fields of Asked
        answer=asked.text,
        accepted=(number_text(answer),),
        type=AnswerType.YEAR if slot.type == "year" else AnswerType.NUMBER,
        refused=asked.fact.refused,
        unit=slot.unit,
        unit_synonyms=slot.unit_synonyms,
        tolerance=slot.tolerance,
    )
