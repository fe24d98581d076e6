"""Dealing: what a round is before it is posted, from the plan, the standing and the time."""

from random import Random

import msgspec

from bot.game.question import Tapped, TrueFalse, encode, options_of
from bot.game.round import Result, Round
from bot.ports.ledger import NewRound
from bot.ports.stage import Previous, QuestionCard, RevealCard, Scorer

SHOWN_PLACES = 3


class Deal(msgspec.Struct, frozen=True, kw_only=True):
    """One question on its way to the stage: its number, its order of options, its deadline."""

    number: int
    question: Tapped
    option_order: tuple[int, ...]
    deadline_ms: int


def deal(number: int, question: Tapped, seconds: int, now_ms: int, rng: Random) -> Deal:
    """Shuffle the options and set the deadline, a whole second because that is what is printed."""
    order = list(range(len(options_of(question))))
    if not isinstance(question, TrueFalse):
        rng.shuffle(order)
    whole_second = -(-now_ms // 1000)
    return Deal(
        number=number,
        question=question,
        option_order=tuple(order),
        deadline_ms=(whole_second + seconds) * 1000,
    )


def record_of(dealt: Deal, game: int) -> NewRound:
    """Return the round as the ledger keeps it."""
    return NewRound(
        game=game,
        number=dealt.number,
        question_id=dealt.question.id,
        content=encode(dealt.question),
        option_order=dealt.option_order,
        deadline_ms=dealt.deadline_ms,
    )


def rules_of(dealt: Deal, expected: frozenset[int]) -> Round:
    """Return the round as the rules see it."""
    return Round(
        number=dealt.number,
        question=dealt.question,
        option_order=dealt.option_order,
        deadline_ms=dealt.deadline_ms,
        expected=expected,
    )


def card_of(
    rules: Round, game: int, round_id: int, total: int, *, opening: str, previous: Previous | None
) -> QuestionCard:
    """Return the round as everybody sees it."""
    question = rules.question
    return QuestionCard(
        game=game,
        round=round_id,
        number=rules.number,
        total=total,
        title=question.source.title,
        difficulty=question.difficulty,
        stem=question.stem,
        options=rules.shown_options,
        deadline_ms=rules.deadline_ms,
        opening=opening,
        previous=previous,
    )


def reveal_of(card: QuestionCard, rules: Round, results: tuple[Result, ...]) -> RevealCard:
    """Return the settled round; the caller adds the standing and what may follow."""
    shown = range(len(card.options))
    return RevealCard(
        question=msgspec.structs.replace(card, answered=len(results)),
        right=rules.right_shown,
        counts=tuple(sum(result.shown == position for result in results) for position in shown),
        scorers=tuple(
            Scorer(result.name, result.points, result.elapsed_ms, result.streak)
            for result in results
            if result.right
        ),
        explanation=rules.question.explanation,
        source=rules.question.source,
        standing=(),
    )
