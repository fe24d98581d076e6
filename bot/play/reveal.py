"""The reveal: what is shown of a round once it is settled."""

import msgspec

from bot.game.given import Picked, Ticked, text_of
from bot.game.question import Number, Order, Question, Several, TrueFalse, answer_text, options_of
from bot.game.round import Result, Round
from bot.ports.stage import QuestionCard, RevealCard, Scorer


def reveal_of(card: QuestionCard, rules: Round, results: tuple[Result, ...]) -> RevealCard:
    """Return the settled round; the caller adds the standing and what may follow."""
    question = rules.question
    return RevealCard(
        question=msgspec.structs.replace(card, answered=len(results), hint=""),
        right=tuple(rules.option_order.index(place) for place in right_places(question)),
        answer=answer_text(question),
        counts=_counts(rules, results),
        scorers=tuple(_scorer(question, result) for result in _best_first(results)),
        explanation=question.explanation,
        source=question.source,
    )


def right_places(question: Question) -> tuple[int, ...]:
    """Return the right options by their places in the pack; an order's are all, in order."""
    options = options_of(question)
    match question:
        case Order(answer=answer) | Several(answer=answer):
            return tuple(options.index(text) for text in answer)
    return (options.index(answer_text(question)),) if options else ()


def previous_answer(question: Question) -> str:
    """Return the answer as a later card recalls it; of true and false, what is true."""
    return question.statement if isinstance(question, TrueFalse) else answer_text(question)


def _best_first(results: tuple[Result, ...]) -> list[Result]:
    scored = [result for result in results if result.points > 0]
    return sorted(scored, key=lambda result: (-result.share, result.elapsed_ms))


def _counts(rules: Round, results: tuple[Result, ...]) -> tuple[int, ...]:
    """Return how many chose each shown option; nothing where options are not chosen."""
    chosen = [
        (result.given.option,) if isinstance(result.given, Picked) else result.given.options
        for result in results
        if isinstance(result.given, Picked | Ticked)
    ]
    if isinstance(rules.question, Order):
        return ()
    return tuple(sum(place in one for one in chosen) for place in rules.option_order)


def _scorer(question: Question, result: Result) -> Scorer:
    return Scorer(
        name=result.name,
        points=result.points,
        elapsed_ms=result.elapsed_ms,
        streak=result.streak,
        share=result.share,
        said=text_of(question, result.given) if isinstance(question, Number) else "",
    )
