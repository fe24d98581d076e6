"""The reveal: what is shown of a round once it is settled."""

import msgspec

from bot.game.kinds import Question
from bot.game.round import Result, Round
from bot.ports.stage import QuestionCard, RevealCard, Scorer


def reveal_of(card: QuestionCard, rules: Round, results: tuple[Result, ...]) -> RevealCard:
    """Return the settled round; the caller adds the standing and what may follow."""
    question = rules.question
    return RevealCard(
        question=msgspec.structs.replace(card, answered=len(results)),
        settled=rules.shown_settled(results),
        scorers=tuple(_scorer(question, result) for result in _best_first(results)),
        explanation=question.explanation,
        source=question.source,
    )


def _best_first(results: tuple[Result, ...]) -> list[Result]:
    scored = [result for result in results if result.points > 0]
    return sorted(scored, key=lambda result: (-result.share, result.elapsed_ms))


def _scorer(question: Question, result: Result) -> Scorer:
    return Scorer(
        name=result.name,
        points=result.points,
        elapsed_ms=result.elapsed_ms,
        streak=result.streak,
        share=result.share,
        answer=question.told_of(result.given),
    )
