"""From a question to what the judge of typed answers goes by: the only place that knows how."""

from bot.game.judging import Answer
from bot.game.question import Listing, Question, Typed


def answers_of(question: Question) -> tuple[Answer, ...]:
    """Return the answer of a typed question, or one for each name of a list, in its order.

    Empty for kinds that no judge is asked about.
    """
    match question:
        case Typed():
            return (
                Answer(
                    accepted=question.accepted,
                    type=question.type,
                    refused=question.refused,
                    strictness=question.strictness,
                    unit=question.unit,
                    unit_synonyms=question.unit_synonyms,
                    tolerance=question.tolerance,
                ),
            )
        case Listing():
            return tuple(
                Answer(
                    accepted=forms,
                    type=question.type,
                    refused=question.refused,
                    strictness=question.strictness,
                )
                for forms in question.accepted
            )
    return ()
